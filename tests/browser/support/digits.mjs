// The Digits lab as its user meets it: the pad, the answer, the bar and the numbers on the page.
import { expectSoon } from './soon.mjs';

/** @typedef {import('playwright-core').Page} Page */

/** The pen's way of a plain 3, in pad units: two bows that meet in the middle. */
export const THREE = [
  ...bow(0.47, 0.34, 0.17, 0.15, -150, 90),
  ...bow(0.47, 0.66, 0.2, 0.17, -90, 150),
];

/**
 * @param {number} x
 * @param {number} y
 * @param {number} across
 * @param {number} down
 * @param {number} from degrees, clockwise from the right
 * @param {number} to
 * @returns {[x: number, y: number][]}
 */
function bow(x, y, across, down, from, to) {
  return Array.from({ length: 13 }, (_, place) => {
    const angle = ((from + ((to - from) * place) / 12) * Math.PI) / 180;
    return [x + across * Math.cos(angle), y + down * Math.sin(angle)];
  });
}

/**
 * The card with this heading.
 *
 * @param {Page} page
 * @param {string | RegExp} title
 */
export function card(page, title) {
  return page.getByRole('region', { name: title, exact: true });
}

/** The answer's card, with or without an answer. @param {Page} page */
export function answerCard(page) {
  return card(page, /^(It says|The answer)$/);
}

/** @param {Page} page */
export function pad(page) {
  return page.getByRole('img', { name: /^Drawing pad/ });
}

/** The bar's buttons. @param {Page} page */
export function bar(page) {
  const button = (/** @type {string} */ name) => page.getByRole('button', { name, exact: true });
  return {
    play: button('Play: train'),
    pause: button('Pause'),
    step: button('Step: one update'),
    reset: button('Reset to the very same start'),
  };
}

/** Waits until a run is built and can be trained. @param {Page} page */
export async function ready(page) {
  const stuck = page.locator('button[aria-label="Play: train"]:not(:disabled)');
  await stuck.waitFor({ timeout: 60_000 });
}

/**
 * Where points of the pad are in the window.
 *
 * @param {Page} page
 * @param {[x: number, y: number][]} points
 */
export async function onPad(page, points) {
  await pad(page).scrollIntoViewIfNeeded();
  const box = await pad(page).boundingBox();
  if (!box) throw new Error('the pad is not on the page');
  return points.map(([x, y]) => ({ x: box.x + x * box.width, y: box.y + y * box.height }));
}

/**
 * One stroke with the mouse.
 *
 * @param {Page} page
 * @param {[x: number, y: number][]} [points]
 */
export async function drawWithMouse(page, points = THREE) {
  const [first, ...rest] = await onPad(page, points);
  if (!first) return;
  await page.mouse.move(first.x, first.y);
  await page.mouse.down();
  for (const { x, y } of rest) await page.mouse.move(x, y, { steps: 2 });
  await page.mouse.up();
}

/**
 * The ten bars as shares, the digit in large type, and the words for screen readers.
 *
 * @param {Page} page
 */
export async function readAnswer(page) {
  const bars = await page
    .getByRole('list', { name: 'Probability of each digit' })
    .getByRole('listitem')
    .evaluateAll((items) =>
      items.map((item) =>
        Number(getComputedStyle(item.querySelector('i') ?? item).getPropertyValue('--p')),
      ),
    );
  const digit = await answerCard(page).locator('.digit').innerText();
  const spoken = await answerCard(page).locator('[aria-live]').innerText();
  return { bars, digit, spoken };
}

/** @param {number[]} bars */
export function highest(bars) {
  return bars.indexOf(Math.max(...bars));
}

/**
 * A number that stands on the page beside its name: 1,234 and 97.3 % as 1234 and 97.3; NaN for a dash.
 *
 * @param {import('playwright-core').Locator} within
 * @param {string} name
 */
export async function readNumber(within, name) {
  const pair = within.locator('dl > div').filter({
    has: within.page().locator(`dt:text-is("${name}")`),
  });
  // Not innerText: that is empty while the browser skips a card out of sight.
  const text = (await pair.locator('dd').textContent()) ?? '';
  return Number(text.replace(/[,%\s]/g, '') || NaN);
}

/** How many updates the run has had. @param {Page} page */
export function readStep(page) {
  return readNumber(card(page, 'Training'), 'step');
}

/** In percent. @param {Page} page */
export function readTestAccuracy(page) {
  return readNumber(card(page, 'Learning curves'), 'test accuracy');
}

/**
 * Waits until the step counter stands at `step`.
 *
 * @param {Page} page
 * @param {number} step
 */
export async function atStep(page, step) {
  await expectSoon(
    () => readStep(page),
    (found) => found === step,
    `step ${step}`,
    20_000,
  );
}

/**
 * Presses Step so many times, each after the last has arrived.
 *
 * @param {Page} page
 * @param {number} times
 */
export async function stepTimes(page, times) {
  const before = await readStep(page);
  for (let done = 1; done <= times; done += 1) {
    await bar(page).step.click();
    await atStep(page, before + done);
  }
}

/**
 * What stands behind the address; asked for again and again, so a promise like all other readings.
 *
 * @param {Page} page
 */
export function hashOf(page) {
  return page.evaluate(() => location.hash);
}
