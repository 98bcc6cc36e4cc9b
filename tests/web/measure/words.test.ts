// What the measuring cards say of their numbers.
import { describe, expect, it } from 'vitest';
import { noiseSentence } from '../../../web/src/labs/digits/measure/noise';
import { rangeChart, rangeSentence, suggestedRate } from '../../../web/src/run/measure/range_chart';
import {
  barFrom,
  barShare,
  beliefSentence,
  scoreRows,
  sortedRows,
} from '../../../web/src/labs/digits/measure/scores';
import { deadSentence, deadUnits } from '../../../web/src/labs/digits/measure/units';
import { reliabilityBins, reliabilitySummary } from '../../../web/src/viz/reliability';
import { rangeTestOf, scoresOf } from '../support/fake_engine';

describe('scores', () => {
  const classes = Float32Array.of(1, 0.5, 0.75, 10, 0.25, 1, 0.5, 30);

  it('are read a row a class, and sorted with the lowest first', () => {
    const rows = scoreRows({ classes });
    expect(rows[1]).toEqual({ digit: 1, precision: 0.25, recall: 1, f1: 0.5, support: 30 });
    expect(sortedRows(rows, 'f1').map(({ digit }) => digit)).toEqual([1, 0]);
    expect(sortedRows(rows, 'support').map(({ digit }) => digit)).toEqual([0, 1]);
  });

  it('have bars that begin at a round share below the worst of them', () => {
    const row = (low: number) => [{ digit: 0, precision: low, recall: 1, f1: 1, support: 1 }];
    expect([0.95, 0.7, 0.2].map((low) => barFrom(row(low)))).toEqual([0.9, 0.5, 0]);
    expect(barShare(0.95, 0.9)).toBeCloseTo(0.5);
    expect(barShare(0.4, 0.5)).toBe(0);
  });

  it('say whether the network is too sure of itself', () => {
    expect(beliefSentence(scoresOf('test'))).toContain('too sure of itself');
    const calibration = Float32Array.of(10, 0.6, 0.9);
    expect(beliefSentence({ ...scoresOf('test'), calibration })).toContain('less sure');
  });
});

it('the reliability diagram tells each bin that has digits', () => {
  const bins = reliabilityBins(Float32Array.of(0, 0, 0, 4, 0.75, 0.5));
  expect(bins[1]).toEqual({ low: 0.5, high: 1, count: 4, belief: 0.75, right: 0.5 });
  expect(reliabilitySummary(bins)).toBe(
    'Belief 50 to 100 %: 4 digits, mean belief 75.0 %, right 50.0 %.',
  );
});

it('dead units are those without a slope anywhere, named from 1', () => {
  const zeroSlope = Float32Array.of(0.2, 1, 0.999, 1);
  expect(deadUnits({ zeroSlope })).toEqual([2, 4]);
  const histogram = { low: 0, high: 1, counts: new Float32Array() };
  const layer = {
    layer: 'a',
    units: 4,
    dead: 2,
    saturated: 0,
    mean: 0,
    deviation: 1,
    zeroSlope,
    histogram,
  };
  expect(deadSentence(layer)).toBe('2 of 4 units are dead: 2, 4.');
});

describe('the range test', () => {
  it('suggests nothing before it is done, nor where the loss does not fall', () => {
    expect(suggestedRate(rangeTestOf({ suggested: 0.1 }))).toBeNull();
    const flat = rangeTestOf({ done: true });
    expect(suggestedRate(flat)).toBeNull();
    expect(rangeSentence(flat)).toContain('none to suggest');
  });

  it('marks the rate on the chart once there is one', () => {
    expect(rangeChart(rangeTestOf(), 1e-5, 10).marks).toEqual([]);
    const done = rangeTestOf({ done: true, step: 3, suggested: 0.012345 });
    expect(rangeChart(done, 1e-5, 10).marks).toEqual([
      { step: 0.0123, label: 'suggested: 0.0123' },
    ]);
  });

  it('says where it ended early', () => {
    const early = rangeTestOf({ done: true, step: 2, steps: 3, suggested: 0.012345 });
    expect(suggestedRate(early)).toBe(0.0123);
    expect(rangeSentence(early)).toContain('ended after 2 of 3 steps');
  });
});

it('noise is compared with the batch size', () => {
  const noise = { step: 1, batchSize: 64, batches: 8, gradientNorm: 1, noiseScale: 1000 };
  expect(noiseSentence(noise)).toContain('larger batch would make each step clearly better');
  expect(noiseSentence({ ...noise, noiseScale: 5 })).toContain('hardly');
  expect(noiseSentence({ ...noise, noiseScale: 70 })).toContain('sensible');
  expect(noiseSentence({ ...noise, noiseScale: Infinity })).toContain('drowns');
});
