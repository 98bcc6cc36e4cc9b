// A formula with a cell's numbers: the engine's numbers at their places, coloured by sign, nothing worked out.
import { describe, expect, it } from 'vitest';
import type { LensCell, Terms } from '../../../web/src/engine/api';
import {
  backwardNumbers,
  forwardNumbers,
  texNumber,
  texWorking,
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
    working: null,
    bilinear: false,
    weights: none,
    gradientTerms: none,
    ...rest,
  };
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

describe('the formula of an op with its numbers', () => {
  it('writes products for a sum of products, and the rest as a sum', () => {
    const terms = [3, -2, 1, 1, 0.5, 0.25].map((number) => source(0, number, 2));
    const sources = { terms, count: 8, sum: 8, rest: 0.5 };
    const tex = plain(forwardNumbers(cellOf({ number: 8, sources, bilinear: true }), 'y'));
    expect(tex).toBe(
      'y = 3.00\\cdot2.00 + \\left(-2.00\\right)\\cdot2.00 + 1.00\\cdot2.00 + 1.00\\cdot2.00' +
        ' + \\underbrace{2.00}_{4\\text{ more}} = 8.00',
    );
  });

  it('leaves out slopes of 1: an addition is an addition', () => {
    const sources = { terms: [source(0, -6, 1), source(1, 10, 1)], count: 2, sum: 4, rest: 0 };
    expect(plain(forwardNumbers(cellOf({ number: 4, sources }), 's'))).toBe(
      's = \\left(-6.00\\right) + 10.0 = 4.00',
    );
  });

  it('puts the numbers where the engine’s formula has room for them', () => {
    const working = { tex: '\\frac{1}{1 + e^{-#}}', numbers: [0.42] };
    const cell = cellOf({ number: 0.603, working });
    expect(plain(forwardNumbers(cell, 's'))).toBe('s = \\frac{1}{1 + e^{-0.420}} = 0.603');
  });

  it('says nothing of what nothing made', () => {
    expect(forwardNumbers(cellOf({ node: null }), 'a')).toBe('');
  });
});

describe('numbers put into a formula', () => {
  const written = (tex: string, ...numbers: number[]) => plain(texWorking({ tex, numbers }));

  it('are in brackets where a sign would meet a sign, and only there', () => {
    expect(written('e^{-#}', -0.4)).toBe('e^{-\\left(-0.400\\right)}');
    expect(written('\\max(0,\\; #)', -0.4)).toBe('\\max(0,\\; -0.400)');
    expect(written('(# - #)^2', -1.5, 2.25)).toBe('(-1.50 - 2.25)^2');
    expect(written('# \\cdot #', 2.5, -3.5)).toBe('2.50 \\cdot \\left(-3.50\\right)');
  });

  it('are in brackets where they are raised and have a sign or a power of their own', () => {
    expect(written('{#}^{#}', -2.5, -3.5)).toBe('{\\left(-2.50\\right)}^{-3.50}');
    expect(written('{#}^{#}', 0.00001, 0.5)).toBe('{\\left(1.00\\times10^{-5}\\right)}^{0.500}');
  });

  it('are whole where they count', () => {
    expect(written('\\frac{1}{#}', 32)).toBe('\\frac{1}{32}');
  });
});

describe('the chain rule with its numbers', () => {
  const terms = [share(5, 8, -3), share(6, 1, 1)];
  const cell = cellOf({ gradientTerms: { terms, count: 2, sum: -23, rest: 0 } });

  it('is upstream times slope for each consumer, and their sum', () => {
    expect(plain(backwardNumbers(cell, 'G', null))).toBe(
      'G = 8.00\\cdot\\left(-3.00\\right) + 1.00\\cdot1.00 = -23.0',
    );
  });

  it('is only the share that came by one consumer, where that is what the move did', () => {
    expect(plain(backwardNumbers(cell, 'G', 6))).toBe(
      'G \\mathrel{+}= 1.00\\cdot1.00,\\quad\\text{so far } -23.0',
    );
  });
});
