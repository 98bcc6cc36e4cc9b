// The real thing in the Optimizers lab: a straight line between two steps of the learner's own run, the
// curvature along it, and the gradients of batches on its loss surface.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { assertAccessible, openPage } from './support/browser.mjs';
import { bar, card, readStep, ready, stepTimes } from './support/digits.mjs';
import { numberIn, numbersIn } from './support/numbers.mjs';
import { atStep, pointsReady } from './support/points.mjs';
import { expectSoon } from './support/soon.mjs';

/** @typedef {import('playwright-core').Page} Page */

const TITLE = 'The real thing: your own network';
const WAIT = { timeout: 60_000 };

/**
 * A few steps of an MLP on digits, then the card.
 *
 * @param {import('node:test').TestContext} t
 * @param {string} more of the run, as an address has it
 * @param {{ width: number, height: number }} [viewport]
 */
async function openReal(t, more, viewport = { width: 1280, height: 800 }) {
  const { page } = await openPage(t, {
    hash: `digits/model=mlp&generated_count=1000${more}`,
    host: 'plain',
    viewport,
  });
  await ready(page);
  await stepTimes(page, 6);
  await page.getByRole('link', { name: 'Optimizers', exact: true }).click();
  const real = card(page, TITLE);
  await real.getByRole('button', { name: 'Work out the loss surface' }).waitFor(WAIT);
  return { page, real };
}

/**
 * A section of the card, unfolded.
 *
 * @param {import('playwright-core').Locator} real
 * @param {string} name
 */
async function unfolded(real, name) {
  const section = real.getByRole('region', { name });
  await section.locator('summary').click();
  return section;
}

/** @param {Page} page */
async function assertFits(page) {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  assert.ok(over <= 0, `${over} px too wide`);
}

test('a straight line between two steps of the run, with its ends', async (t) => {
  const { page, real } = await openReal(t, '');
  const line = await unfolded(real, 'A straight line between two steps');
  await line.getByLabel('Points', { exact: true }).selectOption('21');
  await line.getByRole('button', { name: 'Work out the line' }).click();
  const said = line.locator('[data-is="line"]');
  const whole = await expectSoon(
    () => said.innerText(),
    (text) => text.includes('barrier'),
    'the whole line',
    60_000,
  );
  const [from, to, first = NaN, last = NaN, examples] = numbersIn(whole);
  assert.deepEqual([from, to, examples], [0, 6, 256]);
  assert.ok(last < first, whole);
  // Between others.
  await line.getByLabel('From step', { exact: true }).fill('4');
  await line.getByLabel('From step', { exact: true }).press('Enter');
  await line.getByRole('button', { name: 'Work out the line' }).click();
  const other = await expectSoon(
    () => said.innerText(),
    (text) => text.includes('barrier') && text.startsWith('From step 4 to step 6'),
    'another line',
    60_000,
  );
  const [, , start = NaN, end = NaN] = numbersIn(other);
  assert.ok(Math.abs(end - last) < 1e-9 && start < first, other);
  await assertAccessible(page);
});

test('the curvature along the run beside 2 ÷ rate, and what that is worth', async (t) => {
  const { page, real } = await openReal(t, '&optimizer=sgd', { width: 390, height: 844 });
  const edge = await unfolded(real, 'Curvature along the run');
  await edge.getByLabel('Places', { exact: true }).fill('3');
  await edge.getByLabel('Places', { exact: true }).press('Enter');
  await edge.getByRole('button', { name: 'Measure along the run' }).click();
  await edge.getByText(/3 of 3 steps are measured/).waitFor(WAIT);
  const said = await edge.locator('[data-is="edge"]').innerText();
  const [step, value = NaN] = numbersIn(said);
  assert.equal(step, 6);
  await edge.getByText(/This run is plain SGD/).waitFor();
  // The very number that a single look gives.
  await real.getByRole('button', { name: 'Measure the curvature' }).click();
  const single = await real.locator('[data-is="curvature"]').innerText(WAIT);
  assert.equal(numbersIn(single)[1], value);
  await assertFits(page);
});

test('gradients of batches scatter on the surface, and their noise is told', async (t) => {
  const { page, real } = await openReal(t, '');
  const scatter = await unfolded(real, 'Gradients of batches');
  await scatter.getByText(/Work out the loss surface first/).waitFor();
  await real.getByLabel('Points a side', { exact: true }).selectOption('9');
  await real.getByRole('button', { name: 'Work out the loss surface' }).click();
  await scatter.getByRole('button', { name: 'Scatter the batches' }).click(WAIT);
  await scatter.getByText(/the gradient over all training examples would/).waitFor(WAIT);
  const noise = await scatter.locator('[data-is="noise"]').innerText();
  assert.match(noise, /gradient-noise scale is about|drowns/);
  // Another plane, another scatter.
  await real.getByLabel('Plane', { exact: true }).selectOption('random');
  await real.getByRole('button', { name: 'Work out the loss surface' }).click();
  await scatter.locator('[data-is="noise"]').waitFor({ state: 'detached' });
  await assertAccessible(page);
});

