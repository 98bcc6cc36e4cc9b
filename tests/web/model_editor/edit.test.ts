// Changing a model description: every edit is a new one, named and checked as the engine will want it.
import { describe, expect, it } from 'vitest';

import type { ModelInfo, ModelSpec } from '../../../web/src/engine/api';
import {
  addLayer,
  changedOptions,
  freshName,
  knownLayers,
  moveLayer,
  namedLayer,
  removeLayer,
  setOption,
  setType,
} from '../../../web/src/run/model_editor/edit';
import { catalog, layer } from '../support/catalog';

const model: ModelSpec = {
  input: [1, 28, 28],
  layers: [
    layer('conv2d', 'conv1', { channels: 8, kernel: 5 }),
    layer('activation', 'relu1', { function: 'tanh' }),
    layer('flatten', 'flatten1'),
    layer('linear', 'linear1', { units: 10 }),
  ],
};
const names = (spec: ModelSpec): string[] => spec.layers.map((one) => one.name);

describe('adding', () => {
  it('puts a layer with all defaults and a free name where it is wanted', () => {
    const next = addLayer(model, 'conv2d', 1, catalog);
    expect(names(next)).toEqual(['conv1', 'conv2', 'relu1', 'flatten1', 'linear1']);
    expect(next.layers[1]?.options).toEqual({
      channels: 8,
      kernel: 3,
      stride: 1,
      padding: 0,
      bias: 1,
      init: 'he_normal',
    });
    expect(model.layers).toHaveLength(4);
  });

  it('makes a dense layer within the network a hidden one, with an activation as its neighbours have', () => {
    const next = addLayer(model, 'linear', 3, catalog);
    expect(names(next)).toEqual(['conv1', 'relu1', 'flatten1', 'linear2', 'relu2', 'linear1']);
    expect(next.layers[3]?.options['units']).toBe(64);
    expect(next.layers[4]?.options['function']).toBe('tanh');
    // One that follows already is enough.
    const before = { ...model, layers: model.layers.slice(1) };
    expect(names(addLayer(before, 'linear', 0, catalog))).toHaveLength(4);
    // The last layer gives the answer.
    const last = addLayer(model, 'linear', 4, catalog);
    expect(last.layers[4]?.options['units']).toBe(10);
    expect(last.layers).toHaveLength(5);
  });

  it('names layers as the presets do, at the first free number', () => {
    expect(freshName(model, 'max_pool2d', catalog)).toBe('pool1');
    expect(freshName({ ...model, layers: [] }, 'conv2d', catalog)).toBe('conv1');
    expect(freshName(model, 'unheard_of', catalog)).toBe('unheard_of1');
    const gap = removeLayer(addLayer(model, 'linear', 4, catalog), 3, catalog);
    expect(freshName(gap, 'linear', catalog)).toBe('linear1');
  });
});

describe('removing and moving', () => {
  it('lets readers of a removed layer read the one before', () => {
    const wired: ModelSpec = {
      ...model,
      layers: model.layers.map((one) =>
        one.name === 'flatten1' ? { ...one, inputs: ['relu1'] } : one,
      ),
    };
    const next = removeLayer(wired, 1, catalog);
    expect(names(next)).toEqual(['conv1', 'flatten1', 'linear1']);
    expect(next.layers[1]).not.toHaveProperty('inputs');
  });

  it('moves one layer and keeps the order of the others', () => {
    expect(names(moveLayer(model, 0, 2, catalog))).toEqual([
      'relu1',
      'flatten1',
      'conv1',
      'linear1',
    ]);
    expect(names(moveLayer(model, 3, 0, catalog))).toEqual([
      'linear1',
      'conv1',
      'relu1',
      'flatten1',
    ]);
    expect(moveLayer(model, 0, 9, catalog)).toBe(model);
    expect(moveLayer(model, 9, 0, catalog)).toBe(model);
  });
});

describe('changing', () => {
  it('sets one option of one layer', () => {
    const next = setOption(model, 0, 'channels', 16);
    expect(next.layers[0]?.options).toEqual({ channels: 16, kernel: 5 });
    expect(model.layers[0]?.options['channels']).toBe(8);
    expect(next.layers[1]).toBe(model.layers[1]);
  });

  it('keeps what the new type also has, if it is in its range', () => {
    const next = setType(model, 0, 'max_pool2d', catalog);
    // A kernel of 5 is more than the pool's 4.
    expect(next.layers[0]).toEqual({
      name: 'pool1',
      type: 'max_pool2d',
      options: { kernel: 2, stride: 2 },
    });
    const smaller = setType(setOption(model, 0, 'kernel', 3), 0, 'max_pool2d', catalog);
    expect(smaller.layers[0]?.options['kernel']).toBe(3);
    expect(setType(model, 0, 'conv2d', catalog)).toBe(model);
  });

  it('tells what differs from the defaults', () => {
    expect(changedOptions(layer('conv2d', 'c', { kernel: 5, stride: 1 }), catalog)).toBe(
      'kernel 5',
    );
    expect(changedOptions(layer('linear', 'l', { bias: 0, init: 'xavier_normal' }), catalog)).toBe(
      'no bias, init xavier normal',
    );
    expect(changedOptions(layer('flatten', 'f'), catalog)).toBe('');
  });
});

describe('refusals', () => {
  it('are placed at the first layer they name', () => {
    expect(namedLayer('linear "linear1": expected input [D_in], got [8,28,28]', model)).toBe(3);
    expect(namedLayer('conv2d "gone": reads "conv1"', model)).toBe(0);
    expect(namedLayer('the last layer must give [10]', model)).toBeNull();
  });

  it('leave what is known of the unchanged layers before them', () => {
    const info = {
      layers: model.layers.map(({ name, type }) => ({ name, type })),
    } as unknown as ModelInfo;
    const draft = setOption(model, 1, 'function', 'relu');
    expect(knownLayers(draft, model, info).map((one) => one?.name ?? null)).toEqual([
      'conv1',
      null,
      null,
      null,
    ]);
    expect(knownLayers(draft, null, null)).toEqual([null, null, null, null]);
  });
});
