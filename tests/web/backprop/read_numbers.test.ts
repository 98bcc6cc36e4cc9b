// What is read again from the engine: unchanged numbers keep their objects, changed ones do not.
import { describe, expect, it } from 'vitest';
import { numbersIn, unchangedKept } from '../../../web/src/labs/backprop/read_numbers';

function read(numbers: number[], gradient: number | null = 2) {
  return numbersIn({
    numbers: Float32Array.from(numbers),
    slots: [{ id: 3, size: 2, data: 0, gradient }],
  });
}

describe('numbers read again', () => {
  it('are the same object where they are the same', () => {
    const old = read([1, NaN, 0.5, 2]);
    expect(unchangedKept(read([1, NaN, 0.5, 2]), old).get(3)).toBe(old.get(3));
  });

  it('keep the part that did not change', () => {
    const old = read([1, 2, 0.5, 2]);
    const now = unchangedKept(read([1, 2, 0.5, 3]), old).get(3);
    expect(now?.data).toBe(old.get(3)?.data);
    expect([...(now?.gradient ?? [])]).toEqual([0.5, 3]);
  });

  it('tell a gradient that came or went', () => {
    const there = read([1, 2, 0.5, 2]);
    const gone = read([1, 2, 0.5, 2], null);
    expect(unchangedKept(gone, there).get(3)?.gradient).toBeNull();
    expect(unchangedKept(read([1, 2, 0.5, 2]), gone).get(3)?.gradient).not.toBeNull();
  });

  it('tell 0 from −0, which a sign shows', () => {
    const old = read([0, 2, 0, 2]);
    expect(unchangedKept(read([-0, 2, 0, 2]), old).get(3)?.data).not.toBe(old.get(3)?.data);
  });
});
