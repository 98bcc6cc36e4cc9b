// How weights are changed, as the page shows it: the cards of the optimizer's memory and of clipping.
import { card } from './digits.mjs';

/** @typedef {import('playwright-core').Page} Page */

export const MEMORY = 'What the optimizer remembers';
export const CLIPPING = 'Gradient length and clipping';
export const CLIPPED = 'points/clipping=norm&limit=100';

/** The card's pictures, by the names that the engine gives. @param {Page} page @param {string} tensor */
export function pictures(page, tensor) {
  return card(page, MEMORY)
    .getByRole('region', { name: new RegExp(`^${tensor}`) })
    .locator('figure')
    .evaluateAll((all) => all.map((one) => one.getAttribute('data-number') ?? ''));
}

/** @param {Page} page */
export async function memoryOpen(page) {
  await card(page, MEMORY).getByRole('button', { name: 'Show' }).click();
  await card(page, MEMORY).locator('figure').first().waitFor();
}

/** The number of the slider. @param {import('playwright-core').Locator} slider */
export async function valueOf(slider) {
  return Number(await slider.getAttribute('aria-valuenow'));
}

/** @param {Page} page */
export function limit(page) {
  return card(page, CLIPPING).getByRole('slider', { name: 'Limit of the gradient’s length' });
}
