// The Backprop lab by hand: numbers set by typing and by presses, slopes tried out by nudging.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { box, jump, readBoxes, walkBar } from './support/backprop.mjs';
import { openDigits, openLab, putIn } from './support/backprop_pages.mjs';
import { card, hashOf } from './support/digits.mjs';
import { expectSoon } from './support/soon.mjs';

test('nudging a weight gives the slope that backprop gave, and the badge proves many at once', async (t) => {
  const page = await openLab(t, 'backprop/size=points');
  await jump(page, 'gradients');
  await box(page, 'scores.weight').click();
  await page.getByRole('button', { name: 'Nudge by ±0.001' }).click();
  const tried = card(page, 'Try it');
  await tried.locator('[data-is="numeric"]').waitFor();
  const read = async (/** @type {string} */ what) =>
    Number(await tried.locator(`[data-is="${what}"]`).getAttribute('data-number'));
  const [numeric, analytic] = [await read('numeric'), await read('analytic')];
  assert.ok(
    Math.abs(numeric - analytic) < 0.02 * Math.abs(analytic) + 1e-4,
    `${numeric} ${analytic}`,
  );
  const badge = page.getByRole('button', { name: /gradients checked/ });
  await badge.click();
  await badge.waitFor();
  const [mantissa = '', power = ''] = (await page.locator('[data-is="proof"]').innerText()).split(
    '×10',
  );
  assert.match(power, /^⁻[³-⁹]/u, `max relative error ${mantissa}×10${power}`);
});

test('a number changed by hand marks what it changes downstream', async (t) => {
  const page = await openLab(t);
  await jump(page, 'gradients');
  await box(page, 'c').click();
  const field = page.getByRole('textbox', { name: /^Set c by hand/ });
  await field.fill('11');
  await field.press('Enter');
  await expectSoon(
    async () => (await readBoxes(page))['f'],
    (f) => f?.[0] === 25,
    'f follows',
  );
  assert.match(await box(page, 'f').innerText(), /16\.0\s*25\.0/, 'before and after');
  await expectSoon(
    () => hashOf(page),
    (hash) => hash.includes('v.c=11'),
    'the address follows',
  );
});

test('what is no number is told, and the number stays', async (t) => {
  const page = await openLab(t);
  await jump(page, 'gradients');
  await box(page, 'c').click();
  const field = page.getByRole('textbox', { name: /^Set c by hand/ });
  await field.fill('ten');
  await field.press('Enter');
  await page.getByText('"ten" is not a number. c keeps 10.').waitFor();
  assert.equal(await field.inputValue(), '10');
  assert.equal((await readBoxes(page))['c']?.[0], 10);
});

test('presses of + and − add up, however fast they come, by pointer and by keyboard', async (t) => {
  const page = await openLab(t);
  await jump(page, 'gradients');
  await box(page, 'c').click();
  const more = page.getByRole('button', { name: '0.1 more' });
  await more.evaluate((button) => {
    for (let press = 0; press < 15; press += 1) /** @type {HTMLElement} */ (button).click();
  });
  const c = async () => (await readBoxes(page))['c']?.[0] ?? NaN;
  await expectSoon(c, (number) => Math.abs(number - 11.5) < 1e-5, 'fifteen presses');
  const field = page.getByRole('textbox', { name: /^Set c by hand/ });
  await field.focus();
  for (let press = 0; press < 8; press += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Shift+ArrowUp');
  await expectSoon(c, (number) => Math.abs(number - 11.7) < 1e-5, 'eight down, a stride up');
  await page.getByRole('button', { name: '0.1 less' }).press('Enter');
  await expectSoon(c, (number) => Math.abs(number - 11.6) < 1e-5, 'one less by Enter');
});

test('two slopes of zero are told as such, not as a relative error', async (t) => {
  const page = await openLab(t, 'backprop/f=relu(a)*b&v.a=-1&v.b=2');
  await jump(page, 'gradients');
  await box(page, 'a').click();
  await page.getByRole('button', { name: /^Nudge by/ }).click();
  const tried = card(page, 'Try it');
  await tried
    .locator('[data-is="verdict"]')
    .getByText(/Both slopes are 0/)
    .waitFor();
  assert.equal(await tried.locator('[data-is="error"]').innerText(), '–');
});

test('a pixel of one’s own digit set by hand moves every number behind it, and undone every number is back', async (t) => {
  const page = await openDigits(t);
  await putIn(page);
  await walkBar(page).loss.click();
  const loss = async () => (await readBoxes(page))['loss']?.[0] ?? null;
  const before = await expectSoon(loss, (found) => found !== null, 'a loss');
  await box(page, 'input').click();
  const field = page.getByRole('textbox', { name: /^Set input\[0, \d+, \d+\] by hand/ });
  await field.fill('0');
  await field.press('Enter');
  await expectSoon(loss, (found) => found !== before, 'another loss');
  for (const name of ['input', 'conv/conv2d', 'out']) {
    assert.match(await box(page, name).innerText(), /\d+ changed/, `${name} is marked`);
  }
  assert.doesNotMatch(
    await box(page, 'conv.weight').innerText(),
    /changed/,
    'what comes before is not',
  );
  await page.getByRole('button', { name: 'Undo edits' }).click();
  await expectSoon(loss, (found) => found === before, 'the very same loss again');
});
