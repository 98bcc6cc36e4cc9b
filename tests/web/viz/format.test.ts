// Numbers as people read them.
import { describe, expect, it } from 'vitest';

import {
  choiceLabel,
  count,
  digits,
  percent,
  scientific,
  shape,
  shortCount,
  signed,
  signedFixed,
  tick,
} from '../../../web/src/viz/format';

describe('format', () => {
  it('separates thousands', () => {
    expect(count(1234567)).toBe('1,234,567');
    expect([999, 10_123, 999_600, 1_234_567].map(shortCount)).toEqual([
      '999',
      '10.1 k',
      '1.00 M',
      '1.23 M',
    ]);
  });

  it('keeps three digits that matter, whatever the size', () => {
    expect([0, 2.3456, 0.09432, 0.5, 0.9996, 123.4, 99999].map((value) => digits(value))).toEqual([
      '0',
      '2.35',
      '0.0943',
      '0.500',
      '1.00',
      '123',
      '99999',
    ]);
    expect(digits(0.0000123)).toBe('1.23×10⁻⁵');
    expect(digits(1234567)).toBe('1.23×10⁶');
  });

  it('uses a true minus sign and never minus zero', () => {
    expect(digits(-2.5)).toBe('−2.50');
    expect(scientific(-0.000012)).toBe('−1.20×10⁻⁵');
    expect([0, Infinity, NaN].map((value) => scientific(value))).toEqual([
      '0',
      'infinity',
      'not a number',
    ]);
    expect(percent(-0.00001)).toBe('0.0 %');
    expect(signed(0.31)).toBe('+0.310');
    expect(signed(-0.31)).toBe('−0.310');
    expect([11.46, -0.71, -0.01, NaN].map((value) => signedFixed(value, 1))).toEqual([
      '+11.5',
      '−0.7',
      '0.0',
      'not a number',
    ]);
  });

  it('says in words what is not a number', () => {
    expect(digits(NaN)).toBe('not a number');
    expect(percent(Infinity)).toBe('infinity');
    expect(count(-Infinity)).toBe('−infinity');
  });

  it('writes ticks as short as they go', () => {
    expect([0, 0.5, -0.25, 20000, 0.001, 1e-5, 2e-5, 1e6].map(tick)).toEqual([
      '0',
      '0.5',
      '−0.25',
      '20,000',
      '0.001',
      '10⁻⁵',
      '2×10⁻⁵',
      '10⁶',
    ]);
  });

  it('writes shapes as height × width × channels', () => {
    expect(shape([8, 28, 28])).toBe('28×28×8');
    expect(shape([128])).toBe('128');
    expect(shape([])).toBe('');
  });

  it('writes choices as people do', () => {
    expect(
      ['leaky_relu', 'prelu', 'gelu', 'he_normal', 'hard_tanh', 'zeros'].map(choiceLabel),
    ).toEqual(['leaky ReLU', 'PReLU', 'GELU', 'He normal', 'hard tanh', 'zeros']);
  });
});
