// What each frame cost the page's thread and how long after the one before it came, from a trace of
// Chromium. Pure.

/**
 * @typedef {{ name: string, ph: string, pid: number, tid: number, ts: number, dur?: number, tdur?: number }} TraceEvent
 *   times in µs; `tdur`: what the thread itself worked, without the times when others had its processor
 */

/** The page's thread hands a finished frame over to be put on the screen. */
const FRAME = 'Commit';
/** A piece of work of a thread: scripts, style, layout and painting alike. */
const TASK = 'RunTask';

/**
 * Milliseconds that the page's thread worked for each frame that it drew: everything since the frame before.
 *
 * @param {readonly TraceEvent[]} events
 * @returns {number[]}
 */
export function frameCosts(events) {
  const page = pageThread(events);
  if (!page) return [];
  const own = events.filter(({ pid, tid }) => pid === page.pid && tid === page.tid);
  const frames = own.filter(({ name, ph }) => name === FRAME && ph === 'X').map(({ ts }) => ts);
  const tasks = own
    .filter(({ name, ph }) => name === TASK && ph === 'X')
    .sort((a, b) => a.ts - b.ts);
  /** @type {number[]} */
  const costs = [];
  let since = 0;
  for (const { ts, dur = 0, tdur } of tasks) {
    since += (tdur ?? dur) / 1000;
    if (!frames.some((frame) => frame >= ts && frame < ts + dur)) continue;
    costs.push(since);
    since = 0;
  }
  return costs;
}

/**
 * Milliseconds from each frame of the page to the next.
 *
 * @param {readonly TraceEvent[]} events
 * @returns {number[]}
 */
export function frameGaps(events) {
  const page = pageThread(events);
  const times = events
    .filter(
      ({ name, ph, pid, tid }) =>
        name === FRAME && ph === 'X' && pid === page?.pid && tid === page.tid,
    )
    .map(({ ts }) => ts)
    .sort((a, b) => a - b);
  return times.slice(1).map((ts, i) => (ts - (times[i] ?? ts)) / 1000);
}

/**
 * The thread that draws most frames; others belong to other pages.
 *
 * @param {readonly TraceEvent[]} events
 */
function pageThread(events) {
  /** @type {Map<string, { pid: number, tid: number, frames: number }>} */
  const threads = new Map();
  for (const { name, ph, pid, tid } of events) {
    if (name !== FRAME || ph !== 'X') continue;
    const key = `${pid} ${tid}`;
    const thread = threads.get(key) ?? { pid, tid, frames: 0 };
    threads.set(key, { ...thread, frames: thread.frames + 1 });
  }
  return [...threads.values()].sort((a, b) => b.frames - a.frames)[0];
}
