// A formula with a cell's numbers: the engine's numbers at their places, coloured by sign, nothing worked out.
import { describe, expect, it } from 'vitest';
import type { GraphNode, LensCell, Terms } from '../../../web/src/engine/api';
import {
  backwardNumbers,
  forwardNumbers,
  texName,
  texNumber,
} from '../../../web/src/labs/backprop/numbers';

const none: Terms<never> = { terms: [], count: 0, sum: 0, rest: 0 };
const plain = (tex: string) =>
  tex.replace(/\\htmlClass\{(?:positive|negative)\}\{([^}]*)\}/g, '$1');

function cellOf(rest: Partial<LensCell>): LensCell {
  return {
    value: 2,
    index: 0,
    number: 0,
    gradient: 0,
    node: 0,
    sources: none,
    constant: 0,
    bilinear: false,
    weights: none,
    gradientTerms: none,
    ...rest,
  };
}

function nodeOf(op: string, inputs = [0]): GraphNode {
  return { id: 0, op, formula: '', layer: '', inputs, output: 2, attributes: {} };
}

const source = (value: number, number: number, coefficient: number) => ({
  value,
  index: 0,
  number,
  coefficient,
  product: number * coefficient,
});
const share = (value: number, upstream: number, coefficient: number) => ({
  value,
  index: 0,
  number: 0,
  upstream,
  coefficient,
  contribution: upstream * coefficient,
});

describe('a number in a formula', () => {
  it('has three digits that matter, its sign’s colour and real powers of ten', () => {
    expect(texNumber(0.31415)).toBe('\\htmlClass{positive}{0.314}');
    expect(texNumber(-2)).toBe('\\htmlClass{negative}{-2.00}');
    expect(texNumber(0)).toBe('0');
    expect(plain(texNumber(0.0000123))).toBe('1.23\\times10^{-5}');
    expect(texNumber(NaN)).toBe('\\text{not a number}');
  });
});

describe('a name in a formula', () => {
  it('is itself for one letter, upright for a word, and has its cell below', () => {
    expect(texName('a', [1], 0)).toBe('a');
    expect(texName('fc_1.weight', [3, 4], 6)).toBe('\\text{fc\\_1.weight}_{1,2}');
  });
});

describe('the formula of an op with its numbers', () => {
  it('writes products for a sum of products, and the rest as a sum', () => {
    const terms = [3, -2, 1, 1, 0.5, 0.25].map((number) => source(0, number, 2));
    const sources = { terms, count: 8, sum: 8, rest: 0.5 };
    const tex = plain(
      forwardNumbers(cellOf({ number: 8, sources, bilinear: true }), nodeOf('matmul'), 'y'),
    );
    expect(tex).toBe(
      'y = 3.00\\cdot2.00 + \\left(-2.00\\right)\\cdot2.00 + 1.00\\cdot2.00 + 1.00\\cdot2.00' +
        ' + \\underbrace{2.00}_{4\\text{ more}} = 8.00',
    );
  });

  it('leaves out slopes of 1: an addition is an addition', () => {
    const sources = { terms: [source(0, -6, 1), source(1, 10, 1)], count: 2, sum: 4, rest: 0 };
    expect(plain(forwardNumbers(cellOf({ number: 4, sources }), nodeOf('add', [0, 1]), 's'))).toBe(
      's = \\left(-6.00\\right) + 10.0 = 4.00',
    );
  });

  it('puts the number into a function of one number, slope or not', () => {
    const sources = { terms: [source(0, 0.8, 0.56)], count: 1, sum: 0.45, rest: 0 };
    const cell = cellOf({ number: 0.664, sources, constant: 0.2 });
    expect(plain(forwardNumbers(cell, nodeOf('tanh'), 't'))).toBe('t = \\tanh(0.800) = 0.664');
  });

  it('keeps the order of what is divided', () => {
    const sources = { terms: [source(1, 4, -0.5), source(0, 2, 0.25)], count: 2, sum: -1, rest: 0 };
    const cell = cellOf({ number: 0.5, sources, constant: 1.5 });
    const numberOf = (value: number) => [2, 4][value];
    expect(plain(forwardNumbers(cell, nodeOf('divide', [0, 1]), 'q', numberOf))).toBe(
      'q = \\frac{2.00}{4.00} = 0.500',
    );
  });

  it('says nothing of what nothing made', () => {
    expect(forwardNumbers(cellOf({}), null, 'a')).toBe('');
  });
});

describe('the chain rule with its numbers', () => {
  const terms = [share(5, 8, -3), share(6, 1, 1)];
  const cell = cellOf({ gradientTerms: { terms, count: 2, sum: -23, rest: 0 } });

  it('is upstream times slope for each consumer, and their sum', () => {
    expect(plain(backwardNumbers(cell, 'a', null))).toBe(
      '\\frac{\\partial L}{\\partial a} = 8.00\\cdot\\left(-3.00\\right) + 1.00\\cdot1.00 = -23.0',
    );
  });

  it('is only the share that came by one consumer, where that is what the move did', () => {
    expect(plain(backwardNumbers(cell, 'a', 6))).toBe(
      '\\frac{\\partial L}{\\partial a} \\mathrel{+}= 1.00\\cdot1.00',
    );
  });
});
