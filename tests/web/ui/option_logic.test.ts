// What a control makes of an OptionSpec: positions, round values, typed text.
import { describe, expect, it } from 'vitest';
import {
  STOPS,
  fromPosition,
  nudged,
  readTyped,
  showNumber,
  toPosition,
} from '../../../web/src/ui/option_logic';
import { catalog, option } from '../support/catalog';

const rate = option('learning_rate', { min: 1e-6, max: 10, scale: 'log', default: 0.001 });
const share = option('test_share', { min: 0, max: 0.9, default: 0.2 });
const batch = option('batch_size', { kind: 'integer', min: 1, max: 4096, scale: 'log' });
const count = option('generated_count', { kind: 'integer', min: 0, max: 60000, scale: 'log' });
const specs = [rate, share, batch, count, ...catalog.training, ...catalog.data].filter(
  (spec) => spec.kind === 'number' || spec.kind === 'integer',
);

describe('a slider', () => {
  it.each(specs.map((spec) => [spec.name, spec] as const))('%s stays in range', (_, spec) => {
    let before = -Infinity;
    for (let position = 0; position <= STOPS; position++) {
      const value = fromPosition(spec, position);
      expect(value).toBeGreaterThanOrEqual(spec.min);
      expect(value).toBeLessThanOrEqual(spec.max);
      expect(value).toBeGreaterThanOrEqual(before);
      if (spec.kind === 'integer') expect(Number.isInteger(value)).toBe(true);
      before = value;
    }
    expect(fromPosition(spec, 0)).toBe(spec.min);
    expect(fromPosition(spec, STOPS)).toBe(spec.max);
  });

  it('moves by equal factors on a logarithmic scale', () => {
    expect(toPosition(rate, 1e-6)).toBe(0);
    expect(toPosition(rate, 10)).toBe(STOPS);
    const hop = toPosition(rate, 0.01) - toPosition(rate, 0.001);
    expect(Math.abs(toPosition(rate, 0.1) - toPosition(rate, 0.01) - hop)).toBeLessThanOrEqual(1);
  });

  it('gives round numbers', () => {
    for (let position = 0; position <= STOPS; position++) {
      expect(String(fromPosition(rate, position)).length).toBeLessThanOrEqual(9);
      expect(String(fromPosition(share, position)).length).toBeLessThanOrEqual(5);
    }
  });

  it('always moves when nudged, until the end', () => {
    for (const spec of specs) {
      let value = spec.min;
      for (let turn = 0; turn < 2 * STOPS && value < spec.max; turn++) {
        const next = nudged(spec, value, 1);
        expect(next).toBeGreaterThan(value);
        if (spec.kind === 'integer' && spec.scale === 'linear' && turn > 5) break;
        value = next;
      }
      expect(nudged(spec, spec.min, -1)).toBe(spec.min);
      expect(nudged(spec, spec.max, 1)).toBe(spec.max);
    }
  });

  it('keeps a value between its stops and nudges away from it', () => {
    expect(nudged(rate, 0.00123, 1)).toBeGreaterThan(0.00123);
    expect(nudged(rate, 0.00123, -1)).toBeLessThan(0.00123);
  });
});

describe('typed text', () => {
  it('is read as people write numbers', () => {
    expect(readTyped(rate, ' 3e-3 ')).toEqual({ value: 0.003, note: '' });
    expect(readTyped(rate, '0,003')).toEqual({ value: 0.003, note: '' });
    expect(readTyped(count, "12'000")).toEqual({ value: 12000, note: '' });
    expect(readTyped(batch, '63.6')).toEqual({ value: 64, note: '' });
  });

  it('is pulled into the range, and that is said', () => {
    expect(readTyped(batch, '9999')).toEqual({
      value: 4096,
      note: 'batch size goes from 1 to 4096',
    });
    expect(readTyped(rate, '0')).toMatchObject({ value: 1e-6 });
  });

  it.each(['', 'abc', '1e999', '--2'])('is refused when it is no number: "%s"', (text) => {
    expect(readTyped(rate, text)).toHaveProperty('problem');
  });
});

it('shows numbers exactly and shortly', () => {
  expect([0.003, 64, 1e-6, 0.00025, 0.1 + 0.2, 0].map(showNumber)).toEqual([
    '0.003',
    '64',
    '1e-6',
    '0.00025',
    '0.30000000000000004',
    '0',
  ]);
});
