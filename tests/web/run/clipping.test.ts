// The gradient's length, its clipped steps, and the limit as a handle.
import { describe, expect, it, vi } from 'vitest';

import type { CatalogEntry, Frame } from '../../../web/src/engine/api';
import {
  clippedShares,
  clippingWords,
  lengthChart,
  limitHandle,
  limitOf,
  usualLength,
} from '../../../web/src/run/cards/clipping';
import { catalog } from '../support/catalog';
import { frameOf } from '../support/fake_engine';

const curve = (...values: number[]): Float32Array => Float32Array.from(values);
const whole = frameOf({ step: 4 });
const frame: Frame = {
  ...whole,
  history: { ...whole.history, step: curve(1, 2, 3, 4) },
  clipping: {
    before: curve(0.5, 7, 0.25, 3),
    after: curve(0.5, 1, 0.25, 1),
    clipped: curve(0, 1, 1, 2),
    clippedSteps: 2,
  },
};
const entry = catalog.groups
  .find(({ key }) => key === 'clipping')
  ?.entries.find(({ name }) => name === 'norm') as CatalogEntry;

describe('clipped steps', () => {
  it('are marked each, and no other step', () => {
    expect([...clippedShares(frame.history.step, frame.clipping.clipped)]).toEqual([0, 1, 0, 1]);
  });

  it('are shares of the steps between two rows where rows were thinned out', () => {
    const shares = clippedShares(curve(4, 8, 12), curve(1, 1, 5));
    expect([...shares]).toEqual([0.25, 0, 1]);
  });

  it('are told in words', () => {
    expect(clippingWords(frame)).toBe(
      '2 of 4 steps clipped; the last gradient shown was cut from 3.0 to 1.0.',
    );
    const thinned = { ...frame, history: { ...frame.history, interval: 4 } };
    expect(clippingWords(thinned)).toContain('One point every 4 steps');
  });
});

describe('the picture', () => {
  it('has the length as it came and as it was used, and reaches to the limit', () => {
    const { lines, within, scale } = lengthChart(frame, 20);
    expect(lines.map(({ label, value }) => [label, value])).toEqual([
      ['as it came', frame.clipping.before],
      ['as used', frame.clipping.after],
    ]);
    expect(scale).toBe('log');
    expect(Math.min(...(within ?? []))).toBeLessThan(20);
    expect(Math.max(...(within ?? []))).toBeGreaterThan(20);
  });

  it('has one line where nothing was clipped', () => {
    const calm = { ...frame, clipping: { ...frame.clipping, clippedSteps: 0 } };
    expect(lengthChart(calm, null).lines).toHaveLength(1);
  });
});

describe('the limit', () => {
  it('is a length only where the whole gradient is shortened', () => {
    expect(limitOf({ clipping: { name: 'norm', options: { limit: 2 } } })).toBe(2);
    expect(limitOf({ clipping: { name: 'value', options: { limit: 2 } } })).toBeNull();
    expect(limitOf({ clipping: { name: 'none', options: {} } })).toBeNull();
  });

  it('is a line across that means its own height', () => {
    const moved = vi.fn();
    const [handle] = limitHandle(entry, 2, 4, moved);
    expect(handle).toMatchObject({ along: 'y', y: 2, value: 2 });
    expect(handle?.meaning(0.75)).toBe(0.75);
    handle?.onchange(0.5);
    expect(moved).toHaveBeenCalledWith(0.5);
    expect(limitHandle(entry, null, 4, moved)).toEqual([]);
  });

  it('is offered as the median of the lengths so far', () => {
    expect(usualLength(curve(9, 0.1, 1.234, NaN, 0))).toBe(1.2);
    expect(usualLength([])).toBeNull();
  });
});
