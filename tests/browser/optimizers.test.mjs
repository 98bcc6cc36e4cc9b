// The Optimizers lab: its numbers are the core's, a click sets the start, a formula of one's own is taken or
// refused, a link brings it all back, and everybody can use it.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { assertAccessible, openPage } from './support/browser.mjs';
import { agrees } from './support/convolution.mjs';
import { coreInNode } from './support/core.mjs';
import { card, hashOf, ready, stepTimes } from './support/digits.mjs';
import { numbersIn } from './support/numbers.mjs';
import { atStep, raceOf, raceReady, readRacers } from './support/race.mjs';
import { HOSTS } from './support/site.mjs';
import { expectSoon } from './support/soon.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('../../web/src/engine/api').RaceConfig} RaceConfig */

const SIZES = { wide: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } };

/** The start, read from the ring's name. @param {Page} page */
async function startOf(page) {
  const name = await page.locator('button.start').getAttribute('aria-label');
  return numbersIn(name ?? '').slice(0, 2);
}

/**
 * @param {Page} page
 * @param {RaceConfig} race
 * @param {number} at
 */
async function assertAsInCore(page, race, at) {
  const core = await (await coreInNode()).race(race);
  const shown = await readRacers(page);
  assert.equal(shown.length, core.racers.length);
  shown.forEach(([loss = '', place = ''], i) => {
    const racer = core.racers[i];
    const [x = NaN, y = NaN] = numbersIn(place);
    const exact = [racer?.loss[at], racer?.x[at], racer?.y[at]].map((value) => value ?? NaN);
    [numbersIn(loss)[0] ?? NaN, x, y].forEach((value, k) => {
      assert.ok(agrees(value, exact[k] ?? NaN), `racer ${i + 1}: ${value}, core ${exact[k]}`);
    });
  });
}

for (const host of HOSTS) {
  test(`racers stand where the core’s do, step by step and at the end (${host})`, async (t) => {
    const { page } = await openPage(t, {
      hash: 'optimizers/surface=rosenbrock&steps=80&at=80',
      host,
    });
    await raceReady(page);
    const race = await raceOf('rosenbrock');
    race.race = { ...race.race, steps: 80 };
    await expectSoon(
      () => atStep(page),
      (step) => step === 80,
      'the link’s step',
    );
    await assertAsInCore(page, race, 80);
    await page.getByRole('button', { name: 'Back to the start', exact: true }).click();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowLeft');
    assert.equal(await atStep(page), 2);
    await assertAsInCore(page, race, 2);
  });
}

test('the step taken apart is the core’s, for the racer chosen', async (t) => {
  const { page } = await openPage(t, {
    hash: 'optimizers/surface=ravine&at=4&racer=4',
    host: 'plain',
  });
  await raceReady(page);
  const race = await raceOf('ravine');
  const story = await (await coreInNode()).raceStep(race, 3, 5);
  const table = page.locator('table[data-is="step"]');
  for (const { name, values } of story.terms.slice(1)) {
    const row = table.getByRole('row').filter({
      has: page.getByRole('rowheader', { name: name.replaceAll('_', ' '), exact: true }),
    });
    const [x = NaN, y = NaN] = numbersIn(
      (await row.locator('td').allInnerTexts()).slice(1).join(' '),
    );
    assert.ok(agrees(x, values[0] ?? NaN) && agrees(y, values[1] ?? NaN), `${name}: ${x}, ${y}`);
  }
  const arrows = await card(page, 'This step').locator('dt').allInnerTexts();
  assert.deepEqual(
    arrows,
    story.arrows.map(({ name }) => name),
  );
  // Another racer, another story.
  await page.getByRole('radio', { name: /^Choose racer 1/ }).check();
  await expectSoon(
    () => card(page, 'This step').locator('dt').allInnerTexts(),
    (names) => names.join() === 'gradient,step',
    'plain SGD has no more arrows than these',
  );
});

test('a click on the map sets the start, the ring moves by keys, and all is in the link', async (t) => {
  const { page, url } = await openPage(t, { hash: 'optimizers/', host: 'plain' });
  await raceReady(page);
  const map = page.locator('canvas[data-is="race map"]');
  const box = await map.boundingBox();
  assert.ok(box);
  const before = await startOf(page);
  // A quarter in from the left, three quarters down.
  await map.click({ position: { x: box.width * 0.25, y: box.height * 0.75 } });
  const [x = NaN, y = NaN] = await expectSoon(
    () => startOf(page),
    (start) => start[0] !== before[0],
    'another start',
  );
  assert.ok(x < -1.5 && x > -3, `x ${x}`);
  assert.ok(y < -1.2 && y > -3, `y ${y}`);
  await page.locator('button.start').press('ArrowRight');
  await expectSoon(
    () => startOf(page),
    ([next = NaN]) => Math.abs(next - x - 0.2) < 0.02,
    'a fortieth of the map to the right',
  );
  await page.getByRole('button', { name: 'Copy racer 2' }).click();
  await page.getByRole('button', { name: 'Remove racer 1' }).click();
  await page.getByRole('button', { name: 'One step on' }).click();
  const hash = await expectSoon(
    () => hashOf(page),
    (found) => found.includes('x=') && found.includes('r4=') && found.includes('at=1'),
    'the address follows',
  );
  const shown = await readRacers(page);
  assert.equal(shown.length, 4);
  const again = await openPage(t, { goto: false, host: 'plain' });
  await again.page.goto(`${url}${hash}`);
  await raceReady(again.page);
  await expectSoon(
    () => readRacers(again.page),
    (found) => JSON.stringify(found) === JSON.stringify(shown),
    'the same race',
  );
});

