// What is told of a run that diverged: the layer whose gradient grew fastest, and an update longer than its weights.
import { describe, expect, it } from 'vitest';
import { blowUpText } from '../../../web/src/run/cards/blow_up';

const series = (layer: string, gradientNorm: number[], updateRatio: number[]) => ({
  layer,
  gradientNorm: Float32Array.from(gradientNorm),
  weightNorm: Float32Array.from(gradientNorm, () => 1),
  updateRatio: Float32Array.from(updateRatio),
});
const none = new Float32Array();
const history = {
  ...{ interval: 1, step: none, epoch: none, loss: none, accuracy: none },
  learningRate: none,
};

describe('what blew up', () => {
  it('is the layer that grew fastest up to the last finite number, and by how much', () => {
    const layers = [
      series('first', [1, 2, 4, 8, Infinity], [0.1, 0.1, 0.2, 0.2, NaN]),
      series('second', [0.5, 5, 50, 500, Infinity], [0.1, 1, 10, 12.5, NaN]),
    ];
    const text = blowUpText({ layers, history });
    expect(text).toContain('“second” grew fastest: from 0.500 to 500 in 3 steps.');
    expect(text).toContain('An update of “second” was 12.5 times as long as its weights');
  });

  it('counts steps, not rows', () => {
    const layers = [series('only', [1, 3], [0, 0])];
    expect(blowUpText({ layers, history: { ...history, interval: 8 } })).toContain('in 8 steps');
  });

  it('is not told of a run with a single row, or one that did not grow', () => {
    expect(blowUpText({ layers: [series('only', [1], [9])], history })).toBe('');
    expect(blowUpText({ layers: [series('only', [3, 2], [9, 9])], history })).toBe('');
    expect(blowUpText({ layers: [], history })).toBe('');
  });
});
