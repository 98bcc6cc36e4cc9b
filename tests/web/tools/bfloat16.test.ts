// Weights rounded to bfloat16: which numbers become which, and what stays as it is.
import { describe, expect, it } from 'vitest';
import { roundedToBfloat16 } from '../../../web/tools/bfloat16.mjs';

const HEAD = 8;

function fileOf(numbers: readonly number[], dtype = 'F32'): Uint8Array {
  const head = { __metadata__: { step: '7' }, weight: { dtype, shape: [numbers.length] } };
  const text = JSON.stringify(head);
  const header = new TextEncoder().encode(text.padEnd(Math.ceil(text.length / 8) * 8));
  const file = new Uint8Array(HEAD + header.length + 4 * numbers.length);
  const view = new DataView(file.buffer);
  view.setBigUint64(0, BigInt(header.length), true);
  file.set(header, HEAD);
  numbers.forEach((number, at) => view.setFloat32(HEAD + header.length + 4 * at, number, true));
  return file;
}

function numbersOf(file: Uint8Array, count: number): number[] {
  const view = new DataView(file.buffer);
  return Array.from({ length: count }, (_, at) =>
    view.getFloat32(file.length - 4 * (count - at), true),
  );
}

function rounded(...numbers: number[]): number[] {
  return numbersOf(roundedToBfloat16(fileOf(numbers)), numbers.length);
}

describe('weights rounded to bfloat16', () => {
  it('keep what bfloat16 has, with the sign', () => {
    const exact = [0, 1, -1, 0.5, -0.15625, 1 + 1 / 128, 2 ** -120, -(2 ** 100)];
    expect(rounded(...exact)).toEqual(exact);
  });

  it('go to the nearest, of two equally near ones to the even one', () => {
    const step = 1 / 128;
    expect(rounded(1 + 0.4 * step, 1 + 0.6 * step)).toEqual([1, 1 + step]);
    expect(rounded(1 + 0.5 * step, 1 + 1.5 * step)).toEqual([1, 1 + 2 * step]);
    expect(rounded(-1 - 0.6 * step, 2 - 0.1 * step)).toEqual([-1 - step, 2]);
  });

  it('are never off by more than 1 in 256', () => {
    const numbers = Array.from({ length: 500 }, (_, at) => Math.sin(at) * 10 ** ((at % 9) - 4));
    rounded(...numbers).forEach((number, at) => {
      const exact = numbers[at] ?? NaN;
      expect(Math.abs(number - exact)).toBeLessThanOrEqual(Math.abs(exact) / 256);
    });
  });

  it('leave the header and the given file alone', () => {
    const file = fileOf([1.001, 2.002]);
    const before = file.slice();
    const after = roundedToBfloat16(file);
    expect(file).toEqual(before);
    expect(after.subarray(0, -8)).toEqual(before.subarray(0, -8));
    expect(after).not.toEqual(before);
  });

  it('are read from Node’s buffers, which share their memory with others', () => {
    const file = Buffer.from(fileOf([1.001]));
    const before = Uint8Array.from(file);
    expect(numbersOf(roundedToBfloat16(file), 1)).toEqual([1]);
    expect(Uint8Array.from(file)).toEqual(before);
  });

  it('are refused where they are of another kind', () => {
    expect(() => roundedToBfloat16(fileOf([1], 'F64'))).toThrow(
      'tensor "weight": expected dtype F32, got "F64"',
    );
  });
});
