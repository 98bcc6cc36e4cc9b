// How promptly the page answers while something else is going on: the longest task of its thread and
// the longest wait of an input for its handlers, both as the browser measures them.

/** @typedef {{ longestTask: number, longestWait: number, inputs: number }} Busy */

/** Call before the page is opened. @param {import('playwright-core').BrowserContext} context */
export async function watchBusy(context) {
  await context.addInitScript(() => {
    const busy = { longestTask: 0, longestWait: 0, inputs: 0 };
    Object.assign(window, { busy });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) {
        busy.longestTask = Math.max(busy.longestTask, duration);
      }
    }).observe({ type: 'longtask' });
    new PerformanceObserver((list) => {
      for (const entry of /** @type {PerformanceEventTiming[]} */ (list.getEntries())) {
        busy.inputs += 1;
        busy.longestWait = Math.max(busy.longestWait, entry.processingEnd - entry.startTime);
      }
    }).observe(/** @type {PerformanceObserverInit} */ ({ type: 'event', durationThreshold: 16 }));
  });
}

/**
 * What was measured since the last call; the count begins anew.
 *
 * @param {import('playwright-core').Page} page
 * @returns {Promise<Busy>}
 */
export function takeBusy(page) {
  return page.evaluate(() => {
    const { busy } = /** @type {{ busy: Busy }} */ (/** @type {unknown} */ (window));
    const taken = { ...busy };
    Object.assign(busy, { longestTask: 0, longestWait: 0, inputs: 0 });
    return taken;
  });
}
