// Points of the learner's own, lessons, and gradients through deep networks, as the user of the Points lab
// meets them.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { assertAccessible, openPage } from './support/browser.mjs';
import { hashOf } from './support/digits.mjs';
import { downloaded } from './support/files.mjs';
import { bar, outputNumber, pointsReady, readStep, trainUntil, unit } from './support/points.mjs';
import { expectSoon } from './support/soon.mjs';

/** @typedef {import('playwright-core').Page} Page */

/** @param {Page} page */
const board = (page) => page.getByRole('application', { name: /Plane to paint on/ });
/** @param {Page} page */
const painted = async (page) =>
  Number(/(\d[\d,]*) points?/.exec(await page.locator('.board .status').innerText())?.[1]);

/** @param {Page} page @param {string} kind */
async function choose(page, kind) {
  await page.getByText(kind, { exact: true }).first().click();
}

/** A stroke over the board, in shares of its side. @param {Page} page @param {[number, number][]} way */
async function stroke(page, way) {
  await board(page).scrollIntoViewIfNeeded();
  const box = await board(page).boundingBox();
  assert.ok(box);
  for (const [place, [x, y]] of way.entries()) {
    await page.mouse.move(box.x + x * box.width, box.y + y * box.height);
    if (place === 0) await page.mouse.down();
  }
  await page.mouse.up();
}

/** Class 0 on the left, class 1 on the right. @param {Page} page */
async function paintTwoSides(page) {
  await choose(page, 'Painted');
  await page.getByRole('button', { name: 'class 0', exact: true }).click();
  for (const x of [0.15, 0.25]) {
    await stroke(page, [
      [x, 0.2],
      [x, 0.35],
      [x, 0.5],
      [x, 0.65],
      [x, 0.8],
    ]);
  }
  await page.getByRole('button', { name: 'class 1', exact: true }).click();
  for (const x of [0.75, 0.85]) {
    await stroke(page, [
      [x, 0.2],
      [x, 0.35],
      [x, 0.5],
      [x, 0.65],
      [x, 0.8],
    ]);
  }
}

for (const host of /** @type {const} */ (['plain', 'isolated'])) {
  test(`${host}: painted points are learned, can be undone, and are there at the next visit`, async (t) => {
    const { page } = await openPage(t, { host, hash: 'points/' });
    await pointsReady(page);
    await paintTwoSides(page);
    const all = await painted(page);
    assert.ok(all >= 60, `${all} points`);
    await trainUntil(page, 99);
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await expectSoon(
      () => painted(page),
      (left) => left < all,
      'the last stroke is gone',
    );
    const left = await painted(page);
    await page.reload();
    await pointsReady(page);
    await choose(page, 'Painted');
    await expectSoon(
      () => painted(page),
      (again) => again === left,
      'what was painted before',
    );
  });
}

test('the board by keyboard: the cross moves, paints, erases and undoes', async (t) => {
  const { page } = await openPage(t, { hash: 'points/', host: 'plain' });
  await pointsReady(page);
  await choose(page, 'Painted');
  await board(page).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('1');
  await page.keyboard.press('Space');
  await page.getByText(/at x 0\.5, y 0\.5: class 1/).waitFor();
  assert.equal(await painted(page), 6);
  assert.equal(await readStep(page), 0, 'Space paints and does not play');
  await page.keyboard.press('Delete');
  await expectSoon(
    () => painted(page),
    (count) => count < 6,
    'some are erased',
  );
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expectSoon(
    () => painted(page),
    (count) => count === 0,
    'all is undone',
  );
});

