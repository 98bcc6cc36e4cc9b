// One racer's way as the charts of runs read it, and how far those charts reach.
import { describe, expect, it } from 'vitest';

import type { RacerPath } from '../../../web/src/engine/api';
import { lengthsOf, rateNext, ratesOf } from '../../../web/src/labs/optimizers/chosen';
import { reachOf } from '../../../web/src/labs/optimizers/picture';

const numbers = (...values: number[]): Float32Array => Float32Array.from(values);
const racer: RacerPath = {
  points: 5,
  stopped: false,
  clippedSteps: 2,
  x: numbers(0, 1, 2, 3, 4),
  y: numbers(0, 0, 0, 0, 0),
  loss: numbers(5, 4, 3, 2, 1),
  rate: numbers(0, 0.1, 0.2, 0.3, 0.4),
  norm: numbers(0, 3, 1, 2, 0.5),
  clipped: numbers(0, 1, 1, 1, 0.5),
};

describe('a racer’s way', () => {
  it('has lengths from its first step on, and counts those that were cut', () => {
    expect(lengthsOf(racer, 0)).toBeNull();
    const lengths = lengthsOf(racer, 3);
    expect(lengths?.step).toBe(3);
    expect([...(lengths?.clipping.before ?? [])]).toEqual([3, 1, 2]);
    expect([...(lengths?.clipping.after ?? [])]).toEqual([1, 1, 1]);
    expect([...(lengths?.clipping.clipped ?? [])]).toEqual([1, 1, 2]);
    expect(lengths?.clipping.clippedSteps).toBe(2);
    // At its end as many as the engine says, and no further than it went.
    const whole = lengthsOf(racer, 100);
    expect(whole?.step).toBe(4);
    expect(whole?.clipping.clippedSteps).toBe(racer.clippedSteps);
  });

  it('has a rate for every step, and one for the next', () => {
    const { step, history } = ratesOf(racer, 2);
    expect(step).toBe(2);
    expect([...history.learningRate].map((rate) => rate.toFixed(1))).toEqual(['0.1', '0.2']);
    expect(rateNext(racer, 2)).toBeCloseTo(0.3);
    expect(rateNext(racer, 9)).toBeCloseTo(0.4);
    expect(ratesOf(racer, 0).history.step).toHaveLength(0);
  });
});

describe('charts of a race', () => {
  it('keep their width for a while', () => {
    expect([0, 10, 11, 20, 21].map((at) => reachOf(at, 200))).toEqual([10, 10, 20, 20, 40]);
    expect(reachOf(190, 200)).toBe(200);
    expect(reachOf(3, 4)).toBe(10);
  });
});
