// What the curves' and the gradients' cards make of a frame.
import { describe, expect, it } from 'vitest';

import type { Evaluation, Frame, Histogram } from '../../../web/src/engine/api';
import {
  accuracyChart,
  curvesSentence,
  curveStats,
  lossChart,
  thinning,
} from '../../../web/src/run/cards/curves';
import {
  lastValues,
  measureChart,
  scaleNote,
  tensorRows,
} from '../../../web/src/labs/digits/cards/gradients';

const digits = { many: 'digits', guess: 0.1 };
const curve = (...values: number[]): Float32Array => Float32Array.from(values);
const frame: Frame = {
  playing: false,
  step: 120,
  epoch: 0.5,
  loss: 0.25,
  accuracy: 0.875,
  learningRate: 0.01,
  examplesPerSecond: 4310.4,
  divergence: null,
  stopped: '',
  history: {
    interval: 1,
    step: curve(0, 1),
    epoch: curve(0, 0.25),
    loss: curve(2, 1),
    accuracy: curve(0.1, 0.5),
    learningRate: curve(0.1, 0.1),
  },
  tests: {
    step: curve(0, 100),
    epoch: curve(0, 0.5),
    loss: curve(2.3, 0.3),
    accuracy: curve(0.1, 0.9),
  },
  trains: null,
  validation: null,
  layers: [
    {
      layer: 'conv1',
      gradientNorm: curve(1, 0.5),
      weightNorm: curve(3, 3),
      updateRatio: curve(0.001, 0.002),
    },
  ],
  clipping: { before: curve(1, 1), after: curve(1, 1), clipped: curve(0, 0), clippedSteps: 0 },
  answer: null,
  plane: null,
  details: null,
};
const values = (stats: { label: string; value: string }[]): Record<string, string> =>
  Object.fromEntries(stats.map(({ label, value }) => [label, value]));

describe('curve stats', () => {
  it('are the newest numbers, dashes where there are none', () => {
    expect(values(curveStats(frame, null, digits))).toEqual({
      'test accuracy': '90.0 %',
      'test loss': '0.300',
      'batch accuracy': '87.5 %',
      'batch loss': '0.250',
      'digits a second': '4,310',
    });
    expect(new Set(Object.values(values(curveStats(null, null, digits))))).toEqual(new Set(['–']));
  });

  it('take a measurement made at rest, which is no point of the curve', () => {
    const rest = { step: 120, count: 9, loss: 0.2, accuracy: 0.95 } as Evaluation;
    expect(values(curveStats(frame, rest, digits))['test accuracy']).toBe('95.0 %');
    expect(values(curveStats(frame, { ...rest, step: 50 }, digits))['test accuracy']).toBe(
      '90.0 %',
    );
  });
});

describe('all training examples', () => {
  const trains = {
    step: curve(0, 100),
    epoch: curve(0, 0.5),
    loss: curve(2.2, 0.2),
    accuracy: curve(0.1, 0.94),
  };
  const small = { ...frame, trains };

  it('stand in place of the batch where they are measured', () => {
    expect(values(curveStats(small, null, digits))).toMatchObject({
      'training accuracy': '94.0 %',
      'training loss': '0.200',
    });
    expect(Object.keys(values(curveStats(small, null, digits)))).not.toContain('batch loss');
    expect(curvesSentence(small, digits)).toContain('all digits it trains on');
    expect(curvesSentence(frame, digits)).not.toContain('it trains on');
  });

  it('have a curve, which ends at the measurement made at rest', () => {
    const rest = { step: 120, loss: 0.1, accuracy: 0.95, training: { loss: 0.05, accuracy: 1 } };
    const line = accuracyChart(small, rest, digits).lines.find(({ label }) => label === 'training');
    expect(Array.from(line?.step ?? [])).toEqual([0, 100, 120]);
    expect(line?.value[2]).toBe(1);
    const names = lossChart(frame, 'log', null).lines.map(({ label }) => label);
    expect(names).not.toContain('training');
  });
});

