// Layers that read more than the one before: every edit leaves a graph that can be.
import { describe, expect, it } from 'vitest';

import type { LayerSpec, ModelSpec } from '../../../web/src/engine/api';
import { addLayer, moveLayer, removeLayer, setType } from '../../../web/src/run/model_editor/edit';
import { namesBefore, readBy, setInput, skipText } from '../../../web/src/run/model_editor/wiring';
import { catalog, layer } from '../support/catalog';

const sum = (name: string, ...inputs: string[]): LayerSpec => ({ ...layer('add', name), inputs });
const of = (...layers: LayerSpec[]): ModelSpec => ({ input: [1, 28, 28], layers });

/** conv1 → relu1 → conv2 → add1 (and relu1) → flatten1 → linear1 */
const model = of(
  layer('conv2d', 'conv1'),
  layer('activation', 'relu1'),
  layer('conv2d', 'conv2'),
  sum('add1', 'conv2', 'relu1'),
  layer('flatten', 'flatten1'),
  layer('linear', 'linear1'),
);
const shapes = new Map([
  ['input', [1, 28, 28]],
  ['conv1', [8, 26, 26]],
  ['relu1', [8, 26, 26]],
  ['conv2', [8, 24, 24]],
  ['add1', [8, 24, 24]],
]);
const wires = (spec: ModelSpec) =>
  Object.fromEntries(
    spec.layers.flatMap(({ name, inputs }) => (inputs === undefined ? [] : [[name, inputs]])),
  );

describe('a layer that reads two', () => {
  it('is added with the nearest layer of the same shape', () => {
    const plain = of(...model.layers.slice(0, 2), layer('linear', 'linear1'));
    expect(wires(addLayer(plain, 'add', 2, catalog, shapes))).toEqual({ add1: ['relu1', 'conv1'] });
  });

  it('takes the layer two before where none has that shape, or nothing is known', () => {
    const plain = of(...model.layers.slice(0, 3), layer('linear', 'linear1'));
    expect(wires(addLayer(plain, 'concat', 3, catalog, shapes))).toEqual({
      concat1: ['conv2', 'relu1'],
    });
    expect(wires(addLayer(plain, 'add', 1, catalog))).toEqual({ add1: ['conv1', 'input'] });
    expect(wires(addLayer(plain, 'add', 0, catalog))).toEqual({ add1: ['input', 'input'] });
  });

  it('may read the picture and every layer before it', () => {
    expect(namesBefore(model, 3)).toEqual(['input', 'conv1', 'relu1', 'conv2']);
    expect(wires(setInput(model, 3, 1, 'conv1'))).toEqual({ add1: ['conv2', 'conv1'] });
    expect(readBy(model, 0)).toEqual(['input']);
  });

  it('goes on from whatever stands before it', () => {
    const longer = addLayer(model, 'activation', 3, catalog, shapes);
    expect(wires(longer)).toEqual({ add1: ['relu2', 'relu1'] });
  });
});

describe('what a layer reads', () => {
  it('is the layer before the removed one', () => {
    expect(wires(removeLayer(model, 1, catalog))).toEqual({ add1: ['conv2', 'conv1'] });
    expect(wires(removeLayer(removeLayer(model, 1, catalog), 0, catalog))).toEqual({
      add1: ['conv2', 'input'],
    });
  });

  it('is another layer where it would be the same one twice', () => {
    expect(wires(removeLayer(model, 2, catalog, shapes))).toEqual({ add1: ['relu1', 'conv1'] });
  });

  it('follows a layer that is renamed with its type', () => {
    const pooled = setType(model, 1, 'max_pool2d', catalog);
    expect(pooled.layers[1]?.name).toBe('pool1');
    expect(wires(pooled)).toEqual({ add1: ['conv2', 'pool1'] });
  });

  it('is told anew when the layer becomes one that reads more, or fewer', () => {
    expect(wires(setType(model, 3, 'activation', catalog))).toEqual({});
    expect(wires(setType(model, 2, 'concat', catalog, shapes))).toEqual({
      add1: ['concat1', 'relu1'],
      concat1: ['relu1', 'conv1'],
    });
  });

  it('stands before it, wherever either is moved', () => {
    // Above what it read: nothing but the picture and conv1 is there.
    expect(wires(moveLayer(model, 3, 1, catalog))).toEqual({ add1: ['conv1', 'input'] });
    // What was read goes below.
    expect(wires(moveLayer(model, 1, 4, catalog, shapes))).toEqual({ add1: ['conv2', 'conv1'] });
    // Further down both are still there.
    expect(wires(moveLayer(model, 3, 4, catalog))).toEqual({ add1: ['flatten1', 'relu1'] });
  });

  it('stays where a layer skips the one before it', () => {
    const around = of(
      layer('conv2d', 'conv1'),
      layer('activation', 'relu1'),
      { ...layer('conv2d', 'conv2'), inputs: ['conv1'] },
      sum('add1', 'conv2', 'relu1'),
    );
    expect(wires(addLayer(around, 'conv2d', 2, catalog))).toMatchObject({ conv2: ['conv1'] });
    // One that reads the layer before does not say so.
    expect(wires(removeLayer(around, 1, catalog))).not.toHaveProperty('conv2');
  });
});

it('is told in words only where it is not the layer before', () => {
  expect(skipText(model, 3)).toBe('with relu1');
  expect(skipText(model, 2)).toBe('');
  expect(skipText(setInput(model, 3, 1, 'input'), 3)).toBe('with the picture');
  expect(skipText(setInput(model, 3, 0, 'conv1'), 3)).toBe('reads conv1 and relu1');
});
