// What the page costs its visitor: bytes before the first stroke is answered, bytes of a second visit, the
// time from a move of the pen to the changed answer, and the page thread's work for each frame while the CNN trains.
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

import { DIST } from '../../../web/tools/serve.mjs';
import { startServer } from '../../../web/tools/server.mjs';
import { bar, card, drawWithMouse, ready, THREE } from '../../browser/support/digits.mjs';
import { countFrames, watchFrames } from '../../browser/support/frames.mjs';
import { launchChromium } from '../browser.mjs';
import { figure, markdownTable } from '../report/tables.mjs';
import { summaryOf } from '../statistics.mjs';

/** @typedef {{ file: string, plain: number, gzip: number, brotli: number }} Weight */

/**
 * @param {import('./list.mjs').Given} given
 * @returns {Promise<import('./list.mjs').Measured>}
 */
export async function pageCosts({ options, say }) {
  /** @type {{ file: string, status: number }[]} */
  let answered = [];
  const server = await startServer({
    ...{ folder: DIST, isolated: true },
    onAnswer: (one) => answered.push(one),
  });
  const browser = await launchChromium();
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  await watchFrames(context);
  const page = await context.newPage();
  try {
    await page.goto(server.url);
    await firstAnswer(page);
    const first = answered.filter(({ status }) => status === 200).map(({ file }) => weightOf(file));
    await ready(page);
    const answerMs = summaryOf(await answerTimes(page));
    const frame = await frameCost(page, options.quick ? 2000 : 10_000);
    answered = [];
    await page.goto('about:blank');
    await page.goto(server.url);
    await ready(page);
    const again = answered.filter(({ status }) => status === 200).map(({ file }) => weightOf(file));
    const data = { first, again, answerMs, frame };
    say(`  ${kilobytes(total(first, 'brotli'))} on the first visit`);
    return { data, markdown: markdownOf(data) };
  } finally {
    await browser.close();
    await server.close();
  }
}

/** Draws as soon as there is a pad, and waits for the answer. @param {import('playwright-core').Page} page */
async function firstAnswer(page) {
  await page.getByRole('img', { name: /^Drawing pad/ }).waitFor();
  await drawWithMouse(page);
  await card(page, 'It says').waitFor();
}

/**
 * Milliseconds from a move of the pen until the bars of the answer change, each move of another stroke.
 *
 * @param {import('playwright-core').Page} page
 */
async function answerTimes(page) {
  await page.evaluate(() => {
    /** @type {number[]} */
    const times = [];
    let moved = 0;
    const changed = () => {
      if (moved > 0) times.push(performance.now() - moved);
      moved = 0;
    };
    const bars = document.querySelector('[aria-label="Probability of each digit"]');
    const all = { subtree: true, attributes: true, characterData: true, childList: true };
    if (bars) new MutationObserver(changed).observe(bars, all);
    addEventListener('pointermove', () => (moved ||= performance.now()), true);
    Object.assign(window, { answerTimes: times });
  });
  await drawWithMouse(
    page,
    THREE.map(([x, y]) => [1 - x, y]),
  );
  await page.waitForTimeout(300);
  return page.evaluate(() => /** @type {number[]} */ (Reflect.get(window, 'answerTimes')));
}

/**
 * The page thread's work for each frame that it draws while the network trains, from the browser's own
 * counters.
 *
 * @param {import('playwright-core').Page} page
 * @param {number} ms
 */
async function frameCost(page, ms) {
  const client = await page.context().newCDPSession(page);
  await client.send('Performance.enable');
  const read = async () => {
    const { metrics } = await client.send('Performance.getMetrics');
    const value = (/** @type {string} */ name) =>
      metrics.find((metric) => metric.name === name)?.value ?? NaN;
    const frames = await countFrames(page);
    return { task: value('TaskDuration'), script: value('ScriptDuration'), frames };
  };
  await bar(page).play.click();
  await page.waitForTimeout(1000);
  const before = await read();
  await page.waitForTimeout(ms);
  const after = await read();
  await bar(page).pause.click();
  const frames = after.frames - before.frames;
  return {
    frames,
    framesPerSecond: (1000 * frames) / ms,
    taskMs: (1000 * (after.task - before.task)) / frames,
    scriptMs: (1000 * (after.script - before.script)) / frames,
  };
}

/** @param {string} file @returns {Weight} */
function weightOf(file) {
  const bytes = readFileSync(file);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11 };
  // Fonts are compressed already.
  const packed = file.endsWith('.woff2');
  return {
    ...{ file: relative(DIST, file), plain: bytes.length },
    gzip: packed ? bytes.length : gzipSync(bytes, { level: 9 }).length,
    brotli: packed ? bytes.length : brotliCompressSync(bytes, { params }).length,
  };
}

/**
 * @param {Weight[]} weights
 * @param {'plain' | 'gzip' | 'brotli'} how
 */
function total(weights, how) {
  return weights.reduce((sum, weight) => sum + weight[how], 0);
}

/** @param {number} bytes */
function kilobytes(bytes) {
  return `${figure(bytes / 1000)} KB`;
}

/**
 * @param {{ first: Weight[], again: Weight[], answerMs: import('../statistics.mjs').Summary,
 *   frame: Awaited<ReturnType<typeof frameCost>> }} data
 */
function markdownOf({ first, again, answerMs, frame }) {
  const line = (/** @type {string} */ name, /** @type {Weight[]} */ weights) => [
    name,
    ...[total(weights, 'plain'), total(weights, 'gzip'), total(weights, 'brotli')].map(kilobytes),
  ];
  const rows = [
    ...[...first].sort((a, b) => b.brotli - a.brotli).map((one) => line(`\`${one.file}\``, [one])),
    line('**first visit, up to the first answer**', first),
    line('**second visit**', again),
  ];
  return `${markdownTable(['file', 'as it is', 'gzip', 'brotli'], rows)}

From a move of the pen to the changed answer pass ${figure(answerMs.median)} ms (${figure(answerMs.min)} – ${figure(answerMs.max)}). While the CNN trained, the page drew ${figure(frame.framesPerSecond)} frames a second, each with ${figure(frame.taskMs)} ms of the page's thread, ${figure(frame.scriptMs)} ms of them in scripts.`;
}
