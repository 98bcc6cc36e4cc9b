// The Convolution lab: its numbers are the core's, everything works by keyboard, on a phone and in the dark.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { assertAccessible, openPage } from './support/browser.mjs';
import {
  agrees,
  backCard,
  cellOf,
  labReady,
  readGrid,
  slideCard,
  sumOf,
  termsOf,
} from './support/convolution.mjs';
import { layerByCore } from './support/core.mjs';
import { card, hashOf } from './support/digits.mjs';
import { expectSoon } from './support/soon.mjs';

/** @typedef {import('playwright-core').Page} Page */

/** A picture of 5x5 that the page draws as an edge, and a kernel of the learner's own. */
const OWN = [0.5, -1, 2, 0.25, -0.75, 1, -2, 0, 1.5];
const SETTINGS = `picture=gradient&size=5&stride=2&padding=1&filters=${OWN.join(',')}`;
const WINDOW = { channels: 1, kernel: 3, stride: 2, padding: 1, dilation: 1, bias: 0 };

/** The picture's numbers, read off its cells: what goes into the core here is what the page shows. @param {Page} page */
async function pictureOf(page) {
  const { numbers } = await readGrid(page, slideCard(page), 'Picture');
  return Float32Array.from(numbers);
}

/** @param {readonly number[]} shown @param {ArrayLike<number>} exact @param {string} what */
function assertAgree(shown, exact, what) {
  assert.equal(shown.length, exact.length, `${what}: as many numbers`);
  shown.forEach((value, at) => {
    assert.ok(
      agrees(value, exact[at] ?? NaN),
      `${what}, number ${at}: ${value}, core ${exact[at]}`,
    );
  });
}

test('the output, cell by cell, and the sum behind each are the core’s', async (t) => {
  const { page } = await openPage(t, { hash: `convolution/${SETTINGS}` });
  await labReady(page);
  const pixels = await pictureOf(page);
  await page.getByRole('button', { name: 'Show all' }).click();
  const { rows, columns, numbers } = await readGrid(page, slideCard(page), 'Output');
  assert.deepEqual([rows, columns], [3, 3]);
  const core = await layerByCore({
    type: 'conv2d',
    options: WINDOW,
    input: [1, 5, 5],
    pixels,
    weights: { 'layer.weight': Float32Array.from(OWN) },
  });
  assertAgree(numbers, core['output']?.data ?? [], 'output');
  // The grid was left at its last cell: the window stands there.
  const last = core['output']?.data[8] ?? NaN;
  await expectSoon(
    () => sumOf(page),
    (sum) => agrees(sum, last),
    `the sum ${last}`,
  );
  const section = slideCard(page).getByRole('region', { name: 'The sum behind this cell' });
  const terms = await expectSoon(
    () => termsOf(section),
    (found) => found.length === 4,
    'four of nine squares lie on the picture',
  );
  const total = terms.reduce((sum, [left = 0, right = 0]) => sum + left * right, 0);
  assert.ok(Math.abs(total - last) < 0.01, `the written terms add up: ${total}, core ${last}`);
});

test('the gradients of kernel and picture are the core’s for the output cells pressed', async (t) => {
  const { page } = await openPage(t, {
    hash: `convolution/${SETTINGS}&upstream=0,0,1;0,2,2`,
  });
  await labReady(page);
  const pixels = await pictureOf(page);
  await cellOf(backCard(page), 'Output gradient').focus();
  // From the first cell: one down, and in.
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expectSoon(
    () => hashOf(page),
    (hash) => hash.includes('upstream=0,0,1;0,2,2;0,1,0'),
    'the cell pressed stands in the address',
  );
  const upstream = new Float32Array(9);
  for (const at of [1, 8, 3]) upstream[at] = 1;
  const core = await layerByCore({
    type: 'conv2d',
    options: WINDOW,
    input: [1, 5, 5],
    pixels,
    weights: { 'layer.weight': Float32Array.from(OWN) },
    upstream,
  });
  const kernel = await readGrid(page, backCard(page), 'Kernel gradient');
  assertAgree(kernel.numbers, core['layer.weight']?.gradient ?? [], 'kernel gradient');
  const picture = await readGrid(page, backCard(page), 'Picture’s gradient');
  assertAgree(picture.numbers, core['input']?.gradient ?? [], 'picture’s gradient');
});

