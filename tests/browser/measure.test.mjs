// The cards under "Measure this network": their numbers are the engine's, and none of them changes the run.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';

import { assertAccessible, openPage } from './support/browser.mjs';
import {
  atStep,
  bar,
  card,
  readNumber,
  readStep,
  readTestAccuracy,
  ready,
} from './support/digits.mjs';
import { downloaded } from './support/files.mjs';
import { numberIn } from './support/numbers.mjs';
import { expectSoon } from './support/soon.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('playwright-core').Locator} Locator */

const RUN = 'digits/model=mlp&generated_count=1000&validation_share=0.2&stop_steps=30';

/** A network that has taken 30 steps. @param {Page} page */
async function trained(page) {
  await ready(page);
  await bar(page).play.click();
  await atStep(page, 30);
  await bar(page).play.waitFor();
}

/** Every number of the network, as its file has them. @param {Page} page */
async function weights(page) {
  const { buffer } = await downloaded(page, 'Keep your network', 'Save to a file');
  return createHash('sha256').update(buffer).digest('hex');
}

/** A card in sight: out of it nothing is laid out. @param {Page} page @param {string} title */
async function inSight(page, title) {
  const found = card(page, title);
  await found.scrollIntoViewIfNeeded();
  return found;
}

/** The table's numbers: a row a digit, the mean last. @param {Locator} scores */
async function table(scores) {
  const rows = await scores.getByRole('table').locator('tbody tr, tfoot tr').all();
  return Promise.all(
    rows.map(async (row) => {
      const cells = await row.locator('td').allTextContents();
      return cells.map((cell) => Number(cell.replace(/[,%\s]/g, '')));
    }),
  );
}

test('the scores are those of the test digits, and add up', async (t) => {
  const { page } = await openPage(t, { hash: RUN });
  await trained(page);
  const scores = await inSight(page, 'Scores');
  await scores.getByText('test digits at step 30.').waitFor();
  assert.equal(await readNumber(scores, 'accuracy'), await readTestAccuracy(page));
  const rows = await table(scores);
  const mean = rows.pop() ?? [];
  assert.equal(rows.length, 10);
  const support = rows.reduce((sum, row) => sum + (row[3] ?? 0), 0);
  assert.equal(support, mean[3], 'the digits of all classes');
  const measured = await scores.getByText(/^Measured on/).textContent();
  assert.equal(support, Number(/Measured on ([\d,]+)/.exec(measured ?? '')?.[1]?.replace(',', '')));
  for (const column of [0, 1, 2]) {
    const average = rows.reduce((sum, row) => sum + (row[column] ?? 0), 0) / 10;
    assert.ok(Math.abs(average - (mean[column] ?? 0)) < 0.11, `mean of column ${column}`);
  }
  // Recall weighed by support is the accuracy.
  const right = rows.reduce((sum, row) => sum + ((row[1] ?? 0) / 100) * (row[3] ?? 0), 0);
  const accuracy = await readNumber(scores, 'accuracy');
  assert.ok(Math.abs((100 * right) / support - accuracy) < 0.11, 'recall and accuracy agree');
  const counted = await expectSoon(
    async () => {
      const told = (await scores.getByRole('img').getAttribute('aria-label')) ?? '';
      return [...told.matchAll(/: ([\d,]+) digits/g)]
        .map(([, count = '0']) => Number(count.replace(',', '')))
        .reduce((sum, count) => sum + count, 0);
    },
    (sum) => sum > 0,
    'the diagram is spoken',
  );
  assert.equal(counted, support, 'every digit is in a bin of the diagram');
});

test('the split is switched and the table sorted from the keyboard', async (t) => {
  const { page } = await openPage(t, { hash: RUN });
  await trained(page);
  const scores = await inSight(page, 'Scores');
  await scores.getByRole('radio', { name: 'test', exact: true }).focus();
  await page.keyboard.press('ArrowLeft');
  await scores.getByText(/validation digits at step 30\./).waitFor();
  await page.keyboard.press('ArrowLeft');
  await scores.getByText(/training digits at step 30\./).waitFor();
  assert.equal(await readStep(page), 30, 'nothing was trained');
  await scores.getByRole('button', { name: 'Recall', exact: true }).focus();
  await page.keyboard.press('Enter');
  const recall = (await table(scores)).slice(0, 10).map((row) => row[1] ?? NaN);
  assert.deepEqual(
    recall,
    [...recall].sort((a, b) => a - b),
    'the lowest first',
  );
  await assertAccessible(page);
});

