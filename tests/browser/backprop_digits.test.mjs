// The Backprop lab on a network of digits: the same moves as a free run makes, every number back again, a drawing
// of one's own.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import {
  box,
  jump,
  moves,
  readBar,
  readCell,
  readShown,
  readTensor,
  stepThere,
  walkBar,
} from './support/backprop.mjs';
import { openDigits, putIn } from './support/backprop_pages.mjs';
import { card } from './support/digits.mjs';
import { expectSoon } from './support/soon.mjs';

/** @typedef {import('playwright-core').Page} Page */

/** @param {Page} page */
async function weightsOf(page) {
  return {
    kernel: await readTensor(page, 'conv.weight', 5),
    conv: await readTensor(page, 'conv.bias', 4),
    out: await readTensor(page, 'out.bias', 10),
  };
}

test('stepped op by op through a whole step, the weights are those of a free run', async (t) => {
  const stepped = await openDigits(t);
  const before = await weightsOf(stepped);
  await stepThere(stepped, await moves(stepped));
  const after = await weightsOf(stepped);
  assert.notDeepEqual(after, before);
  assert.deepEqual(after, await weightsOf(await openDigits(t, {}, 1)));
});

test('← as often as → returns every number that is on show', async (t) => {
  const page = await openDigits(t);
  await jump(page, 'loss');
  const names = ['input', 'conv/conv2d', 'act', 'out/matmul', 'out.weight', 'loss'];
  const from = await readBar(page, 'move');
  const seen = [];
  for (let move = from; move < from + 4; move += 1) {
    await stepThere(page, move);
    seen.push(await readShown(page, names));
  }
  for (let move = from + 3; move >= from; move -= 1) {
    await stepThere(page, move);
    assert.deepEqual(await readShown(page, names), seen[move - from], `after move ${move}`);
  }
});

test('a drawing of one’s own goes through, and every formula comes with its numbers', async (t) => {
  const page = await openDigits(t);
  await putIn(page);
  assert.match(await page.locator('main').innerText(), /Your digit, as a batch of one/);
  await walkBar(page).loss.click();
  await box(page, 'loss').click();
  const from = card(page, 'Where does it come from?');
  const { value } = await readCell(page);
  const tex = await expectSoon(
    () => texIn(from.locator('[data-is="cell-numbers"]')),
    (found) => found.includes('\\log'),
    'the loss with its numbers',
  );
  // One example, one right class: minus the logarithm of its probability.
  const probability = Number(/\\log \\htmlClass\{positive\}\{([^}]*)\}/.exec(tex)?.[1]);
  assert.ok(Math.abs(-Math.log(probability) - (value ?? NaN)) < 0.01, `${tex}: ${value}`);

  await box(page, 'act').click();
  await expectSoon(
    () => texIn(from.locator('[data-is="cell-numbers"]')),
    (found) => found.includes('\\max(0'),
    'the ReLU with its numbers',
  );
  const told = await card(page, 'On the curve').locator('[data-is="health"]').allInnerTexts();
  assert.match(told.join(' '), /For this example [\d,]+ of [\d,]+ cells let no gradient through/);
});

test('dead units are told over the whole batch, and crossed out where they stand', async (t) => {
  const page = await openDigits(t);
  await jump(page, 'gradients');
  await box(page, 'conv.bias').click();
  const field = page.getByRole('textbox', { name: /^Set conv\.bias/ });
  // Far below zero: this map's ReLU never opens again.
  await field.fill('-50');
  await field.press('Enter');
  await box(page, 'act').click();
  const told = card(page, 'On the curve').locator('[data-is="health"]');
  await expectSoon(
    async () => (await told.allInnerTexts()).join(' '),
    (text) => text.includes('1 of the 4 maps never let any through'),
    'one dead map',
  );
  await page.locator('[data-is="flat"]').getByText('✕').waitFor();
});

/** The TeX behind a formula. @param {import('playwright-core').Locator} within */
async function texIn(within) {
  const source = within.locator('annotation[encoding="application/x-tex"]').first();
  return (await source.count()) === 0 ? '' : ((await source.textContent()) ?? '');
}
