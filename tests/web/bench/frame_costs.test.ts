// What a frame costs, read from a trace: the work of the page's thread from one frame to the next.
import { expect, it } from 'vitest';
import { frameCosts } from '../../bench/measures/frame_costs.mjs';
import { quantile } from '../../bench/statistics.mjs';

const event = (name: string, ts: number, dur = 0, tid = 1) => ({
  ...{ name, ph: 'X', pid: 7 },
  ...{ tid, ts, dur },
});

it('adds up the tasks from one drawn frame to the next, and counts each task once', () => {
  const events = [
    event('RunTask', 0, 9000), // before the first frame: of no frame
    event('RunTask', 10_000, 4000),
    event('FireAnimationFrame', 11_000, 500),
    event('FireAnimationFrame', 12_000, 500),
    event('RunTask', 20_000, 1500), // a message worked on between two frames
    event('RunTask', 30_000, 2000),
    event('FireAnimationFrame', 30_500, 500),
    event('RunTask', 10_000, 50_000, 2), // another thread
  ];
  expect(frameCosts(events)).toEqual([5.5, 2]);
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