test('units are looked at again when training has gone on; the strip tells how many are dead', async (t) => {
  const { page } = await openPage(t, { hash: RUN });
  await trained(page);
  const units = await inSight(page, 'Units');
  await units.getByText('100 test digits at step 30.').waitFor();
  await bar(page).step.click();
  await inSight(page, 'Units');
  await units.getByText('100 test digits at step 31.').waitFor();
  // Not innerText: that is empty while the browser skips a card out of sight.
  const told = ((await units.locator('dd').first().textContent()) ?? '').trim();
  assert.match(told, /^\d+ \/ [\d,]+$/, 'dead units, and all');
  await expectSoon(
    async () => {
      const strip = units.getByRole('img', { name: /units (is|are) dead/ }).first();
      const [, dead = '', all = ''] =
        /(None|\d+) of ([\d,]+) units/.exec((await strip.getAttribute('aria-label')) ?? '') ?? [];
      return `${dead === 'None' ? '0' : dead} / ${all}`;
    },
    (spoken) => spoken === told,
    told,
  );
});

test('a range test leaves the run as it is; its rate is used only when asked for', async (t) => {
  const { page } = await openPage(t, { hash: RUN });
  await ready(page);
  await bar(page).step.click();
  await atStep(page, 1);
  const before = await weights(page);
  const range = await inSight(page, 'Range test');
  await range.getByRole('button', { name: 'Test the rates' }).click();
  const use = range.getByRole('button', { name: /^Use this rate: / });
  await use.waitFor({ timeout: 60_000 });
  assert.equal(await readStep(page), 1);
  assert.equal(await weights(page), before, 'not a number of the network has changed');
  const field = page.getByRole('textbox', { name: 'Learning rate', exact: true });
  const untouched = Number(await field.inputValue());
  const suggested = numberIn((await use.textContent()) ?? '');
  assert.notEqual(untouched, suggested);
  await use.click();
  await expectSoon(
    async () => Number(await field.inputValue()),
    (rate) => Math.abs(rate - suggested) < 1e-9,
    `the rate ${suggested} is in the bar`,
  );
  await range.getByRole('button', { name: /^In use: / }).waitFor();
  await assertAccessible(page);
});

test('a range test is cancelled, and what it had stays on show', async (t) => {
  const { page } = await openPage(t, { hash: RUN });
  await ready(page);
  const range = await inSight(page, 'Range test');
  const steps = range.getByRole('textbox', { name: 'Steps', exact: true });
  await steps.fill('10000');
  await steps.press('Enter');
  await range.getByRole('button', { name: 'Test the rates' }).click();
  await range.getByText(/^Step [1-9]\d* of 10,000/).waitFor();
  await range.getByRole('button', { name: 'Cancel' }).click();
  await range.getByText(/^Cancelled after [\d,]+ of 10,000 steps\.$/).waitFor();
  assert.equal(await readStep(page), 0);
});

test('the noise of the gradient is told beside the batch size of the run', async (t) => {
  const { page } = await openPage(t, { hash: `${RUN}&batch_size=32` });
  await ready(page);
  const before = await weights(page);
  const noise = await inSight(page, 'Gradient noise');
  await noise.getByRole('button', { name: 'Measure', exact: true }).click();
  await noise.getByText('From 32 batches at step 0.').waitFor();
  assert.equal(await readNumber(noise, 'batch size, digits'), 32);
  assert.ok((await readNumber(noise, 'gradient length')) > 0);
  assert.ok((await readNumber(noise, 'noise scale, digits')) > 0);
  assert.equal(await weights(page), before);
});

test('on a phone the measurements are no wider than the screen', async (t) => {
  const { page } = await openPage(t, {
    hash: RUN,
    viewport: { width: 390, height: 844 },
    colorScheme: 'dark',
  });
  await trained(page);
  for (const title of ['Units', 'Range test', 'Gradient noise', 'Scores']) {
    await inSight(page, title);
  }
  await card(page, 'Scores').getByRole('table').waitFor();
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390);
  await assertAccessible(page);
});
