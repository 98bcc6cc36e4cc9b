// Pages of the Backprop lab: opened at a link, or on the run of the Digits lab, with a drawing put in.
import { walkable } from './backprop.mjs';
import { openPage } from './browser.mjs';
import { drawWithMouse, ready, stepTimes } from './digits.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('./browser.mjs').PageOptions} PageOptions */

/**
 * The lab, with a graph to walk, on the kernels that Node runs too: numbers are the same to the last bit.
 *
 * @param {import('node:test').TestContext} t
 * @param {string} [hash]
 */
export async function openLab(t, hash = 'backprop/') {
  const { page } = await openPage(t, { hash, host: 'plain', search: '?variant=simd' });
  await walkable(page);
  return page;
}

/** A small CNN on few digits: quick to build, with every kind of layer. */
const RUN = [
  'digits/model=conv@conv2d(4,kernel:5,stride:2,padding:2);act@activation(relu);pool@max_pool2d',
  ';flat@flatten;out@linear(10)&batch_size=24&generated_count=240&optimizer=adam&seed=11',
].join('');

/**
 * The run of the Digits lab, after so many updates, in the Backprop lab.
 *
 * @param {import('node:test').TestContext} t
 * @param {PageOptions} [options]
 * @param {number} [updates]
 * @param {string} [run] a link of the Digits lab
 */
export async function openDigits(t, options = {}, updates = 0, run = RUN) {
  const { page } = await openPage(t, { hash: run, host: 'plain', ...options });
  await ready(page);
  if (updates > 0) await stepTimes(page, updates);
  await page.evaluate(() => (location.hash = '#backprop/size=digits'));
  await walkable(page);
  return page;
}

/** Draws a three and puts it in the place of the batches. @param {Page} page */
export async function putIn(page) {
  await page.getByText('Use a digit of your own').click();
  await drawWithMouse(page);
  await page.getByRole('button', { name: 'Put it in' }).click();
  await page.getByRole('button', { name: 'Back to the training digits' }).waitFor();
}
