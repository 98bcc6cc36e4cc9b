// A move is made, seen and read without scrolling: the buttons and the line of numbers stay in sight, and the page
// goes along with what is computed while one looks at the graph.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { atMove, moves, readBar, walkable, walkBar } from './support/backprop.mjs';
import { openPage } from './support/browser.mjs';
import { expectSoon } from './support/soon.mjs';

const PHONE = { width: 390, height: 844 };

/** @typedef {import('playwright-core').Page} Page */

/** Scrolls so far that the bar of moves is at the top. @param {Page} page */
async function toGraph(page) {
  await page
    .getByRole('region', { name: 'Moves' })
    .evaluate((bar) => scrollBy({ top: bar.getBoundingClientRect().top, behavior: 'instant' }));
}

/** Where the op that computes just now, the buttons and the line of numbers are. @param {Page} page */
function places(page) {
  return page.evaluate(() => {
    const place = (/** @type {string} */ selector) => {
      const { top, bottom } = document.querySelector(selector)?.getBoundingClientRect() ?? {};
      return { top: top ?? NaN, bottom: bottom ?? NaN };
    };
    const walk = '[aria-label="Moves"]';
    return { op: place('button.lit'), bar: place(walk), numbers: place(`${walk} .katex`) };
  });
}

test('on a phone every move is in sight with its numbers, forwards and backwards', async (t) => {
  const { page } = await openPage(t, {
    ...{ hash: 'backprop/size=points', viewport: PHONE, touch: true, reducedMotion: true },
  });
  await walkable(page);
  await toGraph(page);
  const all = (await moves(page)) - 1;
  for (let move = 1; move <= all; move += 1) {
    await walkBar(page).on.click();
    await atMove(page, move);
    if (move === 1) continue; // the batch comes in: no op computes
    const { bar } = await expectSoon(
      () => places(page),
      ({ op, bar, numbers }) =>
        op.top >= bar.bottom &&
        op.bottom <= PHONE.height &&
        numbers.top >= bar.top &&
        numbers.bottom <= bar.bottom + 1,
      `the op of move ${move} and its numbers`,
    );
    assert.equal(bar.top, 0);
  }
});

test('who reads the cards below is left where he is', async (t) => {
  const { page } = await openPage(t, { hash: 'backprop/size=points', viewport: PHONE });
  await walkable(page);
  await walkBar(page).on.click();
  await atMove(page, 1);
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await page.waitForTimeout(300);
  const before = await page.evaluate(() => scrollY);
  assert.ok((await places(page)).bar.top === 0, 'the bar is in sight down there');
  await page.keyboard.press('ArrowRight');
  await atMove(page, 2);
  await page.waitForTimeout(500);
  const after = await page.evaluate(() => scrollY);
  assert.ok(Math.abs(after - before) < 100, `${before} px down, then ${after}`);
});

test('the start of a step is where it takes its batch', async (t) => {
  const { page } = await openPage(t, { hash: 'backprop/size=points&step=3&move=9' });
  await walkable(page);
  await atMove(page, 9);
  const step = await readBar(page, 'step');
  await walkBar(page).start.click();
  await atMove(page, 1);
  assert.equal(await readBar(page, 'step'), step);
  // Also of a step that is over.
  await walkBar(page).update.click();
  await atMove(page, await moves(page));
  await walkBar(page).start.click();
  await atMove(page, 1);
  assert.equal(await readBar(page, 'step'), step);
});

test('schedule and clipping of the tiny network are in its update', async (t) => {
  const { page } = await openPage(t, { hash: 'backprop/size=points' });
  await walkable(page);
  await page.getByLabel('Clipping', { exact: true }).selectOption('norm');
  await page.getByLabel('Schedule', { exact: true }).selectOption('cosine');
  await walkable(page);
  await walkBar(page).update.click();
  await page.locator('button[data-value="hidden.weight"]').click();
  const update = page.getByRole('region', { name: 'The update', exact: true });
  await update.getByText('gradient at that update').waitFor();
  await walkBar(page).tenSteps.click();
  await update.getByText('the schedule’s factor').waitFor();
});
