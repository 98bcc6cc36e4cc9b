// Round bounds and ticks: what is compared keeps one scale, and the scale does not jump.
import { describe, expect, it } from 'vitest';

import { beyondText } from '../../../web/src/viz/format';
import {
  SteadyBound,
  largestMagnitude,
  placeOfLargest,
  roundUp,
  signScale,
  ticks,
  usualMagnitude,
} from '../../../web/src/viz/scale';

describe('roundUp', () => {
  it('gives the next 1, 2 or 5 times a power of ten', () => {
    expect([0.011, 0.2, 0.21, 0.6, 1, 1.01, 37, 51].map((value) => roundUp(value))).toEqual([
      0.02, 0.2, 0.5, 1, 1, 2, 50, 100,
    ]);
  });

  it('keeps round numbers that binary fractions blur', () => {
    expect(roundUp(0.1 + 0.1)).toBe(0.2);
    expect(roundUp(3e-7 - 1e-7)).toBe(2e-7);
  });

  it('answers 1 where there is nothing to bound', () => {
    expect([0, -3, NaN, Infinity].map((value) => roundUp(value))).toEqual([1, 1, 1, 1]);
  });
});

describe('SteadyBound', () => {
  it('begins anew with the numbers of another one', () => {
    const bound = new SteadyBound();
    expect(bound.follow(40, 'first')).toBeGreaterThanOrEqual(40);
    expect(bound.follow(0, 'first')).toBeGreaterThanOrEqual(40);
    expect(bound.follow(0, 'second')).toBe(1);
  });

  it('grows at once and shrinks only when half of it is empty', () => {
    const bound = new SteadyBound();
    expect(bound.follow(0.36)).toBe(0.4);
    expect(bound.follow(1.7)).toBe(2);
    expect(bound.follow(1.1)).toBe(2);
    expect(bound.follow(0.6)).toBe(0.6);
  });

  it('keeps its bound through zeros and NaN', () => {
    const bound = new SteadyBound();
    bound.follow(4);
    expect(bound.follow(0)).toBe(4);
    expect(bound.follow(NaN)).toBe(4);
    bound.forget();
    expect(bound.value).toBe(1);
  });
});

describe('magnitudes', () => {
  it('passes over what is not finite', () => {
    expect(largestMagnitude([1, -3, NaN, Infinity])).toBe(3);
    expect(usualMagnitude([[NaN, Infinity, 2]])).toBe(2);
  });

  it('lets a few large values not decide the usual magnitude', () => {
    const values = Array.from({ length: 1000 }, (_, i) => (i === 500 ? 100 : 1 + i / 1000));
    expect(usualMagnitude([values])).toBeLessThan(2);
    expect(usualMagnitude([])).toBe(0);
  });
});

describe('a colour scale', () => {
  it('holds all of a few numbers: a point’s coordinates, ten scores', () => {
    expect(signScale([1.2, -5.25])).toEqual({ bound: 6, beyond: 0, largest: 5.25 });
    const scores = [-25.8, -12, 3, 1, 7, 15, -3, 2, 9, -8];
    expect(signScale(scores, 0.02).bound).toBe(30);
  });

  it('of many numbers leaves a few beyond, and says how many and how far', () => {
    const values = Array.from({ length: 1000 }, (_, at) => (at < 3 ? -50 - at : at / 1000));
    expect(signScale(values)).toEqual({ bound: 1, beyond: 3, largest: 52 });
    expect(beyondText(signScale(values))).toBe('3 beyond, up to 52.0');
    expect(beyondText(signScale([1, 2]))).toBe('');
  });

  it('passes over what is not finite', () => {
    expect(signScale([NaN, Infinity, 0.5])).toEqual({ bound: 0.5, beyond: 0, largest: 0.5 });
  });
});

describe('the place of the largest', () => {
  it('goes by magnitude and is the first of several', () => {
    expect([placeOfLargest([1, -3, 3]), placeOfLargest([]), placeOfLargest([0, 0])]).toEqual([
      1, 0, 0,
    ]);
  });
});

describe('ticks', () => {
  it('gives round positions inside the bounds, never more than asked for', () => {
    expect(ticks(0, 1, 6)).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
    expect(ticks(0, 1, 5)).toEqual([0, 0.5, 1]);
    for (const [low, high, most] of [
      [0, 1, 5],
      [-0.37, 2.2, 4],
      [0, 12345, 6],
      [1e-7, 3e-7, 3],
    ] as const) {
      const result = ticks(low, high, most);
      expect(result.length).toBeGreaterThan(0);
      expect(result.length).toBeLessThanOrEqual(most);
      for (const value of result) {
        expect(value).toBeGreaterThanOrEqual(low - 1e-12);
        expect(value).toBeLessThanOrEqual(high + 1e-12);
      }
    }
  });

  it('survives an empty range', () => {
    expect(ticks(3, 3, 5)).toEqual([3]);
    expect(ticks(NaN, NaN, 5)).toEqual([]);
  });
});
