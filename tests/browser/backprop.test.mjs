// The Backprop lab: numbers read off the page against what calculus and the core say, there and back again.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { moduleOf, withSession } from '../wasm/support.mjs';
import {
  atMove,
  box,
  jump,
  moves,
  readBar,
  readBoxes,
  readCell,
  readShown,
  readTensor,
  stepThere,
  walkBar,
} from './support/backprop.mjs';
import { openLab } from './support/backprop_pages.mjs';
import { card, hashOf } from './support/digits.mjs';
import { expectSoon } from './support/soon.mjs';

/** The tiny network's run as the lab configures it: what the core must agree with. */
const TINY = {
  points: { name: 'moons' },
  model: {
    input: [2],
    layers: [
      { name: 'hidden', type: 'linear', options: { units: 4 } },
      { name: 'tanh', type: 'activation', options: { function: 'tanh' } },
      { name: 'scores', type: 'linear', options: { units: 2 } },
    ],
  },
  training: { batch_size: 8 },
  seed: 7,
};

/**
 * The parameters after so many updates of a free run, by the core alone.
 *
 * @param {number} steps
 * @param {string} name
 */
async function freeRun(steps, name) {
  return withSession(await moduleOf('simd'), 1, (session) => {
    session.configure(JSON.stringify(TINY));
    if (steps > 0) session.train(steps);
    return [.../** @type {Float32Array} */ (session.view(`parameter/${name}`))];
  });
}

test('an expression shows at every op what calculus gives, forwards and backwards', async (t) => {
  const page = await openLab(t);
  assert.equal(await readBar(page, 'move'), 0);
  assert.deepEqual((await readBoxes(page))['f'], [null, null], 'nothing is computed yet');
  const last = await moves(page);
  for (let move = 1; move <= last; move += 1) {
    await walkBar(page).on.click();
    await atMove(page, move);
  }
  const found = await readBoxes(page);
  assert.deepEqual(found['a'], [2, -24], 'a: 2 · 4 · −3');
  assert.deepEqual(found['b'], [-3, 16], 'b: 2 · 4 · 2');
  assert.deepEqual(found['c'], [10, 8], 'c: 2 · 4');
  assert.deepEqual(found['a*b'], [-6, 8]);
  assert.deepEqual(found['f'], [16, 1]);
  assert.equal(
    await walkBar(page).on.isDisabled(),
    true,
    'an expression ends with its backward pass',
  );
});

test('← as often as → returns every number on the page', async (t) => {
  const page = await openLab(t, 'backprop/f=tanh(w*x%20%2B%20b)&v.w=0.8&v.x=1.5&v.b=-0.4');
  const last = await moves(page);
  const seen = [await readBoxes(page)];
  for (let move = 1; move <= last; move += 1) {
    await page.keyboard.press('ArrowRight');
    await atMove(page, move);
    seen.push(await readBoxes(page));
  }
  assert.notDeepEqual(seen.at(-1), seen[0]);
  for (let move = last - 1; move >= 0; move -= 1) {
    await page.keyboard.press('ArrowLeft');
    await atMove(page, move);
    assert.deepEqual(await readBoxes(page), seen[move], `the numbers after move ${move}`);
  }
});

test('← as often as → returns every number of a network, too', async (t) => {
  const page = await openLab(t, 'backprop/size=points');
  const names = ['hidden.weight', 'tanh', 'scores.bias', 'loss'];
  // The last moves of the backward pass, and the update.
  const last = await moves(page);
  const from = last - 3;
  await jump(page, 'gradients');
  const seen = [];
  for (let move = from; move <= last; move += 1) {
    await stepThere(page, move);
    seen.push(await readShown(page, names));
  }
  for (let move = last; move >= from; move -= 1) {
    await stepThere(page, move);
    const now = await readShown(page, names);
    assert.deepEqual(now, seen[move - from], `the numbers after move ${move}`);
  }
});

test('stepped op by op through whole training steps, the weights are those of a free run', async (t) => {
  const page = await openLab(t, 'backprop/size=points');
  const names = [
    ['hidden.weight', 8],
    ['scores.bias', 2],
  ];
  for (const [name, size] of /** @type {[string, number][]} */ (names)) {
    assert.deepEqual(
      await readTensor(page, name, size),
      await freeRun(0, name),
      `${name} at first`,
    );
  }
  await page.locator('h1').click();
  const last = await moves(page);
  for (let move = 1; move <= last; move += 1) {
    await walkBar(page).on.click();
    await atMove(page, move);
  }
  for (const [name, size] of /** @type {[string, number][]} */ (names)) {
    assert.deepEqual(
      await readTensor(page, name, size),
      await freeRun(1, name),
      `${name}, one step`,
    );
  }
  await walkBar(page).tenSteps.click();
  await expectSoon(
    () => readBar(page, 'step'),
    (step) => step === 11,
    'ten steps more',
  );
  assert.deepEqual(await readTensor(page, 'hidden.weight', 8), await freeRun(11, 'hidden.weight'));
});