test('a formula of one’s own is taken, and what cannot be read is named', async (t) => {
  const { page } = await openPage(t, { hash: 'optimizers/surface=own', host: 'plain' });
  await raceReady(page);
  const field = page.getByLabel('Formula of the surface');
  await field.fill('x^2 + 3*(y');
  await field.press('Enter');
  await page.getByRole('alert').filter({ hasText: 'formula: at character' }).waitFor();
  const complaints = [
    ['sqrt(0 - 1 - x^2)', 'Nowhere on the plane is it a number'],
    ['', 'There is no formula'],
    ['x'.repeat(612), '612 characters long; 500 are the most'],
    ['2x + y', 'Hint: a product is written 2*x'],
  ];
  for (const [formula = '', complaint = ''] of complaints) {
    await field.fill(formula);
    await field.press('Enter');
    await page.getByRole('alert').filter({ hasText: complaint }).waitFor();
  }
  await field.fill('x^2 + 3*y^2');
  await field.press('Enter');
  await expectSoon(
    () => page.getByRole('alert').allInnerTexts(),
    (texts) => texts.every((text) => text.trim() === ''),
    'no complaint left',
  );
  const race = await raceOf('own');
  race.surface = { ...race.surface, formula: 'x^2 + 3*y^2' };
  await assertAsInCore(page, race, 0);
  await expectSoon(
    () => hashOf(page),
    (hash) => hash.includes('f=x^2'),
    'the formula is in the link',
  );
  await field.fill('0*x + 7');
  await field.press('Enter');
  await page.getByText('The surface is flat: the loss is 7.00 everywhere').waitFor();
});

test('settings change the race: another optimizer, its rate, a racer added, the noise', async (t) => {
  const { page } = await openPage(t, { hash: 'optimizers/at=10', host: 'plain' });
  await raceReady(page);
  const fields = page.getByRole('group', { name: 'Settings of racer 1' });
  await fields.getByLabel('Optimizer', { exact: true }).selectOption('lion');
  await expectSoon(
    () => page.locator('[data-racer="0"] .name').innerText(),
    (name) => name.startsWith('Lion'),
    'racer 1 is another',
  );
  const before = await readRacers(page);
  await fields.getByLabel('Learning rate', { exact: true }).fill('0.5');
  await fields.getByLabel('Learning rate', { exact: true }).press('Enter');
  await expectSoon(
    () => readRacers(page),
    (found) => found[0]?.[0] !== before[0]?.[0] && found[1]?.[0] === before[1]?.[0],
    'racer 1 alone goes elsewhere',
  );
  await page.getByLabel('Gradient noise', { exact: true }).fill('2');
  await page.getByLabel('Gradient noise', { exact: true }).press('Enter');
  await expectSoon(
    () => readRacers(page),
    (found) => found[1]?.[0] !== before[1]?.[0],
    'noise for all',
  );
  await page.getByRole('button', { name: 'Add a racer' }).click();
  await expectSoon(
    () => page.locator('[data-racer]').count(),
    (count) => count === 5,
    'one more',
  );
});

test('play goes on by itself and stops at the end', async (t) => {
  const { page } = await openPage(t, { hash: 'optimizers/steps=12', host: 'plain' });
  await raceReady(page);
  await page.getByRole('slider', { name: 'speed' }).fill('3');
  await page.keyboard.press('Escape');
  await page.locator('h1').click();
  await page.keyboard.press('Space');
  await expectSoon(
    () => atStep(page),
    (step) => step === 12,
    'the end',
  );
  await page.getByRole('button', { name: 'Play: one step after another' }).waitFor();
});

for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
  for (const [size, viewport] of Object.entries(SIZES)) {
    test(`axe finds nothing and nothing hangs over: ${colorScheme}, ${size}`, async (t) => {
      for (const hash of [
        'optimizers/surface=cliff&at=12&racer=2',
        'optimizers/surface=own&noise=1',
      ]) {
        const { page } = await openPage(t, { viewport, colorScheme, hash, host: 'plain' });
        await raceReady(page);
        await assertAccessible(page);
        const over = await page.evaluate(
          () => document.documentElement.scrollWidth - window.innerWidth,
        );
        assert.ok(over <= 0, `${hash} is ${over} px too wide`);
      }
    });
  }
}

test('the learner’s own network: its loss surface, coarse to fine, the path on it, and its curvature', async (t) => {
  const { page } = await openPage(t, {
    hash: 'digits/model=mlp&generated_count=1000',
    host: 'plain',
  });
  await ready(page);
  await stepTimes(page, 6);
  await page.getByRole('link', { name: 'Optimizers', exact: true }).click();
  await raceReady(page);
  const real = card(page, 'The real thing: your own network');
  await real.getByLabel('Points a side', { exact: true }).selectOption('9');
  await real.getByRole('button', { name: 'Work out the loss surface' }).click();
  await real.getByText(/^Losses over 256 training examples/).waitFor({ timeout: 60_000 });
  await real
    .getByRole('button', { name: 'Work out the loss surface' })
    .waitFor({ timeout: 60_000 });
  await real.getByText(/of the variance of the path up to step 6/).waitFor();
  await real.getByLabel('Plane', { exact: true }).selectOption('random');
  await real.getByRole('button', { name: 'Work out the loss surface' }).click();
  await real.getByText(/1 is as far as its weights are long/).waitFor({ timeout: 60_000 });
  await real.getByRole('button', { name: 'Measure the curvature' }).click();
  const said = await real.locator('[data-is="curvature"]').innerText({ timeout: 60_000 });
  const [step, value = NaN] = numbersIn(said);
  assert.equal(step, 6);
  assert.ok(value > 0, said);
  await assertAccessible(page);
});
