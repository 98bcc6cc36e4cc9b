// The Backprop lab's answers, number by number: both questions for every kind of cell of a CNN with batch norm, the
// strongest way, and the update's arithmetic with everything that can take part in it.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { atMove, box, jump, moves, readCell, readTerms, walkBar } from './support/backprop.mjs';
import { openDigits, openLab } from './support/backprop_pages.mjs';
import { card } from './support/digits.mjs';
import { numbersIn } from './support/numbers.mjs';
import { expectSoon } from './support/soon.mjs';

/** @typedef {import('playwright-core').Page} Page */

const NORM = [
  'digits/model=conv@conv2d(4,kernel:5,stride:2,padding:2);norm@batch_norm;act@activation(relu)',
  ';pool@max_pool2d;flat@flatten;out@linear(10)&batch_size=12&generated_count=120&optimizer=adam&seed=11',
].join('');
const PULLED =
  '&schedule=exponential&steps=10&gamma=0.5&clipping=norm&limit=0.5&l2=0.05&weight_decay=0.02';

/**
 * Terms as they are written add up to the number that they are said to give.
 *
 * @param {{ shares: readonly number[], sum: number | null }} terms
 * @param {number | null} number
 * @param {string} what
 */
function assertAddUp({ shares, sum }, number, what) {
  const total = shares.reduce((add, share) => add + share, 0);
  const size = shares.reduce((add, share) => add + Math.abs(share), 1e-9);
  assert.ok(number !== null && sum !== null, `${what}: told`);
  // Shares are written with three digits, sums with four.
  assert.ok(
    Math.abs(total - sum) < 0.006 * size,
    `${what}: ${shares.join(' + ')} is ${total}, not ${sum}`,
  );
  assert.ok(
    Math.abs(sum - number) <= 1e-3 * Math.abs(number) + 1e-9,
    `${what}: sum ${sum}, cell ${number}`,
  );
}

/** The card of a question once it is about this value. @param {Page} page @param {string} title @param {string} name */
async function asked(page, title, name) {
  const found = card(page, title);
  await expectSoon(
    () => found.innerText(),
    (text) => text.includes(name),
    `${title} ${name}`,
  );
  return found;
}

test('where a gradient comes from: of a pixel, a kernel weight, a scale and a shift of the batch norm, a hidden unit, a logit', async (t) => {
  const page = await openDigits(t, {}, 0, NORM);
  await jump(page, 'gradients');
  for (const name of [
    'input',
    'conv.weight',
    'norm.scale',
    'norm.shift',
    'act',
    'flat',
    'out',
    'out.weight',
  ]) {
    await box(page, name).click();
    const back = await asked(page, 'Where does its gradient come from?', name);
    await back.locator('[data-is="sum"]').waitFor();
    const { gradient } = await readCell(page);
    assertAddUp(await readTerms(back), gradient, name);
  }
});

test('where a number comes from: of a cell of the convolution, of the batch norm, a logit', async (t) => {
  const page = await openDigits(t, {}, 0, NORM);
  await jump(page, 'gradients');
  for (const name of ['conv/conv2d', 'conv', 'out/matmul', 'out']) {
    await box(page, name).click();
    const from = await asked(page, 'Where does it come from?', name);
    await from.locator('[data-is="sum"]').waitFor();
    const { value } = await readCell(page);
    assertAddUp(await readTerms(from), value, name);
  }
  await box(page, 'norm').click();
  const norm = await asked(page, 'Where does it come from?', 'norm');
  await norm.locator('[data-is="cell-numbers"] .katex').waitFor();
  const { value } = await readCell(page);
  const tex = (await norm.locator('[data-is="cell-numbers"] annotation').textContent()) ?? '';
  const last = /=\s*(?:\\htmlClass\{\w+\}\{)?(-?[\d.]+)\}?$/.exec(tex)?.[1];
  assert.ok(
    Math.abs(Number(last) - (value ?? NaN)) < 0.01 * Math.abs(value ?? 1),
    `${tex}: ${value}`,
  );
});

test('the strongest way: each hop’s share is the gradient before it times its slope', async (t) => {
  const page = await openDigits(t, {}, 0, NORM);
  await jump(page, 'gradients');
  await box(page, 'conv.weight').click();
  await asked(page, 'Where does its gradient come from?', 'conv.weight');
  await page.keyboard.press('p');
  const way = page.getByRole('list', { name: 'The strongest way from the loss' });
  await way.waitFor();
  const hops = await way.getByRole('listitem').evaluateAll((items) =>
    items.map((item) => ({
      slope: (item.querySelector('[data-is="slope"]')?.textContent ?? '').replace('×', '').trim(),
      share: Number(item.querySelector('[data-is="way"]')?.getAttribute('data-number')),
      whole: Number(item.querySelector('[data-is="whole"]')?.getAttribute('data-number')),
    })),
  );
  assert.ok(hops.length >= 8, `${hops.length} hops from the loss to the first layer`);
  for (const [place, { slope, share }] of hops.entries()) {
    const before = hops[place - 1];
    if (!before) continue;
    const number = numbersIn(slope)[0] ?? NaN;
    assert.ok(
      Math.abs(before.whole * number - share) < 0.006 * Math.abs(share),
      `hop ${place}: ${before.whole} × ${slope} is not ${share}`,
    );
  }
  const { gradient } = await readCell(page);
  assert.equal(hops.at(-1)?.whole, gradient, 'the way ends at the gradient of the cell');
});

