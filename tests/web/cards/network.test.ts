// The network as columns of pictures.
import { describe, expect, it } from 'vitest';

import type { LayerInfo, ModelInfo } from '../../../web/src/engine/api';
import {
  columnGrid,
  columnSource,
  columnWidth,
  fitLayout,
  networkColumns,
  networkWidth,
} from '../../../web/src/labs/digits/cards/network/columns';
import { weightPictures } from '../../../web/src/labs/digits/cards/network/weights';
import { layerTitle } from '../../../web/src/run/model_editor/layer_title';
import { catalog, layer } from '../support/catalog';

const info = (name: string, outputShape: number[]): LayerInfo => ({
  name,
  type: '',
  inputShape: [],
  outputShape,
  parameters: 0,
  multiplyAdds: 0,
});
const spec = {
  input: [1, 28, 28],
  layers: [
    layer('conv2d', 'conv1', { channels: 8, kernel: 5 }),
    layer('activation', 'act1', { function: 'leaky_relu' }),
    layer('flatten', 'flatten1'),
    layer('linear', 'linear1', { units: 10 }),
  ],
};
const model: ModelInfo = {
  layers: [
    info('conv1', [8, 28, 28]),
    info('act1', [8, 28, 28]),
    info('flatten1', [6272]),
    info('linear1', [10]),
  ],
  tensors: [],
  parameters: 0,
  multiplyAdds: 0,
};
const columns = networkColumns([1, 28, 28], model, spec, catalog);

describe('columns', () => {
  it('begin with the input and end with the scores', () => {
    expect(columns.map((column) => column.kind)).toEqual([
      'maps',
      'maps',
      'maps',
      'units',
      'scores',
    ]);
    expect(columns.map((column) => column.shapeText)).toEqual([
      '28×28×1',
      '28×28×8',
      '28×28×8',
      '6272',
      '10',
    ]);
  });

  it('tell where skips begin and end', () => {
    const notes = (inputs: string[]) => {
      const skipping = { ...layer('add', 'add1'), inputs };
      const graph = { ...spec, layers: spec.layers.with(1, skipping) };
      return networkColumns([1, 28, 28], model, graph, catalog).map(({ note }) => note);
    };
    expect(columns.map(({ note }) => note)).toEqual(['', '', '', '', '']);
    expect(notes(['conv1', 'input'])).toEqual(['input', '', '+ input', '', '']);
    expect(notes(['conv1', 'conv1'])).toEqual(['', 'conv1', '+ conv1', '', '']);
  });

  it('are titled by what the layer does', () => {
    expect(layerTitle(spec.layers[0], catalog)).toBe('conv2d 5×5');
    expect(layerTitle(spec.layers[1], catalog)).toBe('leaky ReLU');
    expect(layerTitle(layer('activation', 'a'), catalog)).toBe('ReLU');
    expect(layerTitle(spec.layers[3], catalog)).toBe('linear');
    expect(layerTitle(undefined, catalog)).toBe('');
  });

  it('stand in the roomiest layout that fits', () => {
    const total = (room: number): number => {
      const layout = fitLayout(columns, room, 1);
      return columns.reduce((sum, column) => sum + columnWidth(column, layout, 1), 0);
    };
    expect(networkWidth(columns, fitLayout(columns, 450, 1), 1)).toBe(total(450) + 4 * 6);
    expect(fitLayout(columns, 2000, 1)).toEqual({ target: 56, rows: 4 });
    expect(total(450)).toBeLessThanOrEqual(450);
    // Where most of it is out of sight anyway, low and wide.
    expect(fitLayout(columns, 150, 1)).toEqual({ target: 28, rows: 4 });
  });

  it('lay many units out as one picture and few as separate squares', () => {
    const layout = { target: 28, rows: 8 };
    const flat = columns[3];
    if (!flat) throw new Error('no such column');
    expect(columnGrid(flat, layout, 1)).toMatchObject({ count: 1, across: 80, down: 79 });
    expect(columnGrid({ ...flat, shape: [128] }, layout, 1)).toMatchObject({
      count: 128,
      columns: 8,
      across: 1,
    });
  });

  it('show the input from the drawing and a layer from its activation', () => {
    const [input, conv] = columns;
    if (!input || !conv) throw new Error('no such column');
    const grid = columnGrid(conv, { target: 28, rows: 8 }, 1);
    const seen = new Float32Array(784);
    const values = new Float32Array(6272);
    const activations = [{ layer: 'conv1', shape: [8, 28, 28], values }];
    expect(columnSource(input, grid, seen, activations)?.values).toBe(seen);
    expect(columnSource(conv, grid, seen, activations)).toEqual({
      values,
      tileStride: 784,
      stride: 1,
    });
    expect(columnSource(conv, grid, seen, [])).toBeNull();
    expect(columnSource(input, grid, null, activations)).toBeNull();
  });
});

describe('first weights', () => {
  const values = new Float32Array(784 * 3).map((_, i) => i);

  it('are one picture per filter of a convolution', () => {
    expect(
      weightPictures({ name: 'c', shape: [8, 1, 5, 5], values: values.subarray(0, 200) }, []),
    ).toMatchObject({ count: 8, across: 5, down: 5, what: 'filter', source: { tileStride: 25 } });
  });

  it('are one picture per unit of a dense layer, laid out as the input is', () => {
    const pictures = weightPictures({ name: 'l', shape: [784, 3], values }, [1, 28, 28]);
    expect(pictures).toMatchObject({ count: 3, across: 28, down: 28, what: 'unit' });
    // Unit 2's weight for input 1 lies at [1, 2].
    const source = pictures?.source;
    expect(source?.values[2 * source.tileStride + source.stride]).toBe(5);
  });

  it('are squares where the input is not a picture any more, and nothing where that fails', () => {
    expect(
      weightPictures({ name: 'l', shape: [196, 2], values: values.subarray(0, 392) }, [1, 28, 28]),
    ).toMatchObject({ across: 14, down: 14 });
    expect(weightPictures({ name: 'l', shape: [10, 2], values }, [1, 28, 28])).toBeNull();
    expect(weightPictures({ name: 'l', shape: [10], values }, [1, 28, 28])).toBeNull();
  });
});