for (const [title, type, options] of /** @type {const} */ ([
  ['Max pool', 'max_pool2d', { kernel: 2, stride: 2 }],
  ['Average pool', 'avg_pool2d', { kernel: 2, stride: 2 }],
  ['Global max', 'global_max_pool2d', {}],
  ['Global average', 'global_avg_pool2d', {}],
])) {
  test(`${title}: what comes out and where the gradient goes back to are the core’s`, async (t) => {
    const { page } = await openPage(t, { hash: 'convolution/picture=portrait&size=6' });
    await labReady(page);
    const pixels = await pictureOf(page);
    const pools = card(page, 'Pooling');
    await pools.getByText('the picture', { exact: true }).click();
    const column = pools.getByRole('region', { name: title, exact: true });
    const upstream = new Float32Array(type.startsWith('global') ? 1 : 9);
    upstream[upstream.length - 1] = 1;
    const core = await layerByCore({ type, options, input: [1, 6, 6], pixels, upstream });
    // Until the picture is through, what came of the output stands there.
    const output = await expectSoon(
      () => readGrid(page, column, `${title}: output`),
      ({ numbers }) => agrees(numbers[0] ?? NaN, core['output']?.data[0] ?? NaN),
      'the picture is pooled',
    );
    assertAgree(output.numbers, core['output']?.data ?? [], 'output');
    const back = await readGrid(page, column, `${title}: gradient of the chosen cell in the map`);
    assertAgree(back.numbers, core['input']?.gradient ?? [], 'gradient');
  });
}

test('what cannot be is explained with its numbers, and one step back mends it', async (t) => {
  const { page } = await openPage(t, { hash: 'convolution/size=4&kernel=7&padding=0' });
  const refusal = slideCard(page).getByRole('status').filter({ hasText: 'does not fit' });
  await refusal.waitFor({ timeout: 60_000 });
  assert.match(
    await refusal.innerText(),
    /kernel of 7×7 does not fit: the picture is 4×4.*kernel of 4 or less.*padding of 2/,
  );
  await slideCard(page).getByRole('textbox', { name: 'Kernel' }).fill('3');
  await page.keyboard.press('Enter');
  await labReady(page);
  assert.equal(await refusal.count(), 0);
});

test('by keyboard alone: play, pause, step, edit a weight, walk picture and output', async (t) => {
  const { page } = await openPage(t, { hash: 'convolution/size=6&at=0,0' });
  await labReady(page);
  const known = () => slideCard(page).locator('dt:text-is("worked out") + dd').innerText();
  assert.equal(await known(), '1 of 36');
  await page.keyboard.press('ArrowRight');
  assert.equal(await known(), '2 of 36');
  await page.keyboard.press('ArrowLeft');
  assert.equal(await known(), '1 of 36');
  await page.keyboard.press(' ');
  await expectSoon(known, (text) => parseInt(text) > 2, 'the window slides');
  await page.keyboard.press(' ');
  const stands = await known();
  await page.waitForTimeout(1200);
  assert.equal(await known(), stands, 'paused');

  await cellOf(slideCard(page), 'Kernel').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('+');
  await page.keyboard.press('+');
  assert.match(
    (await cellOf(slideCard(page), 'Kernel').getAttribute('aria-label')) ?? '',
    /row 1, column 2: \+0\.5/,
  );
  await expectSoon(
    () => hashOf(page),
    (hash) => hash.includes('filters=-1,0.5,1'),
    'the weight stands in the address',
  );
  // Typed in the field, and back on the grid with Enter.
  await page.keyboard.type('2');
  await page.keyboard.press('Enter');
  await page.keyboard.press('+');
  await expectSoon(
    async () => (await cellOf(slideCard(page), 'Kernel').getAttribute('aria-label')) ?? '',
    (label) => label.includes('row 1, column 2: +2.25'),
    'the weight that was typed, and a quarter more',
  );
  await cellOf(slideCard(page), 'Output').focus();
  await page.keyboard.press('End');
  await page.keyboard.press('PageDown');
  const label = await cellOf(slideCard(page), 'Output').getAttribute('aria-label');
  assert.match(label ?? '', /row 6, column 6/);
});

