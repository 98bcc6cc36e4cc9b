// The Points lab as its user meets it: the bar, the numbers of the output, pictures read pixel by pixel.
import { bar, card, readStep } from './digits.mjs';
import { expectSoon } from './soon.mjs';

/** @typedef {import('playwright-core').Page} Page */

/** Waits until the lab's own engine is there and has drawn the plane. @param {Page} page */
export async function pointsReady(page) {
  await page.getByRole('button', { name: 'Play: train' }).waitFor({ timeout: 60_000 });
  await expectSoon(
    () => planeWords(page),
    (words) => /all over the plane[:;]/.test(words),
    'the plane is drawn',
    30_000,
  );
}

/** What the big picture says of itself. @param {Page} page */
export async function planeWords(page) {
  return (await planeOf(page).getAttribute('aria-label')) ?? '';
}

/** @param {Page} page */
export function planeOf(page) {
  return page.locator('canvas[data-picture="plane"]');
}

/** A text that changes with any pixel of the big picture. @param {Page} page */
export function planeSum(page) {
  return planeOf(page).evaluate((canvas) => /** @type {HTMLCanvasElement} */ (canvas).toDataURL());
}

/** A number of the Output card, as it stands there. @param {Page} page @param {string} what */
export async function outputNumber(page, what) {
  const text = await page.locator(`dd[data-is="${what}"]`).innerText();
  return Number(text.replace(/[%\s,]/g, '').replace('−', '-'));
}

/** Trains until the test points are answered so well. @param {Page} page @param {number} percent */
export async function trainUntil(page, percent) {
  await page.getByText('full speed', { exact: true }).click();
  await bar(page).play.click();
  await expectSoon(
    () => outputNumber(page, 'test accuracy'),
    (accuracy) => accuracy >= percent,
    `a test accuracy of ${percent} %`,
    120_000,
  );
  await bar(page).pause.click();
  await bar(page).play.waitFor();
}

/** @param {Page} page @param {number} step */
export function atStep(page, step) {
  return expectSoon(
    () => readStep(page),
    (now) => now === step,
    `step ${step}`,
  );
}

/** The unit at a place of the network: column 0 are the inputs. @param {Page} page @param {number} column @param {number} row */
export function unit(page, column, row) {
  return page.locator(`[data-unit="${column} ${row}"]`);
}

/** @param {Page} page */
export function unitPanel(page) {
  return page.locator('[data-panel="unit"]');
}

/** The weights that the open unit shows, as typed fields. @param {Page} page */
export async function weightsShown(page) {
  const values = await unitPanel(page)
    .locator('.weights input')
    .evaluateAll((all) => all.map((one) => /** @type {HTMLInputElement} */ (one).value));
  return values.map((text) => Number(text.replace('−', '-')));
}

export { bar, card, readStep };
