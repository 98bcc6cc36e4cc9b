// The comparison in the Optimizers lab: runs from the same weights, exactly one thing different, with their costs,
// and their paths on one map.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { assertAccessible, openPage } from './support/browser.mjs';
import { card, hashOf, ready, stepTimes } from './support/digits.mjs';
import { numbersIn } from './support/numbers.mjs';
import { HOSTS } from './support/site.mjs';
import { expectSoon } from './support/soon.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('playwright-core').Locator} Locator */

const TITLE = 'Compare: one thing different';
const WAIT = { timeout: 60_000 };
const PHONE = { width: 390, height: 844 };

/**
 * @param {import('node:test').TestContext} t
 * @param {string} link what the address says of the comparison
 * @param {import('./support/browser.mjs').PageOptions} [options]
 */
async function openCompare(t, link, options = {}) {
  const { page } = await openPage(t, { host: 'plain', hash: `optimizers/${link}`, ...options });
  const compare = card(page, TITLE);
  await compare.getByRole('button', { name: 'Start' }).waitFor(WAIT);
  return { page, compare };
}

/** Starts the runs by keyboard and waits until all rest at that step. @param {Locator} compare @param {number} step */
async function runTo(compare, step) {
  const start = compare.getByRole('button', { name: /^(Start|Go on)$/ });
  await start.focus();
  await start.press('Enter');
  await compare.getByText(`At rest, step ${step}`).waitFor(WAIT);
}

/** What a column of the table says, run by run. @param {Locator} compare @param {string} is */
function column(compare, is) {
  return compare.locator(`[data-run] [data-is="${is}"]`).allTextContents();
}

/** @param {Locator} compare */
function started(compare) {
  return compare.locator('[data-is="start"]').innerText();
}

for (const host of HOSTS) {
  test(`four optimizers from the same weights, with curves, costs and one map (${host})`, async (t) => {
    const { page, compare } = await openCompare(t, 'cbase=points&cto=60&cmp=optimizer', { host });
    // The engine is asked what the rest of such a run is.
    await compare.getByText(/The same for all: points/).waitFor(WAIT);
    const common = await compare.locator('[data-is="common"]').innerText();
    assert.doesNotMatch(common, /SGD|Adam/);
    await runTo(compare, 60);
    const names = await compare.locator('[data-run] mark').allTextContents();
    assert.equal(new Set(names).size, 4, names.join());
    assert.match(await started(compare), /All 4 begin with the same weights/);
    assert.match(await started(compare), /Test loss at step 0, in every run: \d/);
    assert.deepEqual(await column(compare, 'step'), ['60', '60', '60', '60']);
    const losses = await column(compare, 'test loss');
    assert.equal(new Set(losses).size, 4, losses.join());
    // The same network and the same steps: the same arithmetic, not the same time.
    const costs = await column(compare, 'cost');
    assert.equal(new Set(costs).size, 1, costs.join());
    assert.ok((numbersIn(costs[0] ?? '')[0] ?? 0) > 0);
    for (const time of await column(compare, 'time')) assert.match(time, /^[\d.]+(×10\S+)? s$/);
    // Four named curves on either chart.
    for (const chart of [/^Training loss over steps/, /^Test accuracy over steps/]) {
      const label = await compare.getByRole('img', { name: chart }).getAttribute('aria-label');
      assert.equal((label?.match(/\d: /g) ?? []).length, 4, label ?? '');
    }
    await compare.getByText('multiply-adds', { exact: true }).first().click();
    await compare.getByRole('img', { name: /^Training loss over multiply-adds/ }).waitFor();
    // On from there, in lockstep.
    await compare.getByLabel('To step', { exact: true }).fill('80');
    await compare.getByLabel('To step', { exact: true }).press('Enter');
    await runTo(compare, 80);
    assert.deepEqual(await column(compare, 'step'), ['80', '80', '80', '80']);

    await compare.getByLabel('Points a side', { exact: true }).selectOption('9');
    await compare.getByRole('button', { name: 'Draw the paths' }).click();
    const said = compare.locator('[data-is="joint plane"]');
    const plane = await expectSoon(
      () => said.innerText(),
      (text) => text.includes('variance'),
      'the plane',
      60_000,
    );
    assert.match(plane, /one scale for all: .* of the variance of all these paths/);
    assert.match(plane, /The paths end at step 80\./);
    await compare.getByText('All paths begin together.').waitFor();
    const map = compare.locator('[data-is="joint map"]');
    const spoken = await expectSoon(
      async () => (await map.getAttribute('aria-label')) ?? '',
      (text) => text.includes('ends at'),
      'the map in words',
    );
    assert.equal((spoken.match(/ends at/g) ?? []).length, 4, spoken);
    await assertAccessible(page);
  });
}

test('a link brings the comparison back, and an own choice goes into the address', async (t) => {
  const { page, compare } = await openCompare(
    t,
    'surface=bowl&cbase=points&cmp=optimizer.learning_rate&cv=0.01,0.1,0.5&cto=40&cax=epochs',
  );
  const values = compare.getByRole('textbox', { name: /^Learning rate, run/ });
  await expectSoon(
    () => values.count(),
    (number) => number === 3,
    'three rates',
  );
  assert.deepEqual(
    await values.evaluateAll((all) => all.map((one) => 'value' in one && one.value)),
    ['0.01', '0.1', '0.5'],
  );
  await runTo(compare, 40);
  await compare.getByRole('img', { name: /^Training loss over epochs/ }).waitFor();
  await compare.getByRole('button', { name: 'Remove run 2' }).click();
  // Other runs than those that were trained: nothing of them stays on show.
  await compare.locator('[data-run]').first().waitFor({ state: 'detached' });
  await expectSoon(
    () => hashOf(page),
    (hash) => hash.includes('cv=0.01,0.5&') && hash.includes('surface=bowl'),
    'the address',
  );
  await runTo(compare, 40);
  assert.deepEqual(await column(compare, 'step'), ['40', '40']);
});

