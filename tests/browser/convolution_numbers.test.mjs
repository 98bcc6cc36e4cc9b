// The Convolution lab's further numbers, read off the page: presets and learned filters, the size formula, who reads
// a pixel, winners of a pooling, a map of the trained network, what a filter answers most.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';

import { DIST } from '../../web/tools/serve.mjs';
import { openPage } from './support/browser.mjs';
import { agrees, cellOf, labReady, readGrid, slideCard } from './support/convolution.mjs';
import { card } from './support/digits.mjs';
import { numberIn, numbersIn } from './support/numbers.mjs';
import { expectSoon } from './support/soon.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('playwright-core').Locator} Locator */

/** A parameter of the ready-trained network, from its file. @param {string} name */
async function trained(name) {
  const file = await readFile(`${DIST}/pretrained/cnn.safetensors`);
  const length = Number(file.readBigUInt64LE(0));
  /** @type {Record<string, { data_offsets: [number, number] }>} */
  const header = JSON.parse(file.subarray(8, 8 + length).toString('utf8'));
  const [from = 0, to = 0] = header[name]?.data_offsets ?? [];
  const bytes = file.subarray(8 + length + from, 8 + length + to);
  return Float32Array.from({ length: bytes.length / 4 }, (_, at) => bytes.readFloatLE(4 * at));
}

/** @param {readonly number[]} shown @param {ArrayLike<number>} exact */
function assertSame(shown, exact) {
  assert.equal(shown.length, exact.length);
  shown.forEach((number, at) => {
    assert.ok(agrees(number, exact[at] ?? NaN), `${at}: ${number}, not ${exact[at]}`);
  });
}

test('presets put their weights in, learned ones those that training found', async (t) => {
  const { page } = await openPage(t, { hash: 'convolution/size=6', host: 'plain' });
  await labReady(page);
  const preset = slideCard(page).getByLabel('Preset');
  const known = {
    edge_x: [-1, 0, 1, -2, 0, 2, -1, 0, 1],
    sharpen: [0, -1, 0, -1, 5, -1, 0, -1, 0],
    emboss: [-2, -1, 0, -1, 1, 1, 0, 1, 2],
    blur: Array.from({ length: 9 }, () => 1 / 9),
  };
  for (const [name, weights] of Object.entries(known)) {
    await preset.selectOption(name);
    assertSame((await readGrid(page, slideCard(page), 'Kernel')).numbers, weights);
  }
  await preset.selectOption('learned2');
  const learned = await readGrid(page, slideCard(page), 'Kernel');
  assert.deepEqual([learned.rows, learned.columns], [5, 5]);
  assertSame(learned.numbers, (await trained('conv1.weight')).subarray(25, 50));
});

test('the formula of the size has these numbers and ends at the size there is', async (t) => {
  const hash = 'convolution/size=11&kernel=3&stride=2&padding=3&dilation=2';
  const { page } = await openPage(t, { hash, host: 'plain' });
  await labReady(page);
  const rows = await slideCard(page)
    .getByRole('grid', { name: 'Output', exact: true })
    .getAttribute('aria-rowcount');
  const tex = await expectSoon(
    async () => (await slideCard(page).locator('annotation').allTextContents()).join(' '),
    (text) => text.includes('11 + 2'),
    'the formula',
  );
  assert.match(tex, /11 \+ 2\\cdot 3 - 2\\,\(3-1\) - 1\}\{2\}/);
  // (11 + 6 - 4 - 1) / 2 + 1
  assert.match(tex, /\+ 1 = 7$/);
  assert.equal(rows, '7');
});

test('a pixel tells how many output cells read it, and those are framed as it is pointed at', async (t) => {
  const { page } = await openPage(t, { hash: 'convolution/size=8&stride=2', host: 'plain' });
  await labReady(page);
  const pixel = cellOf(slideCard(page), 'Picture');
  const read = async () => numbersIn((await pixel.getAttribute('aria-label')) ?? '').at(-1);
  await pixel.focus();
  // At the corner one window; between two windows of stride 2 both read it, along each side.
  assert.equal(await read(), 1);
  await page.keyboard.press('ArrowRight');
  assert.equal(await read(), 2);
  await page.keyboard.press('ArrowDown');
  assert.equal(await read(), 4);
  const output = slideCard(page).getByRole('grid', { name: 'Output', exact: true });
  const seen = async () => Buffer.from(await output.screenshot()).toString('base64');
  const before = await seen();
  await page.keyboard.press('ArrowRight');
  assert.equal(await read(), 2);
  await expectSoon(seen, (now) => now !== before, 'other cells of the output are framed');
});

