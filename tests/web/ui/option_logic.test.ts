// What a control makes of an OptionSpec: positions, round values, typed text.
import { describe, expect, it } from 'vitest';
import {
  STOPS,
  fromPosition,
  nudged,
  readTyped,
  readTypedList,
  showNumber,
  toPosition,
} from '../../../web/src/ui/option_logic';
import { catalog, option } from '../support/catalog';

const rate = option('learning_rate', { min: 1e-6, max: 10, scale: 'log', default: 0.001 });
const share = option('test_share', { min: 0, max: 0.9, default: 0.2 });
const batch = option('batch_size', { kind: 'integer', min: 1, max: 4096, scale: 'log' });
const count = option('generated_count', { kind: 'integer', min: 0, max: 60000, scale: 'log' });
const specs = [
  rate,
  share,
  batch,
  count,
  ...catalog.sections.flatMap(({ options }) => options),
].filter((spec) => spec.kind === 'number' || spec.kind === 'integer');

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
    expect(readTyped(rate, '3,2e-4')).toEqual({ value: 0.00032, note: '' });
    expect(readTyped(batch, '63.6')).toEqual({
      value: 64,
      note: 'batch size: whole numbers from 1 to 4096, so 63.6 became 64',
    });
  });

  it.each(['12,000', '12 000', "12'000", '12_000', '12000', '1.2e4'])(
    'is twelve thousand, however the thousands are told apart: %s',
    (text) => {
      expect(readTyped(count, text)).toEqual({ value: 12000, note: '' });
    },
  );

  it('may have a comma before its fraction or between its thousands', () => {
    const large = option('size', { max: 1e9 });
    const read = (text: string) => readTyped(large, text);
    expect(read('0,5')).toMatchObject({ value: 0.5 });
    expect(read('0,500')).toMatchObject({ value: 0.5 });
    expect(read('1000,25')).toMatchObject({ value: 1000.25 });
    expect(read('1 000,25')).toMatchObject({ value: 1000.25 });
    expect(read('1,000.25')).toMatchObject({ value: 1000.25 });
    expect(read('1,234,567')).toMatchObject({ value: 1234567 });
  });

  it('is not guessed where it may be either', () => {
    expect(readTyped(rate, '1,500')).toEqual({
      problem: '"1,500" may be 1.5 or 1500: type one of these',
    });
    expect(readTyped(count, '12.000')).toEqual({
      problem: '"12.000" may be 12000 or 12: type one of these',
    });
  });

  it.each(['12,00', '12,0000', '1,23,456', '1.234,5', '1 2', '12,5'])(
    'is refused for a whole number where its commas stand anywhere else: "%s"',
    (text) => {
      expect(readTyped(count, text)).toEqual({
        problem: `${count.label}: expected a whole number from 0 to 60000, got "${text}"`,
      });
    },
  );

  it('is pulled into the range, and that is said', () => {
    expect(readTyped(batch, '9999')).toEqual({
      value: 4096,
      note: 'batch size: whole numbers from 1 to 4096, so 9999 became 4096',
    });
    expect(readTyped(rate, '0')).toMatchObject({ value: 1e-6 });
  });

  it.each(['', 'abc', '1e999', '--2'])('is refused when it is no number: "%s"', (text) => {
    expect(readTyped(rate, text)).toHaveProperty('problem');
  });
});

describe('a typed list', () => {
  const weights = option('own_weights', { kind: 'list', min: 0.5, max: 9, longest: 3 });

  it('is numbers with commas between them, or nothing', () => {
    expect(readTypedList(weights, ' 3,1 ,0.5')).toEqual({ value: '3, 1, 0.5', note: '' });
    expect(readTypedList(weights, '2')).toEqual({ value: '2', note: '' });
    expect(readTypedList(weights, ' ')).toEqual({ value: '', note: '' });
  });

  it('is pulled into the range, and that is said', () => {
    expect(readTypedList(weights, '1, 12')).toEqual({
      value: '1, 9',
      note: 'own weights: from 0.5 to 9, so 12 became 9',
    });
  });

  it('is refused when there is anything else in it, or too much', () => {
    expect(readTypedList(weights, '1, two')).toEqual({
      problem: `${weights.label}: expected a number from 0.5 to 9, got "two"`,
    });
    expect(readTypedList(weights, '1,,2')).toEqual({
      problem: `${weights.label}: expected a number from 0.5 to 9, got ""`,
    });
    expect(readTypedList(weights, '1, 1, 1, 1')).toEqual({ problem: 'at most 3 numbers, not 4' });
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