test('an edited address lets go of the runs that are there, and one without a comparison of it all', async (t) => {
  const link = 'cmp=optimizer.learning_rate&cto=3';
  const { page, compare } = await openCompare(t, `${link}&cv=0.01,0.1`);
  /** @param {string} hash */
  const goTo = (hash) => page.evaluate((to) => (location.hash = to), `#optimizers/${hash}`);
  await runTo(compare, 3);
  await goTo(`${link}&cv=0.02,0.2`);
  await compare.locator('[data-run]').first().waitFor({ state: 'detached' });
  await runTo(compare, 3);
  assert.deepEqual(await compare.locator('[data-run] mark').allTextContents(), ['0.02', '0.2']);
  await goTo('surface=bowl');
  await compare.locator('[data-run]').first().waitFor({ state: 'detached' });
  await expectSoon(
    () => hashOf(page),
    (hash) => hash.includes('surface=bowl') && !hash.includes('cmp='),
    'the address',
  );
  assert.equal(await compare.getByLabel('What is different').inputValue(), 'optimizer');
});

test('ready comparisons set values, base and axis, each with its question', async (t) => {
  const { page, compare } = await openCompare(t, '');
  const question = compare.locator('[data-is="question"]');
  const first = await question.innerText();
  await compare.getByRole('button', { name: 'Batch of 1 to all examples' }).click();
  await compare.getByText(/The same for all: points/).waitFor(WAIT);
  assert.notEqual(await question.innerText(), first);
  const sizes = compare.getByRole('textbox', { name: /^Batch size, run/ });
  await expectSoon(
    () => sizes.evaluateAll((all) => all.map((one) => 'value' in one && one.value)),
    (found) => ['1,8,64,1024', '1,8,64,1,024'].includes(found.join()),
    'four batch sizes',
  );
  await compare.getByLabel('To step', { exact: true }).fill('20');
  await compare.getByLabel('To step', { exact: true }).press('Enter');
  await runTo(compare, 20);
  await compare.getByRole('img', { name: /^Training loss over multiply-adds/ }).waitFor();
  // The same steps, ever larger batches: ever more arithmetic.
  const costs = await column(compare, 'cost');
  assert.equal(new Set(costs).size, 4, costs.join());
  // Warm-up on and off: another beginning, from the same weights.
  await compare.getByRole('button', { name: 'Warm-up on or off' }).click();
  await runTo(compare, 20);
  assert.match(await started(compare), /All 2 begin with the same weights/);
  const losses = await column(compare, 'test loss');
  assert.notEqual(losses[0], losses[1]);
  await assertAccessible(page);
});

test('starts that differ are said on the map as well, and paths of one step make one', async (t) => {
  const { compare } = await openCompare(t, 'cbase=points&cmp=seed&cv=1,2&cto=1');
  await runTo(compare, 1);
  await compare.getByText(/These paths begin apart/).waitFor();
  await compare.getByLabel('Points a side', { exact: true }).selectOption('9');
  await compare.getByRole('button', { name: 'Draw the paths' }).click();
  await compare.getByText(/The paths end at step 1\./).waitFor(WAIT);
  await compare.getByRole('button', { name: 'Reset', exact: true }).click();
  await compare.getByText('Once they have taken a step.').waitFor(WAIT);
  assert.ok(await compare.getByRole('button', { name: 'Draw the paths' }).isDisabled());
});

test('the learner’s own run is the base, and stays as it is', async (t) => {
  const { page } = await openPage(t, {
    hash: 'digits/model=mlp&generated_count=1000&batch_size=20',
    host: 'plain',
  });
  await ready(page);
  await stepTimes(page, 3);
  await page.getByRole('link', { name: 'Optimizers', exact: true }).click();
  const compare = card(page, TITLE);
  await compare.getByText(/batches of 20/).waitFor(WAIT);
  assert.equal(await compare.getByLabel('Base', { exact: true }).inputValue(), 'own');
  // Another start is another thing that may differ: it is said so.
  await compare.getByLabel('What is different').selectOption('layers.linear.init');
  await compare.getByLabel('To step', { exact: true }).fill('5');
  await compare.getByLabel('To step', { exact: true }).press('Enter');
  await runTo(compare, 5);
  assert.match(await started(compare), /different weights, for that is what differs/);
  await compare.getByRole('button', { name: 'Reset', exact: true }).click();
  await expectSoon(
    () => column(compare, 'step'),
    (steps) => steps.length > 0 && steps.every((step) => step === '0'),
    'all at the start',
  );
  await page.getByRole('link', { name: 'Digits', exact: true }).click();
  await ready(page);
  await expectSoon(
    async () => (await page.locator('main').textContent()) ?? '',
    (text) => /step\s*3\b/.test(text),
    'the run where it was',
  );
});

test('runs that have no loss surface in common have no map, and it is said why', async (t) => {
  const { page, compare } = await openCompare(
    t,
    'cbase=points&cmp=layers.activation.function&cv=relu,tanh&cto=20',
    { viewport: PHONE, expected: [] },
  );
  await runTo(compare, 20);
  await compare.getByRole('button', { name: 'Draw the paths' }).click();
  await page.getByText(/the same weights have another loss in run 2/).waitFor(WAIT);
  const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  assert.ok(over <= 0, `${over} px too wide`);
  await assertAccessible(page);
});
