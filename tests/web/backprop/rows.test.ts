// The terms as rows: which cell each is, and what its numbers in brackets count.
import { describe, expect, it } from 'vitest';
import type { GraphNode, GraphValue, LensGraph } from '../../../web/src/engine/api';
import {
  bracketWords,
  gradientRows,
  nameOf,
  tellsExamples,
} from '../../../web/src/labs/backprop/cards/rows';
import { placeWords, resultName, resultWord } from '../../../web/src/labs/backprop/words';
import { squareGraph } from '../support/square_lens';

function value(id: number, name: string, shape: number[], role: GraphValue['role']): GraphValue {
  const size = shape.reduce((product, side) => product * side, 1);
  const batched = role !== 'parameter';
  return { id, name, shape, size, role, batched, producer: null, hasGradient: true };
}

const graph: LensGraph = {
  ...squareGraph('run'),
  values: [
    value(0, 'input', [1, 28, 28], 'input'),
    value(1, 'conv.weight', [4, 1, 5, 5], 'parameter'),
    value(2, 'conv.bias', [4], 'parameter'),
    value(3, 'conv', [4, 28, 28], 'activation'),
    value(4, 'fc.weight', [3136, 10], 'parameter'),
    value(5, 'fc.bias', [10], 'parameter'),
    value(6, 'fc', [10], 'activation'),
    value(7, 'loss', [1], 'activation'),
  ],
  nodes: [
    { inputs: [0, 1, 2], output: 3 },
    { inputs: [3, 4, 5], output: 6 },
  ] as GraphNode[],
  loss: 7,
  input: 0,
};

describe('the places in brackets', () => {
  it('are told for each kind of value', () => {
    const words = graph.values.map((one) => placeWords(one, graph));
    expect(words).toEqual([
      'channel, row, column',
      'filter, channel, row, column',
      'channel',
      'channel, row, column',
      'input, unit',
      'unit',
      'unit',
      '',
    ]);
  });

  it('are told once for each value among the rows', () => {
    const term = (index: number) => ({
      value: 6,
      index,
      number: 0,
      upstream: 1,
      coefficient: 2,
      contribution: 2,
    });
    const rows = gradientRows(graph, { terms: [term(3), term(53)], count: 2, sum: 4, rest: 0 });
    expect(rows.map(({ name, example }) => [name, example])).toEqual([
      ['fc[3]', 1],
      ['fc[3]', 6],
    ]);
    expect(bracketWords(graph, rows)).toEqual(['fc[unit]']);
    expect(tellsExamples(rows, null)).toBe(true);
    expect(tellsExamples(rows.slice(0, 1), 1)).toBe(false);
  });
});

describe('a cell by name', () => {
  it('says its example in words', () => {
    expect(nameOf(graph, 6, 53)).toBe('fc[3] (example 6)');
    expect(nameOf(graph, 6, 3)).toBe('fc[3]');
    expect(nameOf(graph, 5, 3)).toBe('fc.bias[3]');
  });
});

describe('what the backward pass begins at', () => {
  it('is the loss of a network and the result of a formula', () => {
    expect([resultName(graph), resultWord(graph)]).toEqual(['loss', 'the loss']);
    expect(resultWord(squareGraph())).toBe('(a*b + c)^2');
  });
});
