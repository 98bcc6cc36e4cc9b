// The row of changed digits among the options: it shows what the engine makes of a training digit.
import { test } from 'node:test';

import { openPage } from './support/browser.mjs';
import { ready } from './support/digits.mjs';
import { expectSoon } from './support/soon.mjs';

/** @typedef {import('playwright-core').Page} Page */

/**
 * Every picture of the row as text, to tell them apart.
 *
 * @param {Page} page
 */
function row(page) {
  return page
    .getByRole('list', { name: 'A training digit and 6 changed forms of it' })
    .locator('canvas')
    .evaluateAll((all) => all.map((one) => /** @type {HTMLCanvasElement} */ (one).toDataURL()));
}

/**
 * Waits for seven pictures of which so many differ.
 *
 * @param {Page} page
 * @param {number} different
 * @param {string} what
 * @param {string[]} [not] what was there before
 */
function shows(page, different, what, not = []) {
  return expectSoon(
    () => row(page),
    (found) =>
      found.length === 7 && new Set(found).size === different && !found.includes(not[0] ?? ''),
    what,
  );
}

test('augmentation shows one digit in changed forms, another one on demand, and follows its options', async (t) => {
  const { page } = await openPage(t, { hash: 'digits/model=mlp&generated_count=500&rotate=30' });
  await ready(page);
  await page.getByRole('button', { name: 'Options', exact: true }).click();
  const before = await shows(page, 7, 'seven different pictures');
  await page.getByRole('button', { name: 'Another digit' }).click();
  await shows(page, 7, 'seven pictures of another digit', before);
  await page.evaluate(() => (location.hash = '#digits/model=mlp&generated_count=500'));
  await shows(page, 1, 'seven times the same digit when nothing is on');
});
