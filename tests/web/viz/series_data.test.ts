// Curves with their own steps on one axis.
import { describe, expect, it } from 'vitest';

import {
  boundsOf,
  joinCurves,
  lastRow,
  logTicks,
  meanAround,
  valueAt,
} from '../../../web/src/viz/series_data';

const train = { step: [0, 1, 2, 3], value: [2, 1.5, NaN, 0] };
const test = { step: [0, 2, 5], value: [2.5, 1, 0.5] };

describe('joinCurves', () => {
  it('makes one row for every step of any curve', () => {
    const [steps, first, second] = joinCurves([train, test], false);
    expect(steps).toEqual([0, 1, 2, 3, 5]);
    expect(first).toEqual([2, 1.5, null, 0, null]);
    expect(second).toEqual([2.5, null, 1, null, 0.5]);
  });

  it('leaves out what a logarithm cannot show', () => {
    expect(joinCurves([train], true)[1]).toEqual([2, 1.5, null, null]);
  });

  it('is empty without points', () => {
    expect(joinCurves([{ step: [], value: [] }], false)).toEqual([[], []]);
  });
});

describe('reading columns', () => {
  it('finds the last value at or before a row', () => {
    expect(valueAt([2, null, null, 4], 2)).toEqual({ value: 2, row: 0 });
    expect(valueAt([null, 1], 0)).toBeNull();
    expect(lastRow([1, null, 3, null])).toBe(2);
    expect(lastRow([null])).toBe(-1);
  });

  it('bounds only what is there', () => {
    expect(boundsOf([[null, 3, -1], [2]])).toEqual([-1, 3]);
    expect(boundsOf([[null]])).toBeNull();
  });
});

describe('meanAround', () => {
  const rounded = (values: Float32Array): number[] =>
    [...values].map((value) => Number(value.toPrecision(4)));

  it('is the middle on a logarithmic scale, of fewer values at the beginning', () => {
    expect(rounded(meanAround([1, 10, 100, 1000, 1e4], 1))).toEqual([1, 10, 100, 1000, 3162]);
    expect(rounded(meanAround([1, 100, 1, 100, 1], 2))).toEqual([1, 4.642, 6.31, 10, 4.642]);
    expect(rounded(meanAround([], 2))).toEqual([]);
  });

  it('does not end in the last value, however far off it is', () => {
    const means = meanAround([1, 1, 1, 1, 1, 1, 1, 1, 1000], 3);
    expect(means.at(-1)).toBeLessThan(6);
    expect(means[0]).toBe(1);
  });

  it('passes over what has no logarithm, and is none there', () => {
    expect(rounded(meanAround([4, 0, 9, NaN, 4], 2))).toEqual([4, NaN, 5.241, NaN, 6]);
  });
});

describe('logTicks', () => {
  it('uses 1, 2, 5 over a short range', () => {
    expect(logTicks(0.08, 2.5)).toEqual([0.1, 0.2, 0.5, 1, 2]);
  });

  it('uses powers of ten over a long one, thinned to fit', () => {
    expect(logTicks(1e-4, 10, 6)).toEqual([1e-4, 1e-3, 1e-2, 0.1, 1, 10]);
    expect(logTicks(1e-12, 1, 4).length).toBeLessThanOrEqual(4);
  });
});
