// The labs at work, most on the digit CNN: what a frame costs the page's thread, scripts and drawing together,
// and how long after the one before it comes. A screen of 60 frames a second leaves 16 ms.
import { DIST } from '../../../web/tools/serve.mjs';
import { startServer } from '../../../web/tools/server.mjs';
import { walkable, walkBar } from '../../browser/support/backprop.mjs';
import { labReady } from '../../browser/support/convolution.mjs';
import { bar, ready } from '../../browser/support/digits.mjs';
import { pointsReady } from '../../browser/support/points.mjs';
import { launchChromium } from '../browser.mjs';
import { figure, markdownTable } from '../report/tables.mjs';
import { median, quantile } from '../statistics.mjs';
import { frameCosts, frameGaps } from './frame_costs.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {{ lab: string, frames: number, median: number, p95: number, most: number, gap: number, gap95: number }} Cost */
/** @typedef {{ lab: string, open: (page: Page) => Promise<void>, work: (page: Page, ms: number) => Promise<void> }} Walk */

const CATEGORIES = ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'toplevel'];
const CNN = 'digits/model=cnn';
const SPIRAL =
  'points/points=spiral&model=linear(24);activation(tanh);linear(24);activation(tanh);linear(2)';

/** @type {Walk[]} */
const WALKS = [
  {
    lab: 'Digits: the CNN trains',
    open: async (page) => {
      await goTo(page, CNN);
      await ready(page);
    },
    work: train,
  },
  {
    lab: 'Points: a net of 24 and 24 units trains on the spiral',
    open: async (page) => {
      await goTo(page, SPIRAL);
      await pointsReady(page);
    },
    work: train,
  },
  {
    lab: 'Backprop: one op after another, a tensor opened',
    open: async (page) => {
      await goTo(page, CNN);
      await ready(page);
      await goTo(page, 'backprop/size=digits');
      await walkable(page);
      await walkBar(page).gradients.click();
      await page.waitForTimeout(1000);
    },
    work: async (page, ms) => {
      const end = Date.now() + ms;
      for (let way = 'ArrowLeft'; Date.now() < end; way = otherWay(way)) {
        for (let press = 0; press < 8; press += 1) {
          await page.keyboard.press(way);
          await page.waitForTimeout(60);
        }
      }
    },
  },
  {
    lab: 'Convolution: the kernel slides',
    open: async (page) => {
      await goTo(page, 'convolution/');
      await labReady(page);
    },
    work: async (page, ms) => {
      const end = Date.now() + ms;
      await page.keyboard.press('Space');
      await page.waitForTimeout(Math.max(0, end - Date.now()));
      await page.keyboard.press('Space');
    },
  },
];

/**
 * @param {import('./list.mjs').Given} given
 * @returns {Promise<import('./list.mjs').Measured>}
 */
export async function labFrames({ options, say }) {
  const browser = await launchChromium();
  const server = await startServer({ folder: DIST, isolated: true });
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  try {
    const page = await context.newPage();
    await page.goto(server.url);
    /** @type {Cost[]} */
    const costs = [];
    for (const { lab, open, work } of WALKS) {
      await open(page);
      await browser.startTracing(page, { categories: CATEGORIES });
      await work(page, options.quick ? 3000 : 15_000);
      const trace = JSON.parse((await browser.stopTracing()).toString('utf8'));
      const cost = costOf(lab, frameCosts(trace.traceEvents), frameGaps(trace.traceEvents));
      say(
        `  ${lab}: ${figure(cost.median)} ms, 95 % of ${cost.frames} below ${figure(cost.p95)}, one every ${figure(cost.gap)}`,
      );
      costs.push(cost);
    }
    return { data: costs, markdown: markdownOf(costs) };
  } finally {
    await browser.close();
    await server.close();
  }
}

/** @param {Page} page @param {number} ms */
async function train(page, ms) {
  await bar(page).play.click();
  await page.waitForTimeout(ms);
  await bar(page).pause.click();
}

/** The page stays the same, and the engine with its run. @param {Page} page @param {string} hash */
async function goTo(page, hash) {
  await page.evaluate((to) => (location.hash = to), `#${hash}`);
}

/** @param {string} way */
function otherWay(way) {
  return way === 'ArrowLeft' ? 'ArrowRight' : 'ArrowLeft';
}

/**
 * @param {string} lab
 * @param {number[]} ms
 * @param {number[]} gaps
 * @returns {Cost}
 */
function costOf(lab, ms, gaps) {
  if (ms.length === 0) throw new Error(`${lab}: no frame was drawn`);
  return {
    ...{ lab, frames: ms.length, median: median(ms) },
    ...{ p95: quantile(ms, 0.95), most: Math.max(...ms) },
    ...{ gap: median(gaps), gap95: quantile(gaps, 0.95) },
  };
}

/** @param {Cost[]} costs */
function markdownOf(costs) {
  const rows = costs.map(({ lab, frames, median: middle, p95, most, gap, gap95 }) => [
    ...[lab, figure(frames)],
    ...[middle, p95, most, gap, gap95].map((ms) => `${figure(ms)} ms`),
  ]);
  return `Milliseconds of the page's thread for each frame that it drew, and from each frame to the next; a screen of 60 frames a second leaves 16.7.
A lab draws when something has changed: while it trains that is always, elsewhere as often as its keys are pressed.

${markdownTable(['lab', 'frames', 'cost', '95 % below', 'most', 'next after', '95 % within'], rows)}`;
}
