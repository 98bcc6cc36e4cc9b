// The engine's frames as they reach the page: the numbers before they are rounded for reading.
import { expectSoon } from './soon.mjs';

/** @typedef {{ step: number, loss: number, playing: boolean, learningRate: number }} SeenFrame */

/**
 * Call before the page is opened. The page itself is not changed: every port that it opens for the engine's
 * messages gets one more listener.
 *
 * @param {import('playwright-core').BrowserContext} context
 */
export async function watchFrames(context) {
  await context.addInitScript(() => {
    /** @param {MessageEvent} event */
    const look = (event) => {
      const call = /** @type {{ argumentList?: { value?: unknown }[] } | null} */ (event.data);
      const value = call?.argumentList?.[0]?.value;
      if (typeof value !== 'object' || value === null || !('history' in value)) return;
      const { step, loss, playing, learningRate } = /** @type {SeenFrame} */ (
        /** @type {unknown} */ (value)
      );
      const seenFrames = Number(Reflect.get(window, 'seenFrames') ?? 0) + 1;
      Object.assign(window, { seenFrames, lastFrame: { step, loss, playing, learningRate } });
    };
    /** @type {WeakSet<MessagePort>} */
    const known = new WeakSet();
    const prototype = /** @type {{ start: (this: MessagePort) => void }} */ (MessagePort.prototype);
    const begin = Reflect.get(prototype, 'start');
    prototype.start = function () {
      if (!known.has(this)) this.addEventListener('message', look);
      known.add(this);
      begin.call(this);
    };
  });
}

/**
 * The newest frame.
 *
 * @param {import('playwright-core').Page} page
 * @returns {Promise<SeenFrame | null>}
 */
export function lastFrame(page) {
  return page.evaluate(
    () =>
      /** @type {{ lastFrame?: SeenFrame }} */ (/** @type {unknown} */ (window)).lastFrame ?? null,
  );
}

/** How many frames have come so far. @param {import('playwright-core').Page} page */
export function countFrames(page) {
  return page.evaluate(() => Number(Reflect.get(window, 'seenFrames') ?? 0));
}

/**
 * The batch's loss at exactly this step, unrounded.
 *
 * @param {import('playwright-core').Page} page
 * @param {number} step
 */
export async function exactLoss(page, step) {
  const frame = await expectSoon(
    () => lastFrame(page),
    (found) => found?.step === step,
    `a frame of step ${step}`,
  );
  return frame?.loss ?? NaN;
}