test('pointing at an output cell writes out its sum; a step takes the window on from where it stood', async (t) => {
  const { page } = await openPage(t, { hash: 'convolution/size=6&at=0,0' });
  await labReady(page);
  const section = slideCard(page).getByRole('region', { name: 'The sum behind this cell' });
  const box = await slideCard(page)
    .getByRole('grid', { name: 'Output', exact: true })
    .boundingBox();
  assert.ok(box);
  // The middle of the third column in the fourth row, of six.
  await page.mouse.move(box.x + (2.5 * box.width) / 6, box.y + (3.5 * box.height) / 6);
  await section.getByText('row 4, column 3').waitFor();
  await page.keyboard.press('ArrowRight');
  await section.getByText('row 1, column 2').waitFor();
});

test('it opens where something happens, forwards and backwards, and stays there', async (t) => {
  const { page } = await openPage(t, { hash: 'convolution/' });
  await labReady(page);
  const sum = await sumOf(page);
  assert.ok(Math.abs(sum) > 1, `the first sum: ${sum}`);
  const back = backCard(page).getByRole('region', { name: 'The sum behind this gradient' });
  await expectSoon(
    async () => Number((await back.locator('output').innerText()).replace('−', '-')),
    (gradient) => Math.abs(gradient) > 0.5,
    'the first gradient',
  );
  assert.equal(await hashOf(page), '#convolution/');
  await slideCard(page).getByRole('textbox', { name: 'Dilation' }).fill('2');
  await page.keyboard.press('Enter');
  await expectSoon(
    () => hashOf(page),
    (hash) => hash === '#convolution/dilation=2',
    'nobody moved the window',
  );
});

test('no score of the network is larger than the scale that stands beside it', async (t) => {
  const { page } = await openPage(t, { hash: 'convolution/' });
  await labReady(page);
  const scores = card(page, 'Inside a trained network').locator('section').last();
  await scores.getByRole('list', { name: /one score per digit/ }).waitFor();
  await expectSoon(
    async () => {
      const texts = await scores.getByRole('listitem').locator('span').allInnerTexts();
      const bound = Number(await scores.locator('.scale span:nth-of-type(4)').innerText());
      const largest = Math.max(...texts.map((text) => Math.abs(Number(text.replace('−', '-')))));
      return [largest, bound];
    },
    ([largest = 0, bound = 0]) => largest > 1 && largest <= bound,
    'the scale holds the scores',
  );
});

test('a link brings the very same numbers back', async (t) => {
  const { page } = await openPage(t, { hash: `convolution/${SETTINGS}&at=1,1` });
  await labReady(page);
  const sum = await sumOf(page);
  const hash = await hashOf(page);
  const again = await openPage(t, { hash: hash.slice(1) });
  await labReady(again.page);
  assert.equal(await sumOf(again.page), sum);
});

test('a map of the trained network opens where it is, tells what it sees, and closes again', async (t) => {
  const { page } = await openPage(t, { hash: 'convolution/' });
  await labReady(page);
  const network = card(page, 'Inside a trained network');
  const tile = network.getByRole('button', { name: /^conv1, map 2/ });
  await tile.click();
  await network.getByText('sees 5×5 pixels of the digit (framed)').waitFor();
  await network.getByText(/^its filter, 5×5/).waitFor();
  await page.keyboard.press('Escape');
  assert.equal(await tile.getAttribute('aria-expanded'), 'false');
});

test('maps move along with the digit, and the MLP’s units do not', async (t) => {
  const { page } = await openPage(t, { hash: 'convolution/' });
  await labReady(page);
  const move = card(page, 'Move the digit');
  await move.getByRole('button', { name: 'Right' }).click();
  const maps = move.getByRole('region', { name: 'First feature maps' });
  await maps.getByText(/100 % moved along exactly/).waitFor();
  const units = await move.getByRole('region', { name: /MLP/ }).innerText();
  assert.ok(Number(/(\d+) % stayed/.exec(units)?.[1]) < 60, units);
});

const SIZES = { wide: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } };
for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
  for (const [size, viewport] of Object.entries(SIZES)) {
    test(`nothing keeps anybody out: ${colorScheme}, ${size}`, async (t) => {
      const hash = 'convolution/picture=landscape&filters=edge_x|blur&layer=conv1&map=1';
      const { page } = await openPage(t, { viewport, colorScheme, hash });
      await labReady(page);
      await card(page, 'Inside a trained network')
        .getByText(/^its filter/)
        .waitFor();
      await assertAccessible(page);
      const overhang = await page.evaluate(
        () => document.documentElement.scrollWidth - window.innerWidth,
      );
      assert.ok(overhang <= 0, 'no scrolling sideways');
    });
  }
}
