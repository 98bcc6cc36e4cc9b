// A race in the Optimizers lab as the page shows it, and as the engine's catalog begins it.
import assert from 'node:assert/strict';

import { catalogOfCore } from './core.mjs';

/** @typedef {import('playwright-core').Page} Page */

/** Waits until a race is there. @param {Page} page */
export async function raceReady(page) {
  await page.locator('button[aria-label^="Play: one step"]:not(:disabled)').waitFor({
    timeout: 60_000,
  });
  await page.locator('[data-racer] [data-is="loss"]').first().waitFor();
}

/** @param {Page} page */
export async function atStep(page) {
  return Number((await page.locator('[data-is="step"]').first().innerText()).replace(/,/g, ''));
}

/** Each racer's loss, x and y as the list has them. @param {Page} page */
export async function readRacers(page) {
  return page
    .locator('[data-racer]')
    .evaluateAll((rows) =>
      rows.map((row) =>
        ['loss', 'place'].map((is) => row.querySelector(`[data-is="${is}"]`)?.textContent ?? ''),
      ),
    );
}

/** @param {string} name */
export async function raceOf(name) {
  const catalog = await catalogOfCore();
  const found = catalog.surfaces.find((entry) => entry.name === name);
  assert.ok(found, name);
  return structuredClone(found.race);
}
