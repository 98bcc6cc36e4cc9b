// A network's graph as layers to look at, and pictures that move.
import { describe, expect, it } from 'vitest';
import type { GraphNode, GraphValue, LensGraph } from '../../../web/src/engine/api';
import { filterOf, layersOf } from '../../../web/src/labs/convolution/network/layers';
import { shareAlike, shiftText, shifted } from '../../../web/src/labs/convolution/shift/shifted';

function value(id: number, name: string, shape: number[], producer: number | null): GraphValue {
  const parameter = name.includes('.');
  const role = parameter ? 'parameter' : producer === null ? 'input' : 'activation';
  const size = shape.reduce((product, part) => product * part, 1);
  return { id, name, role, shape, size, batched: !parameter, producer, hasGradient: true };
}

function node(id: number, op: string, layer: string, inputs: number[], output: number): GraphNode {
  return { id, op, formula: '', layer, inputs, output, attributes: {} };
}

/** A convolution with bias, a ReLU, a pooling, a dense layer. */
const graph: LensGraph = {
  where: 'bench/test',
  values: [
    value(0, 'input', [1, 4, 4], null),
    value(1, 'conv1.weight', [2, 1, 3, 3], null),
    value(2, 'conv1.bias', [2], null),
    value(3, 'conv1/conv2d', [2, 4, 4], 0),
    value(4, 'conv1', [2, 4, 4], 1),
    value(5, 'act1', [2, 4, 4], 2),
    value(6, 'pool1', [2, 2, 2], 3),
    value(7, 'flatten1', [8], 4),
    value(8, 'fc1.weight', [8, 3], null),
    value(9, 'fc1', [3], 5),
  ],
  nodes: [
    node(0, 'conv2d', 'conv1', [0, 1], 3),
    node(1, 'add_bias', 'conv1', [3, 2], 4),
    node(2, 'relu', 'act1', [4], 5),
    node(3, 'max_pool2d', 'pool1', [5], 6),
    node(4, 'flatten', 'flatten1', [6], 7),
    node(5, 'matmul', 'fc1', [7, 8], 9),
  ],
  loss: 9,
  input: 0,
  output: 9,
  backward: [],
};

describe('the layers one looks at', () => {
  it('are named after what they do, without what only lays numbers out anew', () => {
    const layers = layersOf(graph).map(({ name, op, kind }) => [name, op, kind]);
    expect(layers).toEqual([
      ['conv1', 'conv2d', 'maps'],
      ['act1', 'relu', 'maps'],
      ['pool1', 'max_pool2d', 'maps'],
      ['fc1', 'matmul', 'units'],
    ]);
  });

  it('have the filter of the convolution before them', () => {
    const parameters = new Map([
      ['conv1.weight', Float32Array.from({ length: 18 }, (_, at) => at)],
    ]);
    const pool = graph.values[6];
    const found = pool && filterOf(graph, pool, 1, parameters);
    expect(found).toMatchObject({ name: 'conv1.weight', channels: 1, height: 3, width: 3 });
    expect(found?.values[0]).toBe(9);
    const scores = graph.values[9];
    expect(scores && filterOf(graph, scores, 0, parameters)).toBeNull();
  });
});

describe('a picture moved', () => {
  it('keeps what stays in sight and has zeros come in, map by map', () => {
    const two = [1, 2, 3, 4, 5, 6, 7, 8];
    expect([...shifted(two, 2, 2, { row: 0, column: 1 })]).toEqual([0, 1, 0, 3, 0, 5, 0, 7]);
    expect([...shifted(two, 2, 2, { row: -1, column: 0 })]).toEqual([3, 4, 0, 0, 7, 8, 0, 0]);
  });

  it('is compared by its active numbers only', () => {
    expect(shareAlike([0, 0, 1, 1], [0, 0, 1, 0], 1)).toBe(0.5);
    expect(shareAlike([0, 0.01], [0, 0], 1)).toBe(1);
  });

  it('is told in words', () => {
    expect(shiftText({ row: -1, column: 2 })).toBe('2 right, 1 up');
    expect(shiftText({ row: 0, column: 0 })).toBe('not moved');
  });
});