test('going back through an update takes the weights back, too', async (t) => {
  const page = await openLab(t, 'backprop/size=points');
  const before = await readTensor(page, 'hidden.weight', 8);
  await walkBar(page).update.click();
  const last = await moves(page);
  await atMove(page, last);
  assert.notDeepEqual(await readTensor(page, 'hidden.weight', 8), before);
  await walkBar(page).back.click();
  await atMove(page, last - 1);
  assert.deepEqual(await readTensor(page, 'hidden.weight', 8), before);
});

test('both questions are answered with numbers that add up', async (t) => {
  const page = await openLab(t, 'backprop/size=points');
  await jump(page, 'gradients');
  await box(page, 'hidden/matmul').click();
  const from = card(page, 'Where does it come from?');
  await from.locator('[data-is="sum"]').waitFor();
  const { value } = await readCell(page);
  const shares = await from.locator('[data-is="share"]').allInnerTexts();
  const total = shares.reduce((sum, text) => sum + Number(text.replace('−', '-')), 0);
  assert.equal(shares.length, 2, 'a term for x and one for y');
  assert.ok(Math.abs(total - (value ?? NaN)) < 0.01, `${total} against ${value}`);

  await box(page, 'hidden.weight').click();
  const back = card(page, 'Where does its gradient come from?');
  await back.locator('[data-is="sum"]').waitFor();
  const { gradient } = await readCell(page);
  const sum = Number((await back.locator('[data-is="sum"]').innerText()).replace('−', '-'));
  assert.ok(Math.abs(sum - (gradient ?? NaN)) < 1e-3 + 1e-3 * Math.abs(sum), `${sum}, ${gradient}`);
  await page.keyboard.press('p');
  const way = page.getByRole('list', { name: 'The strongest way from the loss' });
  await way.waitFor();
  const hops = await way.getByRole('listitem').allInnerTexts();
  assert.match(hops[0] ?? '', /loss/);
  assert.match(hops.at(-1) ?? '', /hidden\.weight/);
});

test('the update shows the optimizer’s arithmetic: old + change = new, as the free run has it', async (t) => {
  const page = await openLab(t, 'backprop/size=points&optimizer=adam');
  await walkBar(page).update.click();
  await atMove(page, await moves(page));
  await box(page, 'scores.bias').click();
  const update = card(page, 'The update');
  await update.getByText(/which has been made/).waitFor();
  for (const name of ['m hat', 'v hat', 'delta']) {
    await update.getByRole('rowheader', { name, exact: true }).waitFor();
  }
  const { value } = await readCell(page);
  const shown = Number((await update.locator('[data-is="new"]').innerText()).replace('−', '-'));
  assert.ok(Math.abs(shown - (value ?? NaN)) < 1e-5, `${shown} against ${value}`);
});

test('an expression that is none says where, and leaves the graph', async (t) => {
  const page = await openLab(t);
  const field = page.getByRole('textbox', { name: 'Expression' });
  await field.fill('a*b + )');
  await field.press('Enter');
  const problem = page.getByRole('alert').filter({ hasText: 'at character 7' });
  await problem.waitFor();
  assert.deepEqual((await readBoxes(page))['c'], [10, null], 'the one before stands');
  await field.fill('w*x - t');
  await field.press('Enter');
  await box(page, 't').waitFor();
  assert.equal(await problem.count(), 0);
});

test('a link brings back the size, the settings, the move and the cell', async (t) => {
  const page = await openLab(
    t,
    'backprop/size=points&points=xor&hidden=3&optimizer=sgd&seed=5&step=2&example=1&move=4&cell=hidden.weight:4',
  );
  await expectSoon(
    () => readBar(page, 'step'),
    (step) => step === 3,
    'the third step is under way',
  );
  await atMove(page, 4);
  await page.getByRole('region', { name: 'hidden.weight[1, 1]' }).waitFor();
  const { value } = await readCell(page);
  const other = await openLab(t, (await hashOf(page)).slice(1));
  await atMove(other, 4);
  await other.getByRole('region', { name: 'hidden.weight[1, 1]' }).waitFor();
  assert.equal((await readCell(other)).value, value);
});
