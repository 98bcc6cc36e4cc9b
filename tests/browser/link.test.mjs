// The address holds the run: whoever opens it gets the same numbers, and what it says wrongly is named.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { openPage } from './support/browser.mjs';
import { card, hashOf, readNumber, readStep, ready, stepTimes } from './support/digits.mjs';
import { downloaded } from './support/files.mjs';
import { exactLoss, watchFrames } from './support/frames.mjs';
import { HOSTS } from './support/site.mjs';
import { expectSoon } from './support/soon.mjs';

/** @typedef {import('playwright-core').Page} Page */

/**
 * @param {import('node:test').TestContext} t
 * @param {import('./support/browser.mjs').PageOptions} [options]
 */
async function openRun(t, options = {}) {
  const opened = await openPage(t, { ...options, goto: false });
  await watchFrames(opened.context);
  await opened.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await opened.page.goto(opened.address);
  await ready(opened.page);
  return opened.page;
}

/** Types into a field of the page. @param {Page} page @param {string} name @param {string} value */
async function type(page, name, value) {
  const field = page.getByRole('textbox', { name, exact: true });
  await field.fill(value);
  await field.press('Enter');
}

/** The address that Share gives. @param {Page} page */
async function sharedLink(page) {
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await page.getByText(/^Link copied/).waitFor();
  return page.evaluate(() => navigator.clipboard.readText());
}

/**
 * Every weight of the trained network, byte for byte: the file without its header, which also says that
 * a link cannot hold own digits.
 *
 * @param {Page} page
 */
async function savedWeights(page) {
  const { buffer } = await downloaded(page, 'Keep your network', 'Save to a file');
  return buffer.subarray(8 + Number(buffer.readBigUInt64LE(0)));
}

test('a copied link gives the same loss to the last digit, on every kind of host', async (t) => {
  const page = await openRun(t);
  await page.getByLabel('Network', { exact: true }).selectOption({ label: 'MLP' });
  await page.getByLabel('Optimizer', { exact: true }).selectOption({ label: 'Adam' });
  await type(page, 'Learning rate', '0.002');
  await type(page, 'Batch size', '32');
  await type(page, 'Seed', '2024');
  await type(page, 'Generated digits', '3000');
  await ready(page);
  const link = await sharedLink(page);
  for (const part of [
    'model=mlp',
    'optimizer=adam',
    'learning_rate=0.002',
    'batch_size=32',
    'seed=2024',
    'generated_count=3000',
  ]) {
    assert.ok(link.includes(part), `${part} in ${link}`);
  }
  await stepTimes(page, 5);
  const loss = await exactLoss(page, 5);
  const weights = await savedWeights(page);
  assert.ok(weights.length > 400_000, 'all the weights of an MLP');
  assert.ok(Number.isFinite(loss));
  for (const host of HOSTS) {
    const other = await openRun(t, { host, hash: new URL(link).hash.slice(1) });
    assert.equal(await readStep(other), 0);
    await stepTimes(other, 5);
    assert.equal(await exactLoss(other, 5), loss, `the loss on the ${host} host`);
    assert.ok(weights.equals(await savedWeights(other)), `every weight on the ${host} host`);
  }
});

test('the address keeps up with the settings, and another one pasted in is followed', async (t) => {
  const page = await openRun(t, { hash: 'digits/seed=11' });
  assert.equal(await page.getByRole('textbox', { name: 'Seed', exact: true }).inputValue(), '11');
  await page.getByLabel('Network', { exact: true }).selectOption({ label: 'Softmax regression' });
  await expectSoon(
    () => hashOf(page),
    (hash) => hash === '#digits/model=softmax_regression&seed=11',
    'the address follows',
  );
  await page.evaluate(() => (location.hash = '#digits/model=cnn&seed=12'));
  await expectSoon(
    () => page.getByLabel('Network', { exact: true }).inputValue(),
    (network) => network === 'cnn',
    'the page follows',
  );
  await ready(page);
  await stepTimes(page, 1);
  assert.ok(Number.isFinite(await readNumber(card(page, 'Learning curves'), 'batch loss')));
});

test('what a link says wrongly is told by its name, and the rest of it stands', async (t) => {
  const page = await openRun(t, { hash: 'digits/model=mlp&optimizer=magic&wisdom=3&seed=abc' });
  const notices = page.getByRole('log', { name: 'Notices' });
  for (const name of ['magic', 'wisdom', 'seed']) {
    await notices.getByText(name, { exact: false }).first().waitFor();
  }
  assert.equal(await page.getByLabel('Network', { exact: true }).inputValue(), 'mlp');
  await stepTimes(page, 1);
});

test('a link to a run that cannot be built says why and gives the usual run', async (t) => {
  const page = await openRun(t, {
    hash: 'digits/generated_count=0&use_own=0&use_imported=0&seed=3',
  });
  const notices = page.getByRole('log', { name: 'Notices' });
  await notices.getByText(/digits to train on/).waitFor();
  await notices.getByText('Here is the usual one.').waitFor();
  assert.equal(await page.getByRole('textbox', { name: 'Seed', exact: true }).inputValue(), '7');
  await expectSoon(
    () => hashOf(page),
    (hash) => !hash.includes('generated_count'),
    'the address tells the run there is',
  );
  await stepTimes(page, 1);
});
