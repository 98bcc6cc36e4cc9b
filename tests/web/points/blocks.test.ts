// The network by columns: reading it off a model, editing a model by columns.
import { describe, expect, it } from 'vitest';

import {
  blocksOf,
  inputsOf,
  sharedActivation,
  withActivation,
  withFrozen,
  withHidden,
  withUnits,
  withoutHidden,
} from '../../../web/src/labs/points/network/blocks';
import { pointsCatalog, withOutputs } from '../../../web/src/labs/points/points_catalog';
import { layer } from '../support/catalog';
import { engineCatalog } from '../support/points_catalog';

const lab = pointsCatalog(engineCatalog);
const { model } = lab.defaults;
const units = (of: typeof model) => blocksOf(of).map((block) => block.units);

describe('columns of a network', () => {
  it('are its dense layers, each with what follows it', () => {
    expect(units(model)).toEqual([4, 2, 2]);
    expect(blocksOf(model).map(({ shown }) => shown)).toEqual([
      'activation1',
      'activation2',
      'linear3',
    ]);
    expect(blocksOf(model).map(({ activation }) => activation)).toEqual([1, 3, null]);
  });

  it('grow by a hidden layer as wide as the last, with its activation', () => {
    const grown = withHidden(model, lab);
    expect(units(grown)).toEqual([4, 2, 2, 2]);
    expect(blocksOf(grown).at(-2)?.activation).not.toBeNull();
    expect(new Set(grown.layers.map(({ name }) => name)).size).toBe(grown.layers.length);
    expect(units(withoutHidden(grown, lab))).toEqual([4, 2, 2]);
  });

  it('lose hidden layers until only the output is left', () => {
    const none = withoutHidden(withoutHidden(model, lab), lab);
    expect(none.layers).toHaveLength(1);
    expect(units(none)).toEqual([2]);
    expect(withoutHidden(none, lab)).toBe(none);
    expect(units(withHidden(none, lab))).toEqual([4, 2]);
  });

  it('change one by one or all at once', () => {
    const [first] = blocksOf(model);
    if (!first) throw new Error('no columns');
    expect(units(withUnits(model, first, 7))).toEqual([7, 2, 2]);
    expect(blocksOf(withFrozen(model, first, true)).map(({ frozen }) => frozen)).toEqual([
      true,
      false,
      false,
    ]);
    expect(sharedActivation(model)).toBe('tanh');
    expect(sharedActivation(withActivation(model, 'relu', first))).toBe('');
    expect(sharedActivation(withActivation(model, 'relu'))).toBe('relu');
    expect(sharedActivation(withoutHidden(withoutHidden(model, lab), lab))).toBeNull();
  });

  it('end with as many outputs as there is to answer', () => {
    expect(units(withOutputs(model, 5))).toEqual([4, 2, 5]);
  });
});

describe('inputs', () => {
  it('are the coordinates, or the features made of them', () => {
    expect(inputsOf(model, null)).toEqual(['x', 'y']);
    const features = layer('plane_features', 'f', { x: 1, y: 0, x_squared: 1, scale: 1 });
    const made = { ...model, layers: [features, ...model.layers] };
    expect(inputsOf(made, null)).toEqual(['x', 'x_squared']);
  });
});