describe('charts', () => {
  it('keep fixed bounds for what has them', () => {
    expect(accuracyChart(frame, null, digits)).toMatchObject({ low: 0, high: 1, scale: 'linear' });
    expect(lossChart(frame, 'linear', null).low).toBe(0);
    expect(lossChart(frame, 'log', null).low).toBeUndefined();
  });

  it('mark where the run diverged', () => {
    const divergence = { step: 77, where: 'conv1.weight', message: '' };
    expect(lossChart({ ...frame, divergence }, 'log', null).marks).toEqual([
      { step: 77, label: 'diverged' },
    ]);
    expect(measureChart({ ...frame, divergence }, 'updateRatio').marks).toHaveLength(1);
  });

  it('show the validation digits between batches and test, where there are any', () => {
    const validation = {
      step: curve(50, 100),
      epoch: curve(0.25, 0.5),
      loss: curve(1, 0.5),
      accuracy: curve(0.5, 0.8),
    };
    const kept = { ...frame, validation };
    const names = (of: Frame) => lossChart(of, 'log', null).lines.map(({ label }) => label);
    expect(names(frame)).toEqual(['batch', 'test']);
    expect(names(kept)).toEqual(['batch', 'validation', 'test']);
    const [batch, dashed] = accuracyChart(kept, null, digits).lines;
    expect(dashed?.value).toBe(validation.accuracy);
    expect([batch?.dash, dashed?.dash]).toEqual([undefined, [6, 4]]);
    expect(values(curveStats(kept, null, digits))['validation']).toBe('80.0 %');
    expect(curvesSentence(kept, digits)).toContain('Dashed:');
    expect(curvesSentence(frame, digits)).not.toContain('Dashed:');
  });

  it('mark where a rule ended the run', () => {
    expect(lossChart({ ...frame, stopped: 'steps' }, 'log', null).marks).toEqual([
      { step: 120, label: 'ended' },
    ]);
  });

  it('end with the measurement made at rest', () => {
    const rest = { step: 120, loss: 0.25, accuracy: 0.5 };
    expect(Array.from(lossChart(frame, 'log', rest).lines[1]?.step ?? [])).toEqual([0, 100, 120]);
    expect(accuracyChart(frame, rest, digits).lines[1]?.value[2]).toBe(0.5);
    expect(lossChart(frame, 'log', { ...rest, step: 100 }).lines[1]?.step).toBe(frame.tests.step);
    expect(thinning(frame, 50, rest, digits)).toContain('last at step 120');
  });

  it('say what is left out', () => {
    expect(thinning(frame, 50, null, digits)).toBe(
      'Test digits are measured every 50 steps and when training rests; last at step 100.',
    );
    const thinned = { ...frame, history: { ...frame.history, interval: 4 } };
    expect(thinning(thinned, 50, null, digits)).toMatch(/^Batches: one point every 4 steps\. /);
    expect(thinning(thinned, 0, null, digits)).toBe('Batches: one point every 4 steps.');
  });
});

describe('gradients', () => {
  it('are read out layer by layer', () => {
    expect(lastValues(frame.layers, 'gradientNorm')).toBe('conv1 0.50');
    expect(measureChart(frame, 'updateRatio').guides?.[0]?.value).toBe(1e-3);
  });

  it('show a mean through the noise, and say so', () => {
    const rows = Array.from({ length: 120 }, (_, i) => i);
    const long: Frame = {
      ...frame,
      history: { ...frame.history, step: Float32Array.from(rows) },
      layers: frame.layers.map((layer) => ({ ...layer, gradientNorm: Float32Array.from(rows) })),
    };
    expect(measureChart(long, 'gradientNorm').lines.map((line) => line.label)).toEqual([
      '',
      'conv1',
    ]);
    expect(scaleNote(long, 'gradientNorm')).toBe(
      'Logarithmic. Pale: as measured. Strong: the geometric mean of 5 points around, at the end of the last 3. ' +
        'A gap is exactly 0, which has no logarithm: nothing reaches that layer.',
    );
    expect(scaleNote(long, 'weightNorm')).toBe('Logarithmic.');
    expect(measureChart(frame, 'gradientNorm').lines).toHaveLength(1);
  });

  it('are paired with the weights of the same tensor', () => {
    const histogram = (tensor: string, what: 'value' | 'gradient'): Histogram => ({
      tensor,
      what,
      low: -1,
      high: 1,
      counts: curve(1),
    });
    const all = [
      histogram('conv1.weight', 'value'),
      histogram('conv1.weight', 'gradient'),
      histogram('conv1.bias', 'value'),
    ];
    expect(tensorRows(all, false, true).map((row) => row.tensor)).toEqual(['conv1.weight']);
    const rows = tensorRows(all, true, true);
    expect(rows).toHaveLength(2);
    expect(rows[0]?.gradient?.what).toBe('gradient');
    expect(rows[1]?.gradient).toBeNull();
    expect(tensorRows(all, false, false)[0]?.gradient).toBeNull();
  });
});
