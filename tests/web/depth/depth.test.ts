// The depth panel's parts: the network it describes, what a profile comes to in words, its logarithmic scale.
import { expect, describe, test } from 'vitest';
import type { LayerProfile } from '../../../web/src/engine/api';
import { FIRST, blockStages, deepNet, layerStages } from '../../../web/src/run/depth/deep_net';
import { sentenceOf, verdictOf } from '../../../web/src/run/depth/verdict';
import { barAt, decadesOf, namedDecades, slotOf } from '../../../web/src/viz/depth_bars';

const names = (settings: Partial<typeof FIRST>, input = [2]) =>
  deepNet({ ...FIRST, ...settings }, input, 2).layers.map(({ name }) => name);

function profile(layer: string, type: string, square: number | null = 1): LayerProfile {
  const counts = { low: -1, high: 1, counts: [1] };
  return {
    ...{ layer, type, mean: 0, square, gradientSquare: 1, weightSquare: 0 },
    ...{ weightGradientSquare: 0, predictedSquare: null, predictedGradientSquare: null },
    ...{ outputs: counts, gradients: counts },
  };
}

describe('a deep network', () => {
  test('is so many blocks and an output', () => {
    expect(names({ depth: 2 })).toEqual(['z1', 'a1', 'z2', 'a2', 'out']);
    expect(names({ depth: 50 })).toHaveLength(101);
  });
  test('begins with a flatten where pictures come in', () => {
    expect(names({ depth: 1 }, [1, 28, 28])).toEqual(['flat', 'z1', 'a1', 'out']);
  });
  test('has norms before activations, and a way round each block but the first', () => {
    expect(names({ depth: 2, norm: 'batch_norm', residual: true })).toEqual([
      'z1',
      'n1',
      'a1',
      'z2',
      'n2',
      'a2',
      'h2',
      'out',
    ]);
    const { layers } = deepNet({ ...FIRST, depth: 3, residual: true }, [2], 2);
    const ways = layers.filter(({ type }) => type === 'add').map(({ inputs }) => inputs);
    expect(ways).toEqual([
      ['a2', 'a1'],
      ['a3', 'h2'],
    ]);
  });
  test('is shown by what its blocks hand on', () => {
    const layers = ['z1', 'a1', 'z2', 'a2', 'h2', 'out'].map((name) => profile(name, 'linear'));
    expect(blockStages(layers).map((one) => [one.label, one.profile.layer])).toEqual([
      ['1', 'a1'],
      ['2', 'h2'],
    ]);
  });
});

test('any other network is shown by all layers that change numbers', () => {
  const layers = [profile('flat', 'flatten'), profile('fc', 'linear'), profile('drop', 'dropout')];
  expect(layerStages(layers).map(({ label }) => label)).toEqual(['fc']);
});

describe('in words', () => {
  test.each([
    [[1, 0.5, 0.9], 'keeps its size'],
    [[1, 1e4, 1e8], 'explodes'],
    [[1, 1e-4, 1e-8], 'vanishes'],
    [[1, 0, 0], 'is gone'],
    [[1, 1e30, null], 'is beyond all numbers'],
    [[], 'is gone'],
  ])('%j %s', (squares, word) => {
    expect(verdictOf(squares).word).toBe(word);
  });
  test('with how many times as large it is', () => {
    const verdict = verdictOf([4, 1, 0.0004]);
    expect(sentenceOf('The signal', 'at the end', verdict)).toBe(
      'The signal vanishes: at the end it is 0.010 times what it was.',
    );
    expect(sentenceOf('The signal', 'at the end', verdictOf([1, 42]))).toBe(
      'The signal keeps its size within a factor of 10: at the end it is 6.5 times what it was.',
    );
  });
});

describe('the scale', () => {
  const bar = (measured: number | null, predicted: number | null = null) => ({
    ...{ label: '1', measured, predicted },
  });
  test('holds what is measured and what is predicted, in whole decades', () => {
    expect(decadesOf([bar(0.02), bar(3, 40)])).toEqual([-2, 2]);
  });
  test('does without what is 0, missing or endless', () => {
    expect(decadesOf([bar(0), bar(null), bar(Infinity, NaN)])).toEqual([-2, 1]);
    const [low, high] = decadesOf([bar(1e-30), bar(1e30)]);
    expect([low, high]).toEqual([-31, 31]);
  });
  test('names a few of many decades', () => {
    expect(namedDecades([-2, 1], 6)).toEqual([-2, -1, 0, 1]);
    expect(namedDecades([-31, 31], 6)).toEqual([-22, -11, 0, 11, 22]);
  });
  test('finds the bar under a pointer', () => {
    for (const index of [0, 7, 19]) {
      const slot = slotOf(index, 20, 400);
      expect(barAt(slot.left + slot.width / 2, 20, 400)).toBe(index);
    }
    expect([barAt(3, 20, 400), barAt(399, 20, 400)]).toEqual([-1, -1]);
  });
});
