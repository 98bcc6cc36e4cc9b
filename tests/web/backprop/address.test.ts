// The lab in the address: what is written is read back, and what is wrong is named.
import { describe, expect, it } from 'vitest';
import { decodeSetup, encodeSetup } from '../../../web/src/labs/backprop/address';
import { EXAMPLES, START, mendUpdate, type Setup } from '../../../web/src/labs/backprop/setup';
import { catalog } from '../support/catalog';

const setups: Setup[] = [
  START,
  ...EXAMPLES.map(({ source, numbers }) => ({ ...START, source, numbers })),
  { ...START, numbers: { a: -1.5, b: 1, c: 0 }, move: 3, cell: { value: 'a*b', place: 0 } },
  {
    ...START,
    size: 'points',
    points: 'xor',
    hidden: 6,
    optimizer: 'sgd',
    seed: 12,
    step: 4,
    move: 9,
    example: 2,
    cell: { value: 'hidden.weight', place: 7 },
  },
  { ...START, size: 'digits', move: 2, example: 5, cell: { value: 'conv1', place: 60 } },
];

describe('the address', () => {
  it.each(setups.map((setup) => [encodeSetup(setup), setup] as const))('%s', (hash, setup) => {
    if (hash === '#backprop/') return;
    expect(decodeSetup(hash)).toEqual({ setup, problems: [] });
  });

  it('is short where the lab stands at its beginning', () => {
    expect(encodeSetup(START)).toBe('#backprop/');
    expect(decodeSetup('#backprop/')).toBeNull();
  });

  it('of another lab is not read', () => {
    expect(decodeSetup('#digits/seed=3')).toBeNull();
  });

  it('names each part that is not understood and keeps the rest', () => {
    const read = decodeSetup('#backprop/size=huge&v.a=two&move=3&colour=red&hidden=99');
    expect(read?.setup).toEqual({ ...START, move: 3 });
    expect(read?.problems).toEqual([
      'size: expected expression, points, digits, got "huge"',
      'v.a: expected a number, got "two"',
      "colour: this link's setting is not known here",
      'hidden: expected 2..8, got "99"',
    ]);
  });
});

describe('how the tiny network is updated', () => {
  it('is in the address where it is not the usual', () => {
    const setup: Setup = { ...START, size: 'points', schedule: 'cosine', clipping: 'norm' };
    const hash = encodeSetup(setup);
    expect(hash).toBe('#backprop/size=points&schedule=cosine&clipping=norm');
    expect(decodeSetup(hash)?.setup).toEqual(setup);
  });

  it('is the usual where a link names what there is not, and that is told', () => {
    const setup: Setup = { ...START, optimizer: 'zzz' };
    const [problem = ''] = mendUpdate(setup, catalog);
    expect(problem).toMatch(/^optimizer: expected .*adam.*, got "zzz"$/);
    expect(setup.optimizer).toBe(START.optimizer);
    expect(mendUpdate(setup, catalog)).toEqual([]);
  });
});
