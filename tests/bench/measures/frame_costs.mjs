// What each frame cost the page's thread, from a trace of Chromium. Pure.

/** @typedef {{ name: string, ph: string, pid: number, tid: number, ts: number, dur?: number }} TraceEvent times in µs */

/** A frame begins to be drawn on the page's thread. */
const BEGIN = 'FireAnimationFrame';
/** A piece of work of a thread, scripts, style, layout and painting alike. */
const TASK = 'RunTask';

/**
 * Milliseconds that the page's thread worked for each frame that it drew: everything from one frame's start to
 * the next's, without the waits.
 *
 * @param {readonly TraceEvent[]} events
 * @returns {number[]}
 */
export function frameCosts(events) {
  const page = pageThread(events);
  if (!page) return [];
  const own = events.filter(({ pid, tid }) => pid === page.pid && tid === page.tid);
  const tasks = own.filter(({ name, ph }) => name === TASK && ph === 'X');
  const starts = own.filter(({ name }) => name === BEGIN).map(({ ts }) => ts);
  // The frame belongs to the task in which it is drawn; several callbacks of one frame stand in one task.
  const drawing = tasks
    .filter(({ ts, dur = 0 }) => starts.some((start) => start >= ts && start < ts + dur))
    .sort((a, b) => a.ts - b.ts);
  return drawing.map(({ ts: from }, at) => {
    const until = drawing[at + 1]?.ts ?? Infinity;
    const within = tasks.filter(({ ts }) => ts >= from && ts < until);
    return within.reduce((sum, { dur = 0 }) => sum + dur, 0) / 1000;
  });
}

/**
 * The thread that draws most frames; others belong to other pages.
 *
 * @param {readonly TraceEvent[]} events
 */
function pageThread(events) {
  /** @type {Map<string, { pid: number, tid: number, frames: number }>} */
  const threads = new Map();
  for (const { name, pid, tid } of events) {
    if (name !== BEGIN) continue;
    const key = `${pid} ${tid}`;
    const thread = threads.get(key) ?? { pid, tid, frames: 0 };
    threads.set(key, { ...thread, frames: thread.frames + 1 });
  }
  return [...threads.values()].sort((a, b) => b.frames - a.frames)[0];
}