test('CSV: what is wrong is told by its line and changes nothing; what is right is learned and exported', async (t) => {
  const { page } = await openPage(t, { hash: 'points/', host: 'plain' });
  await pointsReady(page);
  await choose(page, 'Painted');
  await page.getByText('As text: paste, open or export CSV').click();
  const text = page.getByLabel(/Points as CSV/);
  await text.fill('x,y,label\n1,2,0\n1,two,0\n9,9,1');
  await page.getByRole('button', { name: 'Read the text' }).click();
  await page.getByText('Line 3: y: expected a number, got "two"').waitFor();
  await page.getByText('Line 4: x: expected -6 to 6, got 9').waitFor();
  assert.equal(await painted(page), 0);
  const rows = Array.from({ length: 40 }, (_, i) => {
    const side = i % 2 === 0 ? -1 : 1;
    return `${side * (1 + (i % 5))},${(i % 7) - 3},${i % 2}`;
  });
  await text.fill(['x,y,label', ...rows].join('\n'));
  await page.getByRole('button', { name: 'Read the text' }).click();
  await expectSoon(
    () => painted(page),
    (count) => count === 40,
    'forty points',
  );
  await trainUntil(page, 99);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export CSV' }).click(),
  ]);
  const written = readFileSync(await file.path(), 'utf8');
  assert.deepEqual(written.trim().split('\n'), ['x,y,label', ...rows]);
});

test('a formula: what is wrong has its place, what can be read becomes the points', async (t) => {
  const { page } = await openPage(t, { hash: 'points/', host: 'plain' });
  await pointsReady(page);
  await choose(page, 'Formula');
  const field = page.getByLabel('f(x, y) =');
  await field.fill('x * * y');
  await page.getByText(/At character 5: expected/).waitFor();
  await field.fill('x^2 + 1');
  await page.getByText('It is above 0 everywhere, so all points are of one class').waitFor();
  await field.fill('x + y > 1');
  await page.getByRole('button', { name: 'Use it' }).click();
  await expectSoon(
    () => hashOf(page),
    (hash) => hash.includes('formula'),
    'the link has it',
  );
  await trainUntil(page, 92);
  const file = await downloaded(page, 'Data', 'Export CSV');
  const [head, ...rows] = file.buffer.toString('utf8').trim().split('\n');
  assert.equal(head, 'x,y,label');
  assert.ok(rows.length > 100, `${rows.length} points`);
  const classes = rows.map((row) => row.split(',').map(Number));
  // Noise moves a point after its class was settled: most stand on their own side.
  const right = classes.filter(([x = NaN, y = NaN, label]) => Number(x + y > 1) === label);
  assert.ok(right.length > 0.9 * rows.length, `${right.length} of ${rows.length}`);
});

test('input features: each has its name and its map, and a link to them is opened by a click', async (t) => {
  const { page } = await openPage(t, { hash: 'points/', host: 'plain' });
  await pointsReady(page);
  await page.getByRole('button', { name: 'x²', exact: true }).click();
  await page.getByRole('button', { name: 'sin x', exact: true }).click();
  const sine = unit(page, 0, 3);
  await sine.waitFor();
  assert.equal(await sine.getAttribute('aria-label'), 'Input sin x: show large');
  const graph = await page.locator('.graph').boundingBox();
  const name = await page.locator('.graph .name', { hasText: 'sin x' }).boundingBox();
  assert.ok(graph && name && name.x >= graph.x, 'its name is not cut off');
  await expectSoon(
    () =>
      sine.evaluate((button) => {
        const canvas = button.closest('.graph')?.querySelector('canvas');
        if (!canvas) return 0;
        const [own, all] = [button.getBoundingClientRect(), canvas.getBoundingClientRect()];
        const ratio = canvas.width / all.width;
        const [left, top, side] = [own.x - all.x, own.y - all.y, own.width].map(
          (css) => css * ratio,
        );
        const pixels = canvas
          .getContext('2d')
          ?.getImageData(left ?? 0, top ?? 0, side ?? 1, side ?? 1);
        return new Set(pixels?.data).size;
      }),
    (colours) => colours > 20,
    'its map is drawn',
  );
  await sine.scrollIntoViewIfNeeded();
  const [from, to] = [await sine.boundingBox(), await unit(page, 1, 3).boundingBox()];
  assert.ok(from && to);
  const middle = (from.y + to.y + from.height) / 2;
  await page.mouse.click((from.x + from.width + to.x) / 2, middle);
  await page.getByRole('heading', { name: 'Layer 1, unit 4' }).first().waitFor();
  const asked = page.locator('.weights input:focus');
  const label = await asked.evaluate(
    (one) => /** @type {HTMLInputElement} */ (one).labels?.[0]?.innerText,
  );
  assert.match(label ?? '', /^sin x/);
});

