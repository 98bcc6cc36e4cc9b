// Drawing a digit and seeing it read, with the mouse and with a finger, on every kind of host.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { openPage } from './support/browser.mjs';
import { drawWithMouse, highest, onPad, pad, readAnswer, ready, THREE } from './support/digits.mjs';
import { HOSTS } from './support/site.mjs';
import { expectSoon } from './support/soon.mjs';

/** @typedef {import('playwright-core').Page} Page */

/** Waits until a 3 has won. @param {Page} page */
function threeWins(page) {
  return expectSoon(
    () => readAnswer(page),
    ({ digit, bars }) => digit === '3' && highest(bars) === 3,
    'a 3 wins',
  );
}

/**
 * How many different greys the picture with this name has: one when it is empty.
 *
 * @param {Page} page
 * @param {string} name
 */
function greysOf(page, name) {
  const canvas = page.getByRole('img', { name, exact: true }).locator('canvas');
  return canvas.evaluate((found) => {
    // Read from a copy: the page's canvas need not be one for reading.
    const copy = document.createElement('canvas');
    const context = copy.getContext('2d', { willReadFrequently: true });
    context?.drawImage(/** @type {HTMLCanvasElement} */ (found), 0, 0);
    const data = context?.getImageData(0, 0, copy.width, copy.height).data ?? [];
    return new Set([...data].filter((_, place) => place % 4 === 0)).size;
  });
}

for (const host of HOSTS) {
  test(`a 3 drawn with the mouse is read as a 3 on the ${host} host`, async (t) => {
    const { page } = await openPage(t, { host });
    await pad(page).waitFor();
    await drawWithMouse(page);
    const { bars } = await threeWins(page);
    assert.ok(Math.abs(bars.reduce((sum, bar) => sum + bar, 0) - 1) < 1e-4, 'shares of a whole');
    await page.getByRole('heading', { name: 'It says' }).waitFor();
    await expectSoon(
      async () => (await readAnswer(page)).spoken,
      (spoken) => /^It says 3, \d+\.\d %\.$/.test(spoken),
      'the answer in words',
    );
  });
}

test('the first stroke is answered while the pen is still down', async (t) => {
  const { page } = await openPage(t);
  const [first, ...rest] = await onPad(page, THREE);
  assert.ok(first);
  await page.mouse.move(first.x, first.y);
  await page.mouse.down();
  for (const { x, y } of rest) await page.mouse.move(x, y);
  await threeWins(page);
  await page.mouse.up();
});

test('a browser that hands over only the newest point of a frame draws as well', async (t) => {
  const { page, context, address } = await openPage(t, { goto: false });
  // As over plain http, and in Safari before 18.2.
  await context.addInitScript(() => {
    Reflect.deleteProperty(PointerEvent.prototype, 'getCoalescedEvents');
  });
  await page.goto(address);
  await pad(page).waitFor();
  await drawWithMouse(page);
  await threeWins(page);
});

test('all pictures of the preprocessing are filled, and empty again without ink', async (t) => {
  const { page } = await openPage(t);
  const names = [
    'The ink as drawn',
    'The ink fitted into 20×20',
    'The 28×28 picture the network gets',
  ];
  await drawWithMouse(page);
  for (const name of names) {
    await expectSoon(
      () => greysOf(page, name),
      (greys) => greys > 2,
      name,
    );
  }
  await page.getByRole('button', { name: 'Clear', exact: true }).click();
  for (const name of names) {
    await page.getByRole('img', { name: `${name}: empty`, exact: true }).waitFor();
    assert.equal(await greysOf(page, `${name}: empty`), 1, name);
  }
});

test('Undo takes back a stroke and a clearing, Clear takes everything', async (t) => {
  const { page } = await openPage(t);
  const undo = page.getByRole('button', { name: 'Undo', exact: true });
  const clear = page.getByRole('button', { name: 'Clear', exact: true });
  const verdict = async () => (await readAnswer(page)).digit;
  await drawWithMouse(page);
  const before = await threeWins(page);
  await drawWithMouse(page, [
    [0.2, 0.1],
    [0.2, 0.5],
    [0.2, 0.9],
  ]);
  await expectSoon(
    () => readAnswer(page),
    ({ bars }) => bars[3] !== before.bars[3],
    'other bars',
  );
  await undo.click();
  await expectSoon(
    () => readAnswer(page),
    ({ bars }) => bars[3] === before.bars[3],
    'the 3 again',
  );
  await clear.click();
  await expectSoon(verdict, (digit) => digit === '?', 'no answer without ink');
  await page.keyboard.press('Control+z');
  await threeWins(page);
  await undo.click();
  await expectSoon(verdict, (digit) => digit === '?', 'the only stroke is gone');
  assert.equal(await undo.isDisabled(), true);
});

test('a finger draws on a phone, the page stays where it is, and the answer is in sight', async (t) => {
  const viewport = { width: 390, height: 844 };
  const { page, context } = await openPage(t, { viewport, touch: true });
  await ready(page);
  const finger = await context.newCDPSession(page);
  const points = await onPad(page, THREE);
  for (const [place, point] of points.entries()) {
    const type = place === 0 ? 'touchStart' : 'touchMove';
    await finger.send('Input.dispatchTouchEvent', { type, touchPoints: [point] });
  }
  await finger.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await threeWins(page);
  assert.equal(await page.evaluate(() => window.scrollY), 0, 'the page has not scrolled');
  const answer = await page.locator('.digit').boundingBox();
  assert.ok(answer && answer.y >= 0 && answer.y + answer.height <= viewport.height, 'in sight');
  const bars = await page.getByRole('list', { name: 'Probability of each digit' }).boundingBox();
  assert.ok(bars && bars.y + bars.height <= viewport.height, 'all ten bars in sight');
});
