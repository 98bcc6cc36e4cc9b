// What a frame costs, read from a trace: the work of the page's thread since the frame before.
import { expect, it } from 'vitest';
import { frameCosts, frameGaps } from '../../bench/measures/frame_costs.mjs';
import { quantile } from '../../bench/statistics.mjs';

const event = (name: string, ts: number, dur = 0, tid = 1) => ({
  ...{ name, ph: 'X', pid: 7 },
  ...{ tid, ts, dur },
});

it('adds up the tasks since the frame before, and counts each once', () => {
  const events = [
    event('RunTask', 0, 1000),
    event('RunTask', 10_000, 4000),
    event('Commit', 11_000, 500),
    event('Commit', 12_000, 500), // of the same task
    event('RunTask', 20_000, 1500), // a message worked on between two frames
    event('RunTask', 30_000, 2000),
    event('Commit', 30_500, 500),
    event('RunTask', 40_000, 9000), // never drawn
    event('RunTask', 10_000, 50_000, 2), // another thread
  ];
  expect(frameCosts(events)).toEqual([5, 3.5]);
});

it('leaves out the time when others had the processor', () => {
  const task = { ...event('RunTask', 0, 8000), tdur: 3000 };
  expect(frameCosts([task, event('Commit', 6000, 500)])).toEqual([3]);
});

it('times from frame to frame are of the page alone', () => {
  const commits = [1000, 17_000, 50_000].map((ts) => event('Commit', ts, 500));
  expect(frameGaps([...commits, event('Commit', 20_000, 500, 2)])).toEqual([16, 33]);
  expect(frameGaps([])).toEqual([]);
});

it('tells nothing of a page that draws nothing', () => {
  expect(frameCosts([event('RunTask', 0, 1000)])).toEqual([]);
});

it('the quantile is a value that was measured', () => {
  const values = Array.from({ length: 100 }, (_, i) => 100 - i);
  expect(quantile(values, 0.95)).toBe(95);
  expect(quantile([3], 0.95)).toBe(3);
  expect(() => quantile([], 0.5)).toThrow(RangeError);
});