test('the winners of a maximum are marked where the largest numbers of the windows are', async (t) => {
  const hash = 'convolution/picture=portrait&size=6';
  const { page } = await openPage(t, { hash, host: 'plain' });
  await labReady(page);
  const { numbers } = await readGrid(page, slideCard(page), 'Picture');
  const pools = card(page, 'Pooling');
  await pools.getByText('the picture', { exact: true }).click();
  const map = pools.getByRole('grid', { name: 'The map that is pooled', exact: true });
  await expectSoon(
    () => map.getAttribute('aria-rowcount'),
    (count) => count === '6',
    'the picture is pooled',
  );
  const cell = map.getByRole('gridcell');
  await cell.focus();
  await page.keyboard.press('PageUp');
  for (let row = 0; row < 2; row += 1) {
    await page.keyboard.press('Home');
    for (let column = 0; column < 6; column += 1) {
      const left = column - (column % 2);
      const window = [left, left + 1, left + 6, left + 7].map((at) => numbers[at] ?? NaN);
      const own = numbers[row * 6 + column] ?? NaN;
      const label = (await cell.getAttribute('aria-label')) ?? '';
      // Of several alike the first takes it all.
      const first = window.indexOf(Math.max(...window)) === 2 * row + (column % 2);
      assert.equal(
        label.includes('the winner of 1 window'),
        first,
        `${label}: ${own} of ${window.join(', ')}`,
      );
      await page.keyboard.press('ArrowRight');
    }
    await page.keyboard.press('ArrowDown');
  }
});

test('a number of a map is the sum of the pixels that it sees times the trained filter', async (t) => {
  const { page } = await openPage(t, { hash: 'convolution/layer=conv1&map=2', host: 'plain' });
  await labReady(page);
  const network = card(page, 'Inside a trained network');
  await network.getByText('sees 5×5 pixels of the digit (framed)').waitFor();
  const cell = cellOf(network, 'conv1, map 3, large');
  await cell.focus();
  const pixel = cellOf(network, 'The digit, with what this cell sees');
  const label = (await cell.getAttribute('aria-label')) ?? '';
  const [row = 0, column = 0] = numbersIn(label).slice(0, 2);
  const shown = numberIn(label);
  await pixel.focus();
  await page.keyboard.press('PageUp');
  await page.keyboard.press('Home');
  // The window begins two rows above it and two columns before it.
  for (let down = 1; down < row - 2; down += 1) await page.keyboard.press('ArrowDown');
  for (let right = 1; right < column - 2; right += 1) await page.keyboard.press('ArrowRight');
  const weights = (await trained('conv1.weight')).subarray(50, 75);
  let sum = (await trained('conv1.bias'))[2] ?? NaN;
  for (let down = 0; down < 5; down += 1) {
    for (let right = 0; right < 5; right += 1) {
      const ink = numberIn((await pixel.getAttribute('aria-label')) ?? '');
      sum += ink * (weights[5 * down + right] ?? NaN);
      await page.keyboard.press('ArrowRight');
    }
    for (let back = 0; back < 5; back += 1) await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowDown');
  }
  assert.ok(Math.abs(sum - shown) < 0.01 + 0.01 * Math.abs(shown), `${label}: ${sum} by hand`);
});

test('a deeper cell sees more, and the digits that a filter answers most come strongest first', async (t) => {
  const { page } = await openPage(t, { hash: 'convolution/layer=conv2&map=3', host: 'plain' });
  await labReady(page);
  const network = card(page, 'Inside a trained network');
  // Five pixels, pooled by two, five of those: 5 + 1 + 4 · 2.
  await network.getByText('sees 14×14 pixels of the digit (framed)').waitFor();
  const answers = network.locator('.strongest li span');
  await answers.first().waitFor({ timeout: 60_000 });
  const texts = await answers.allInnerTexts();
  const responses = texts.map((text) => numberIn(text));
  assert.equal(responses.length, 6);
  assert.deepEqual(
    responses,
    [...responses].sort((a, b) => b - a),
    texts.join('; '),
  );
  assert.ok(
    texts.every((text) => /^a \d: /.test(text)),
    texts.join('; '),
  );
});
