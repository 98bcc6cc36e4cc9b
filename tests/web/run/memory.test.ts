// The pictures of what an optimizer remembers: their scales and words.
import { describe, expect, it } from 'vitest';

import type { TensorState } from '../../../web/src/engine/api';
import { Memory } from '../../../web/src/run/memory/memory.svelte';
import {
  cellWords,
  extreme,
  lookFor,
  pictureWords,
  picturesOf,
} from '../../../web/src/run/memory/pictures';
import { FakeEngine } from '../support/fake_engine';

const numbers = (name: string, ...values: number[]) => ({
  name,
  values: Float32Array.from(values),
});
const state: TensorState = {
  tensor: 'linear1.weight',
  shape: [2, 2],
  numbers: [
    numbers('weight', 0.5, -0.25, 0, 1),
    numbers('gradient', 0.1, -0.1, 0.2, 0),
    numbers('m', 0.01, -0.01, 0.02, 0),
    numbers('v', 0.001, 0.001, 0.004, 0),
    numbers('effective_step', 0.1, 1, 0.001, 0.01),
    numbers('delta', -0.001, 0.001, -0.002, 0),
  ],
};
const pictures = picturesOf(state, 0.01, true);

describe('pictures', () => {
  it('stand in the engine’s order, by the names they have there', () => {
    expect(pictures.map(({ name }) => name)).toEqual(state.numbers.map(({ name }) => name));
  });

  it('are of the weights alone before the first step', () => {
    expect(picturesOf(state, 0.01, false).map(({ name }) => name)).toEqual(['weight']);
  });

  it('hatch the gradient and nothing else', () => {
    expect(pictures.filter(({ hatched }) => hatched).map(({ name }) => name)).toEqual(['gradient']);
  });

  it('draw the effective step in powers of ten of the learning rate', () => {
    const step = pictures.find(({ name }) => name === 'effective_step');
    expect(Array.from(step?.shades ?? [], (shade) => Math.round(shade) + 0)).toEqual([1, 2, -1, 0]);
    expect(step?.bound).toBe(2);
    expect(step?.ends).toEqual(['η × 10⁻²', 'η × 10²']);
  });

  it('print one bound where nothing is negative, and both elsewhere', () => {
    const ends = Object.fromEntries(pictures.map((one) => [one.name, one.ends]));
    expect(ends['v']?.[0]).toBe('');
    expect(ends['m']?.[0]).toContain('−');
  });

  it('are told in words, all and each weight', () => {
    expect(pictureWords(pictures[0] ?? ({} as never))).toBe('weight: from −0.25 to 1.0');
    expect(cellWords(pictures, 2)).toContain('v +0.00400');
    expect(cellWords(pictures, 2)).toContain('effective step 0.00100');
  });

  it('find the weights that move most and least for the same gradient', () => {
    expect(extreme(pictures, 'largest')).toBe(1);
    expect(extreme(pictures, 'smallest')).toBe(2);
    expect(extreme(picturesOf(state, 0.01, false), 'largest')).toBeNull();
  });
});

describe('what to look for', () => {
  it('follows what is remembered', () => {
    expect(lookFor(['m', 'v'])).toContain('the effective step is small');
    expect(lookFor(['s'])).toContain('only shrinks');
    expect(lookFor([])).toContain('remembers nothing');
  });
});

describe('asking', () => {
  it('keeps what came, of the newest layer', async () => {
    const engine = new FakeEngine();
    const memory = new Memory(engine);
    await memory.ask('linear1');
    expect(memory.found?.layer).toBe('linear1');
    engine.slow = true;
    const asked = ['a', 'b', 'c'].map((layer) => memory.ask(layer));
    await engine.release();
    await engine.release();
    await Promise.all(asked);
    expect(engine.named('optimizerState')).toEqual([['linear1'], ['a'], ['c']]);
    expect(memory.found?.layer).toBe('c');
  });
});
