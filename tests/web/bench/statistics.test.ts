// What the benchmark makes of its rounds: medians, spreads, ratios, and times of steps of unknown cost.
import { describe, expect, it } from 'vitest';
import { timed } from '../../bench/site/timed.mjs';
import { advantage, median, spreadOf, summaryOf } from '../../bench/statistics.mjs';

describe('the benchmark’s statistics', () => {
  it('takes the middle round, or the mean of the two middle ones', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([4, 10, 1, 2])).toBe(3);
    expect(() => median([])).toThrow(RangeError);
  });

  it('keeps the rounds in their order, and does not sort the caller’s', () => {
    const rounds = [3, 1, 2];
    expect(summaryOf(rounds)).toEqual({ median: 2, min: 1, max: 3, rounds: [3, 1, 2] });
    expect(rounds).toEqual([3, 1, 2]);
  });

  it('tells the spread as a share of the median', () => {
    expect(spreadOf(summaryOf([90, 100, 120]))).toBeCloseTo(0.3);
  });

  it('counts more as better for a speed and less for a time', () => {
    const [ours, theirs] = [summaryOf([10]), summaryOf([40])];
    expect(advantage(ours, theirs, 'more')).toBe(0.25);
    expect(advantage(ours, theirs, 'less')).toBe(4);
  });
});

describe('timing steps', () => {
  it('tells what one step costs, however coarse the clock is', async () => {
    let clock = 0;
    let steps = 0;
    const run = (count: number) => {
      steps += count;
      clock += 0.25 * count;
    };
    const coarse = () => Math.floor(clock);
    expect(await timed(run, 200, coarse)).toBeCloseTo(0.25, 1);
    expect(steps).toBeGreaterThan(400);
  });

  it('waits for steps that are asynchronous, and takes a slow one only once', async () => {
    let clock = 0;
    let calls = 0;
    const run = async (count: number) => {
      await Promise.resolve();
      calls += 1;
      clock += 3000 * count;
    };
    expect(await timed(run, 500, () => clock)).toBe(3000);
    expect(calls).toBe(1);
  });
});
