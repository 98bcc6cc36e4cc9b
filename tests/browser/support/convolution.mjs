// The Convolution lab as its user meets it: grids walked by keyboard, numbers read off their cells.
import { card } from './digits.mjs';
import { numberIn } from './numbers.mjs';
import { expectSoon } from './soon.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('playwright-core').Locator} Locator */

/** Waits until the lab has worked out its first sum. @param {Page} page */
export async function labReady(page) {
  await slideCard(page)
    .getByRole('grid', { name: 'Output', exact: true })
    .waitFor({ timeout: 60_000 });
  await expectSoon(
    () => sumOf(page),
    (sum) => Number.isFinite(sum),
    'a first sum',
    30_000,
  );
}

/** @param {Page} page */
export function slideCard(page) {
  return card(page, 'Slide a kernel');
}

/** @param {Page} page */
export function backCard(page) {
  return card(page, 'And back: gradients are convolutions too');
}

/**
 * The only cell of a grid that there is: where the learner stands.
 *
 * @param {Locator} within
 * @param {string} name
 */
export function cellOf(within, name) {
  return within.getByRole('grid', { name, exact: true }).getByRole('gridcell');
}

/**
 * All numbers of a grid, read cell by cell with the arrow keys.
 *
 * @param {Page} page
 * @param {Locator} within
 * @param {string} name
 * @param {number} [most] rows
 */
export async function readGrid(page, within, name, most = Infinity) {
  const grid = within.getByRole('grid', { name, exact: true });
  const rows = Math.min(most, Number(await grid.getAttribute('aria-rowcount')));
  const columns = Number(await grid.getAttribute('aria-colcount'));
  await cellOf(within, name).focus();
  await page.keyboard.press('PageUp');
  /** @type {number[]} */
  const numbers = [];
  for (let row = 0; row < rows; row += 1) {
    await page.keyboard.press('Home');
    for (let column = 0; column < columns; column += 1) {
      numbers.push(numberIn((await cellOf(within, name).getAttribute('aria-label')) ?? ''));
      await page.keyboard.press('ArrowRight');
    }
    await page.keyboard.press('ArrowDown');
  }
  return { rows, columns, numbers };
}

/** The value that the written sum comes to. @param {Page} page */
export async function sumOf(page) {
  const text = await slideCard(page)
    .getByRole('region', { name: 'The sum behind this cell' })
    .locator('output')
    .innerText();
  return numberIn(`: ${text}`);
}

/** The written terms as pairs of numbers. @param {Locator} section */
export async function termsOf(section) {
  const texts = await section.locator('.term').allInnerTexts();
  return texts.map((text) => {
    const [left = '', right = ''] = text.replace(/[()]/g, '').split('×');
    return [numberIn(`: ${left}`), numberIn(`: ${right}`)];
  });
}

/** Whether two numbers agree to the digits that the page writes. @param {number} shown @param {number} exact */
export function agrees(shown, exact) {
  return Math.abs(shown - exact) <= 0.006 * Math.max(0.01, Math.abs(exact));
}
