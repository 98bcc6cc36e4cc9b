// The Backprop lab's expression field: what is typed, what it keeps, what it refuses, and numbers that are none.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { atMove, box, jump, readBoxes } from './support/backprop.mjs';
import { openLab } from './support/backprop_pages.mjs';
import { card, hashOf } from './support/digits.mjs';
import { expectSoon } from './support/soon.mjs';

/** @typedef {import('playwright-core').Page} Page */

/** @param {Page} page @param {string} source */
async function draw(page, source) {
  const field = page.getByRole('textbox', { name: 'Expression', exact: true });
  await field.fill(source);
  await field.press('Enter');
}

/** The same, until the new graph stands there. @param {Page} page @param {string} source @param {string} name in it alone */
async function drawn(page, source, name) {
  await draw(page, source);
  await expectSoon(
    () => readBoxes(page),
    (boxes) => name in boxes,
    `${source} is drawn`,
  );
  await atMove(page, 0);
}

/** Waits until these boxes hold these numbers. @param {Page} page @param {Record<string, number>} wanted */
async function holds(page, wanted) {
  await expectSoon(
    () => readBoxes(page),
    (boxes) => Object.entries(wanted).every(([name, number]) => boxes[name]?.[0] === number),
    JSON.stringify(wanted),
  );
}

test('infinity and what is no number go by one name everywhere, and nothing is proved of them', async (t) => {
  const page = await openLab(t, 'backprop/f=a%2F0&v.a=2');
  await jump(page, 'gradients');
  await box(page, 'a').click();
  await page.getByRole('button', { name: /^Nudge by/ }).click();
  const tried = card(page, 'Try it');
  await tried.getByText('There is no slope to compare').waitFor();
  for (const name of ['Try it', 'Where does its gradient come from?']) {
    const text = await card(page, name).innerText();
    assert.match(text, /infinity/, name);
    assert.doesNotMatch(text, /−infinity/, name);
  }
  await draw(page, 'sqrt(a - a)');
  await page.getByText('no gradient could be checked').waitFor();
  await jump(page, 'gradients');
  await box(page, 'a').click();
  const from = card(page, 'Where does its gradient come from?');
  await from.getByRole('row', { name: /^sum = .* not a number$/ }).waitFor();
});

test('names keep their numbers, and an example that is typed has its own', async (t) => {
  const page = await openLab(t);
  await draw(page, 'a·b − 1');
  await expectSoon(
    () => hashOf(page),
    (hash) => decodeURIComponent(hash).includes('f=a*b - 1'),
    'signs as the page prints them are read',
  );
  await jump(page, 'gradients');
  await holds(page, { a: 2, b: -3 });
  await drawn(page, 'x + y', 'y');
  await drawn(page, 'a*x', 'a');
  await jump(page, 'gradients');
  await holds(page, { a: 2, x: 1 });
  await drawn(page, '(a*b + c)^2', 'c');
  await jump(page, 'gradients');
  await holds(page, { a: 2, b: -3, c: 10 });
});

test('what is refused says what can stand there, and what is still shown', async (t) => {
  const page = await openLab(t);
  await draw(page, 'max(a, b)');
  const problem = page.getByText(/unknown name "max"; known: pi, e, sin/);
  assert.doesNotMatch(await problem.innerText(), /\bmin\b|\bneg\b/);
  await page.getByText('Below still stands f = (a*b + c)^2').waitFor();
  await draw(page, 'a = 3');
  await page.getByText(/expected at least one name behind "="/).waitFor();
  await draw(page, 'ln(a)');
  await page.getByText('the natural logarithm is written log(x)').waitFor();
});

test('a link’s wrong parts are told, and leave the address', async (t) => {
  const page = await openLab(t, 'backprop/cell=nothing');
  await page.getByText(/cell: "nothing" is not known here; known: a, b, c/).waitFor();
  await page.evaluate(() => (location.hash = '#backprop/size=huge'));
  await page.getByText('size: expected expression, points, digits, got "huge"').waitFor();
  await expectSoon(
    () => hashOf(page),
    (hash) => !hash.includes('huge'),
    'the address is that of what is shown',
  );
});