/** A number of the update's table, by the name of its row. @param {Page} page @param {string | RegExp} name */
async function told(page, name) {
  const row = card(page, 'The update')
    .getByRole('row')
    .filter({
      has: page.getByRole('rowheader', { name, exact: typeof name === 'string' }),
    });
  return numbersIn(await row.first().getByRole('cell').last().innerText())[0] ?? NaN;
}

/** @param {number} shown @param {number} exact @param {string} what */
function assertNear(shown, exact, what) {
  assert.ok(
    Math.abs(shown - exact) <= 2e-3 * Math.abs(exact) + 1e-10,
    `${what}: ${shown}, not ${exact}`,
  );
}

test('the update’s numbers follow from one another: clipping, pull, schedule, m, v, corrections, decay', async (t) => {
  const page = await openDigits(t, {}, 3, NORM + PULLED);
  await walkBar(page).gradients.click();
  await box(page, 'conv.weight').click();
  const update = card(page, 'The update');
  await update.getByText(/Update 4 of conv\.weight/).waitFor();
  const { value, gradient } = await readCell(page);
  const weight = value ?? NaN;
  assertNear(await told(page, 'gradient'), gradient ?? NaN, 'gradient');

  const clipped = await told(page, /^after clipping/);
  assert.ok(Math.abs(clipped) < Math.abs(gradient ?? NaN), 'clipped');
  const lengths = (await update.locator('[data-is="clip"]').innerText()).replace('−', '-');
  const [before = NaN, after = NaN] = (lengths.match(/\d+\.\d+/g) ?? []).map(Number);
  assertNear(clipped / (gradient ?? NaN), after / before, `clipped by ${lengths}`);

  const used = await told(page, /^with the pull/);
  assert.ok(
    Math.abs(used - (clipped + 0.05 * weight)) < 1e-4,
    `the pull of L2: ${clipped}, ${weight}, ${used}`,
  );

  const rate = await told(page, 'learning rate of this step');
  assertNear(
    rate,
    (await told(page, 'learning rate')) * (await told(page, 'the schedule’s factor')),
    'rate',
  );

  const [m, v] = [await told(page, 'm'), await told(page, 'v')];
  assertNear(m, 0.9 * (await told(page, 'm before')) + 0.1 * used, 'm');
  assertNear(v, 0.999 * (await told(page, 'v before')) + 0.001 * used ** 2, 'v');
  const [mHat, vHat] = [await told(page, 'm hat'), await told(page, 'v hat')];
  assertNear(mHat, m / (1 - 0.9 ** 4), 'm hat');
  assertNear(vHat, v / (1 - 0.999 ** 4), 'v hat');
  const delta = await told(page, 'delta');
  assertNear(delta, (-rate * mHat) / (Math.sqrt(vHat) + 1e-8), 'delta');
  const decay = await told(page, 'weight decay adds');
  assertNear(decay, -rate * 0.02 * weight, 'decay');

  const [old, now] = [
    await update.locator('[data-is="old"]').innerText(),
    await update.locator('[data-is="new"]').innerText(),
  ].map((text) => Number(text.replace('−', '-')));
  assert.ok(
    Math.abs((old ?? NaN) + delta + decay - (now ?? NaN)) < 1e-5,
    `${old} ${delta} ${decay} ${now}`,
  );
  // And each comes with its formula.
  const formulas = await update.locator('[data-is="working"] annotation').allTextContents();
  assert.ok(
    formulas.some((tex) => tex.includes('1 - {\\beta_1}^{{t}}') && tex.includes('1 - 0.9^{4}')),
    formulas.join('\n'),
  );
});

test('after an update no sum is claimed for slopes that have changed since; one op back it is', async (t) => {
  const page = await openLab(t, 'backprop/size=points');
  await walkBar(page).update.click();
  await atMove(page, await moves(page));
  await box(page, 'tanh').click();
  const back = await asked(
    page,
    'Where does its gradient come from?',
    'The update has moved a parameter since',
  );
  assert.equal((await readTerms(back)).sum, null);
  await walkBar(page).back.click();
  await box(page, 'tanh').click();
  await back.locator('[data-is="sum"]').waitFor();
  const { gradient } = await readCell(page);
  assertAddUp(await readTerms(back), gradient, 'tanh');
});
