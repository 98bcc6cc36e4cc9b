// How weights are changed, as the page shows it: what the optimizer remembers, clipping by a dragged limit,
// the schedule's curve with its handles, and losses over steps, epochs and multiply-adds.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { openPage } from './support/browser.mjs';
import { atStep, bar, card, pointsReady } from './support/points.mjs';
import { expectSoon } from './support/soon.mjs';
import {
  CLIPPED,
  CLIPPING,
  MEMORY,
  limit,
  memoryOpen,
  pictures,
  valueOf,
} from './support/updates.mjs';

test('Adam shows m, v and the step of every weight; SGD has nothing to remember', async (t) => {
  const { page } = await openPage(t, { hash: 'points/optimizer=adam', host: 'plain' });
  await pointsReady(page);
  await memoryOpen(page);
  await card(page, MEMORY).getByText('Nothing is remembered before the first step.').waitFor();
  await bar(page).step.click();
  await atStep(page, 1);
  const layer = await card(page, MEMORY).getByLabel('Layer').inputValue();
  await expectSoon(
    () => pictures(page, `${layer}.weight`),
    (names) => names.join() === 'weight,gradient,m,v,effective_step,delta',
    'a picture of every number',
  );
  const words = card(page, MEMORY).locator('[data-is="one weight"]').first();
  const before = await words.textContent();
  assert.match(before ?? '', /\.weight\[0, 0\].* m [+−\d].* v [+\d].* effective step \d/s);
  await bar(page).step.click();
  await expectSoon(
    () => words.textContent(),
    (now) => now !== before,
    'the numbers of the next step',
  );
  await card(page, MEMORY).getByRole('button', { name: 'Smallest step' }).first().click();
  await page.getByLabel('Optimizer', { exact: true }).selectOption('sgd');
  await card(page, MEMORY)
    .getByText('This optimizer remembers nothing', { exact: false })
    .waitFor();
});

test('the limit is dragged and moved by keys, acts at once, and every clipped step is marked', async (t) => {
  const { page } = await openPage(t, { hash: CLIPPED, host: 'plain' });
  await pointsReady(page);
  for (let step = 1; step <= 3; step += 1) {
    await bar(page).step.click();
    await atStep(page, step);
  }
  const clipping = card(page, CLIPPING);
  await clipping.getByText(/^.*0 of 3 steps clipped/).waitFor();
  await limit(page).scrollIntoViewIfNeeded();
  assert.equal(await valueOf(limit(page)), 100);
  const box = await limit(page).boundingBox();
  assert.ok(box);
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2, box.y + 130, { steps: 5 });
  await page.mouse.up();
  const dragged = await valueOf(limit(page));
  assert.ok(dragged < 50, `the limit went down: ${dragged}`);
  await limit(page).focus();
  await page.keyboard.press('ArrowDown');
  assert.ok((await valueOf(limit(page))) < dragged);
  await page.keyboard.press('Home');
  await expectSoon(
    () => page.evaluate(() => location.hash),
    (hash) => hash.includes('limit=0.0001'),
    'the limit in the link',
  );
  // The arrow keys were the line's: no step was taken, and the run is the same.
  await atStep(page, 3);
  await bar(page).step.click();
  await atStep(page, 4);
  await clipping.getByText(/1 of 4 steps clipped; .* cut from/).waitFor();
});

test('a run that clips nothing offers to', async (t) => {
  const { page } = await openPage(t, { hash: 'points/', host: 'plain' });
  await pointsReady(page);
  await bar(page).step.click();
  await atStep(page, 1);
  await card(page, CLIPPING)
    .getByRole('button', { name: /^Clip by length/ })
    .click();
  await bar(page).step.click();
  await limit(page).waitFor();
});

test('the schedule’s curve has handles that are its options, and the run’s place on it', async (t) => {
  const { page } = await openPage(t, { hash: 'points/schedule=step&every=40', host: 'plain' });
  await pointsReady(page);
  await page.getByRole('button', { name: 'Options', exact: true }).click();
  const every = page.getByRole('slider', { name: 'Every', exact: true });
  await every.waitFor();
  assert.equal(await valueOf(every), 40);
  await bar(page).step.click();
  await atStep(page, 1);
  await page.getByText(/^Learning rate of step 2: /).waitFor();
  await every.scrollIntoViewIfNeeded();
  const box = await every.boundingBox();
  assert.ok(box);
  await page.mouse.move(box.x + box.width / 2, box.y + 20);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2 + 80, box.y + 20, { steps: 4 });
  await page.mouse.up();
  const dragged = await valueOf(every);
  assert.ok(dragged > 45, `the drop came later: ${dragged}`);
  await atStep(page, 1);
  // A drop at every step: the very next rate is lower.
  const rate = page.locator('[data-is="rate"]');
  const before = await rate.textContent();
  await every.focus();
  await page.keyboard.press('Home');
  await expectSoon(
    () => rate.textContent(),
    (now) => now !== before && (now ?? '').includes('(50 % of'),
    'the rate of the next step',
  );
});

test('every handle of the schedule is taken by its grip, wherever another handle’s strip lies', async (t) => {
  const { page } = await openPage(t, { hash: 'points/schedule=step&every=40', host: 'plain' });
  await pointsReady(page);
  await page.getByRole('button', { name: 'Options', exact: true }).click();
  const factor = page.getByRole('slider', { name: 'Factor', exact: true });
  await factor.scrollIntoViewIfNeeded();
  const chart = factor.locator('xpath=..');
  const taken = await chart.getByRole('slider').evaluateAll((sliders) =>
    sliders.map((slider) => {
      const grip = slider.querySelector('i')?.getBoundingClientRect() ?? new DOMRect();
      const [x, y] = [grip.x + grip.width / 2, grip.y + grip.height / 2];
      const hit = document.elementFromPoint(x, y)?.closest('[role="slider"]');
      return [slider.getAttribute('aria-label'), hit?.getAttribute('aria-label')];
    }),
  );
  assert.ok(taken.length >= 3, String(taken));
  for (const [handle, hit] of taken) assert.equal(hit, handle);
});

test('curves are drawn over steps, epochs or multiply-adds, kept runs too', async (t) => {
  const { page } = await openPage(t, { hash: 'points/', host: 'plain' });
  await pointsReady(page);
  await bar(page).step.click();
  await atStep(page, 1);
  await page.getByRole('button', { name: 'Keep this run' }).click();
  for (const [title, words] of [
    ['Learning curves', /^Loss over multiply-adds/],
    ['Compare runs', /^Test loss of 2 runs over multiply-adds/],
  ]) {
    const found = card(page, String(title));
    await found.getByText('multiply-adds', { exact: true }).click();
    await expectSoon(
      () => found.getByRole('img').first().getAttribute('aria-label'),
      (label) => /** @type {RegExp} */ (words).test(label ?? ''),
      `${String(title)} over multiply-adds`,
    );
    await found.getByText('of the forward passes', { exact: false }).waitFor();
  }
});
