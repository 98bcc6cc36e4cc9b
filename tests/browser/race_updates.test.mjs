// What changes a racer's step in the Optimizers lab: clipping by a dragged limit, with every clipped step marked, and
// the schedule's handles, with the race's place on its curve. Both are the core's numbers.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { openPage } from './support/browser.mjs';
import { agrees } from './support/convolution.mjs';
import { coreInNode } from './support/core.mjs';
import { card, hashOf } from './support/digits.mjs';
import { numbersIn } from './support/numbers.mjs';
import { atStep, raceOf, raceReady, readRacers } from './support/race.mjs';
import { HOSTS } from './support/site.mjs';
import { expectSoon } from './support/soon.mjs';
import { CLIPPING, limit, valueOf } from './support/updates.mjs';

/** @typedef {import('playwright-core').Page} Page */

/** @param {Page} page @param {import('playwright-core').Locator} handle @param {number} across @param {number} down */
async function drag(page, handle, across, down) {
  await handle.scrollIntoViewIfNeeded();
  const grip = await handle.locator('i').boundingBox();
  assert.ok(grip);
  const [x, y] = [grip.x + grip.width / 2, grip.y + grip.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + across, y + down, { steps: 5 });
  await page.mouse.up();
}

for (const host of HOSTS) {
  test(`on the cliff every clipped step is counted, and a dragged limit runs the race anew (${host})`, async (t) => {
    const { page } = await openPage(t, { hash: 'optimizers/surface=cliff&at=30&racer=2', host });
    await raceReady(page);
    const race = await raceOf('cliff');
    const clipping = card(page, CLIPPING);
    /** @param {number} limited */
    const clippedInCore = async (limited) => {
      const one = race.racers[1];
      assert.ok(one);
      one.clipping = { name: 'norm', options: { limit: limited } };
      const found = (await (await coreInNode()).race(race)).racers[1];
      assert.ok(found);
      const { norm, clipped } = found;
      return [...norm.slice(1, 31)].filter((length, i) => (clipped[i + 1] ?? 0) < length).length;
    };
    const first = await clippedInCore(1);
    assert.ok(first > 3 && first < 30, `${first} clipped`);
    await clipping.getByText(`${first} of 30 steps clipped`).waitFor();
    assert.equal(await valueOf(limit(page)), 1);

    const before = await readRacers(page);
    await drag(page, limit(page), 0, -35);
    const dragged = await valueOf(limit(page));
    assert.ok(dragged > 1, `the limit went up: ${dragged}`);
    const now = await clippedInCore(dragged);
    await clipping.getByText(`${now} of 30 steps clipped`).waitFor();
    const after = await readRacers(page);
    assert.notDeepEqual(after[1], before[1]);
    assert.deepEqual(after[0], before[0]);
    // Its arrow keys are its own: the race stays where it was.
    await limit(page).focus();
    await page.keyboard.press('ArrowDown');
    await expectSoon(
      () => valueOf(limit(page)),
      (value) => value < dragged,
      'a lower limit by key',
    );
    assert.equal(await atStep(page), 30);
    await expectSoon(
      () => hashOf(page),
      (hash) => hash.includes('limit:'),
      'the limit in the link',
    );
  });
}

test('who is thrown off the chain offers to be clipped, and then stays on the map', async (t) => {
  const { page } = await openPage(t, {
    hash: 'optimizers/surface=recurrent&at=20&racer=1',
    host: 'plain',
  });
  await raceReady(page);
  const place = page.locator('[data-racer="0"] [data-is="place"]');
  assert.match(await place.innerText(), /flew off/);
  await card(page, CLIPPING).getByRole('button', { name: 'Clip by length' }).click();
  await limit(page).waitFor();
  await expectSoon(
    () => place.innerText(),
    (text) => !text.includes('flew off'),
    'it stays',
  );
});

test('the schedule’s handles are the racer’s options, and its rates are the race’s', async (t) => {
  const { page } = await openPage(t, {
    hash: 'optimizers/surface=bowl&at=40&r1=sgd~learning_rate:0.1+step~every:50~gamma:0.5',
    host: 'plain',
  });
  await raceReady(page);
  const schedule = card(page, 'Schedule');
  const said = schedule.locator('[data-is="rate"]');
  const race = await raceOf('bowl');
  const [racer] = race.racers;
  assert.ok(racer);
  race.racers = [racer];
  /** @param {number} every @param {number} step */
  const rateInCore = async (every, step) => {
    racer.schedule = { name: 'step', options: { every, gamma: 0.5, warmup: 0 } };
    return (await (await coreInNode()).race(race)).racers[0]?.rate[step] ?? NaN;
  };
  /** @param {number} every */
  const assertRate = async (every) => {
    const exact = await rateInCore(every, 41);
    await expectSoon(
      () => said.innerText(),
      (text) =>
        text.startsWith('Learning rate of step 41: ') && agrees(numbersIn(text)[1] ?? NaN, exact),
      `the rate ${exact}`,
    );
  };
  await assertRate(50);
  const every = schedule.getByRole('slider', { name: 'Every', exact: true });
  assert.equal(await valueOf(every), 50);
  await drag(page, every, -60, 0);
  const dragged = await valueOf(every);
  assert.ok(dragged < 40, `the drop came sooner: ${dragged}`);
  await assertRate(dragged);
  assert.ok((await rateInCore(dragged, 41)) < 0.1);
  // Warm-up is a handle, too.
  const warmup = schedule.getByRole('slider', { name: 'Warm-up', exact: true });
  await warmup.focus();
  await page.keyboard.press('ArrowRight');
  await expectSoon(
    () => hashOf(page),
    (hash) => hash.includes('warmup:'),
    'warm-up in the link',
  );
});