test('a lesson asks its question, and its runs differ as it says', async (t) => {
  const { page } = await openPage(t, { hash: 'points/', host: 'plain' });
  await pointsReady(page);
  await page.getByLabel('Lesson', { exact: true }).selectOption('xor');
  await page.getByRole('heading', { name: 'XOR needs a hidden layer' }).waitFor();
  await page.getByText(/How much of it can one straight line get right/).waitFor();
  await page.getByRole('button', { name: 'No hidden layer' }).waitFor();
  await bar(page).play.click();
  await expectSoon(
    () => readStep(page),
    (step) => step > 300,
    'some training',
    60_000,
  );
  await bar(page).pause.click();
  assert.ok((await outputNumber(page, 'test accuracy')) < 75);
  await page.getByRole('button', { name: 'Four hidden units' }).click();
  await expectSoon(
    () => readStep(page),
    (step) => step === 0,
    'another run',
  );
  await trainUntil(page, 90);
});

test('depth: signals vanish with Xavier and ReLU, keep their size with He, and the run is measured as it trains', async (t) => {
  const { page } = await openPage(t, { hash: 'points/', host: 'plain' });
  await pointsReady(page);
  const panel = page.getByRole('region', { name: 'Vanishing and exploding' });
  await panel.scrollIntoViewIfNeeded();
  await panel.getByText(/The signal keeps its size/).waitFor();
  await panel.getByLabel('Init').selectOption('xavier_normal');
  await panel.getByText(/The signal vanishes/).waitFor();
  await panel
    .getByRole('group', { name: 'Normalisation' })
    .getByText('Layer', { exact: true })
    .click();
  await panel.getByText(/The signal keeps its size/).waitFor();
  await panel.getByLabel('Layers', { exact: true }).fill('50');
  await panel.getByLabel('Layers', { exact: true }).press('Enter');
  await expectSoon(
    () => panel.getByRole('slider', { name: /Forward/ }).getAttribute('aria-valuemax'),
    (blocks) => blocks === '50',
    'fifty layers',
  );
  await panel.getByText('Your network').click();
  await panel.getByText(/at step 0/).waitFor();
  await bar(page).step.click();
  // Out of sight nothing is measured.
  await panel.scrollIntoViewIfNeeded();
  await panel.getByText(/at step 1;/).waitFor();
});

for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
  test(`axe finds nothing on board, CSV, lesson and depth panel on a phone: ${colorScheme}`, async (t) => {
    const viewport = { width: 390, height: 844 };
    const { page } = await openPage(t, { viewport, colorScheme, hash: 'points/', host: 'plain' });
    await pointsReady(page);
    await page.getByLabel('Lesson', { exact: true }).selectOption('dead');
    await choose(page, 'Painted');
    await page.getByText('As text: paste, open or export CSV').click();
    await page.getByLabel(/Points as CSV/).fill('bad');
    await page.getByRole('button', { name: 'Read the text' }).click();
    await page.getByRole('region', { name: 'Vanishing and exploding' }).scrollIntoViewIfNeeded();
    await page.getByText(/The signal (keeps|vanishes|explodes)/).waitFor();
    await assertAccessible(page);
    const over = await page.evaluate(
      () => document.documentElement.scrollWidth - window.innerWidth,
    );
    assert.ok(over <= 0, `${over} px too wide`);
  });
}