test('a link brings back what was set on the card and which sections were open', async (t) => {
  const { page, real } = await openReal(t, '');
  await real.getByLabel('Plane', { exact: true }).selectOption('random');
  await real.getByLabel('Points a side', { exact: true }).selectOption('17');
  const line = await unfolded(real, 'A straight line between two steps');
  await line.getByLabel('From step', { exact: true }).fill('4');
  await line.getByLabel('From step', { exact: true }).press('Enter');
  const wanted = '#optimizers/real.plane=random&real.detail=17&line.from=4&open=line';
  await expectSoon(
    () => page.evaluate(() => location.hash),
    (hash) => hash === wanted,
    wanted,
  );
  // The lab at its beginning, then the link.
  await page.evaluate(() => (location.hash = '#optimizers/turn=35'));
  await expectSoon(
    () => real.getByLabel('Plane', { exact: true }).inputValue(),
    (plane) => plane === 'path',
    'the beginning',
  );
  assert.equal(await line.getByLabel('From step', { exact: true }).isVisible(), false);
  await page.evaluate((hash) => (location.hash = hash), wanted);
  await expectSoon(
    () => real.getByLabel('Points a side', { exact: true }).inputValue(),
    (detail) => detail === '17',
    'the link’s',
  );
  assert.equal(await real.getByLabel('Plane', { exact: true }).inputValue(), 'random');
  assert.equal(await line.getByLabel('From step', { exact: true }).inputValue(), '4');
});

test('the playground’s network on points is looked at as well, and one chooses where there are two', async (t) => {
  const { page, real } = await openReal(t, '');
  await page.getByRole('link', { name: 'Points', exact: true }).click();
  await pointsReady(page);
  for (let step = 1; step <= 3; step += 1) {
    await bar(page).step.click();
    await atStep(page, step);
  }
  await page.getByRole('link', { name: 'Optimizers', exact: true }).click();
  await real.getByLabel('Points a side', { exact: true }).selectOption('9', WAIT);
  await real.getByText('of the Points playground').click();
  await real.getByLabel('Points a side', { exact: true }).selectOption('9', WAIT);
  await real.getByRole('button', { name: 'Work out the loss surface' }).click();
  await real.getByText(/of the variance of the path up to step 3:/).waitFor(WAIT);
  await real.getByText('of the Digits lab').click();
  await real.getByRole('button', { name: 'Work out the loss surface' }).click(WAIT);
  await real.getByText(/of the variance of the path up to step 6:/).waitFor(WAIT);
  await assertAccessible(page);
});

test('a range test marks a rate, and the run is trained on with it when it is asked for', async (t) => {
  const { page, real } = await openReal(t, '');
  const range = await unfolded(real, 'Range test');
  await range.getByRole('button', { name: 'Test the rates' }).click();
  const use = range.getByRole('button', { name: /^Use this rate: / });
  await use.waitFor(WAIT);
  const rate = numberIn(await use.innerText());
  assert.ok(rate > 0);
  const chart = range.getByRole('img', { name: /^Loss against learning rate/ });
  await expectSoon(
    async () =>
      numbersIn(
        /steepest at a rate of (.*)\.$/.exec((await chart.getAttribute('aria-label')) ?? '')?.[1] ??
          '',
      ),
    ([told]) => told === rate,
    'the chart tells of the rate',
  );
  await use.click();
  await range.getByRole('button', { name: /^In use: / }).waitFor();
  await assertAccessible(page);
  // Its own lab has the rate, and the very network.
  await page.getByRole('link', { name: 'Digits', exact: true }).click();
  const field = page.getByRole('textbox', { name: 'Learning rate', exact: true });
  await expectSoon(
    async () => Number(await field.inputValue()),
    (now) => Math.abs(now - rate) < 1e-9,
    `the rate ${rate} is in the bar`,
  );
  assert.equal(await readStep(page), 6);
});

test('on a phone the card is folded, and unfolds by keyboard', async (t) => {
  const { page, real } = await openReal(t, '', { width: 390, height: 844 });
  const box = await real.boundingBox();
  assert.ok((box?.height ?? Infinity) < 900, `${box?.height} px high`);
  const section = real.getByRole('region', { name: 'Gradients of batches' });
  await section.locator('summary').focus();
  await page.keyboard.press('Space');
  await section.getByText(/Work out the loss surface first/).waitFor();
  await assertAccessible(page);
  await assertFits(page);
});
