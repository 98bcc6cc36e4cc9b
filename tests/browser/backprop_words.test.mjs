// The words and formulas of the Backprop lab: the names of the graph everywhere, f where there is no loss, and
// nothing offered that would compare unlike numbers.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { atMove, box, jump, moves, walkBar } from './support/backprop.mjs';
import { openLab } from './support/backprop_pages.mjs';
import { card } from './support/digits.mjs';
import { expectSoon } from './support/soon.mjs';

/** @typedef {import('playwright-core').Page} Page */

/** The TeX of the op's formula at this move, and of the chain rule. @param {Page} page */
async function formulasOf(page) {
  const found = page.locator('[data-is="formula"] annotation[encoding="application/x-tex"]');
  await found.first().waitFor({ state: 'attached' });
  return found.allTextContents();
}

/** Single letters that stand for something: no commands, no upright text. @param {string} tex */
function lettersIn(tex) {
  const bare = tex.replace(/\\text\{(?:[^{}]|\\.)*\}|\\mathrel\{\+\}|\\[A-Za-z]+/g, ' ');
  return new Set(bare.match(/[A-Za-z]/g) ?? []);
}

test('every formula of an expression has the names of its values, and f where a network has its loss', async (t) => {
  const source = encodeURIComponent(
    'exp(-u)/sqrt(v) - log(v)^2 + sin(u)*cos(v) + abs(u) + sigmoid(v)',
  );
  const page = await openLab(t, `backprop/f=${source}&v.u=0.5&v.v=2`);
  const last = await moves(page);
  for (let move = 1; move <= last; move += 1) {
    await walkBar(page).on.click();
    await atMove(page, move);
    const formulas = await formulasOf(page);
    for (const tex of formulas) {
      const letters = [...lettersIn(tex)].filter(
        (letter) => !['u', 'v', 'f', 'e'].includes(letter),
      );
      assert.deepEqual(letters, [], `move ${move}: ${tex}`);
    }
  }
  const [, chain = ''] = await formulasOf(page);
  assert.match(chain, /\\frac\{\\partial f\}/);
  await box(page, 'u').click();
  await card(page, 'Where does its gradient come from?').locator('[data-is="sum"]').waitFor();
  await page.getByRole('button', { name: /^Nudge by/ }).click();
  await page.locator('[data-is="verdict"]').waitFor();
  const text = (await page.locator('main').textContent()) ?? '';
  const about = text.replaceAll('a neuron and its loss', '');
  assert.doesNotMatch(about, /\bloss\b|∂L/, 'no loss where there is none');
});

test('a network’s formulas are about its own values, and its terms say what their places count', async (t) => {
  const page = await openLab(t, 'backprop/size=points');
  await walkBar(page).on.click();
  await atMove(page, 1);
  await walkBar(page).on.click();
  await atMove(page, 2);
  const [forward = ''] = await formulasOf(page);
  for (const name of ['hidden/matmul', 'input', 'hidden.weight']) {
    assert.ok(forward.includes(`\\text{${name}}`), `${name} in ${forward}`);
  }
  await jump(page, 'gradients');
  const [, chain = ''] = await formulasOf(page);
  assert.match(chain, /\\partial \\text\{loss\}/);
  await box(page, 'hidden.weight').click();
  const back = card(page, 'Where does its gradient come from?');
  await back.locator('[data-is="places"]').getByText('hidden/matmul[unit]').waitFor();
  const rows = await back.getByRole('row').getByRole('rowheader').allInnerTexts();
  assert.match(rows[0] ?? '', /^hidden\/matmul\[\d\]\s+example \d$/);
});

test('after the update no nudge is offered: its slopes would be those at the new weights', async (t) => {
  const page = await openLab(t, 'backprop/size=points');
  await walkBar(page).update.click();
  await atMove(page, await moves(page));
  await box(page, 'scores.weight').click();
  const nudge = page.getByRole('button', { name: /^Nudge by/ });
  await expectSoon(
    () => nudge.isDisabled(),
    (disabled) => disabled,
    'not offered',
  );
  await card(page, 'Try it').getByText('The update has moved the weights').waitFor();
  await walkBar(page).back.click();
  await expectSoon(
    () => nudge.isEnabled(),
    (enabled) => enabled,
    'offered before it',
  );
});

test('the coordinates of a point lie within the scale of their picture', async (t) => {
  const page = await openLab(t, 'backprop/size=points&points=blobs&move=1');
  await box(page, 'input').click();
  const caption = page.locator('figcaption').filter({ hasText: /^\s*values, ±/ });
  const bound = Number(/±([\d.]+)/.exec(await caption.innerText())?.[1]);
  const cells = page.getByRole('slider', { name: /^Cell of the values/ });
  for (const key of ['Home', 'End']) {
    await cells.press(key);
    const number = Number(
      /: ([+−]?[\d.]+)/
        .exec((await cells.getAttribute('aria-valuetext')) ?? '')?.[1]
        ?.replace('−', '-'),
    );
    assert.ok(Math.abs(number) <= bound, `${number} within ±${bound}`);
  }
});
