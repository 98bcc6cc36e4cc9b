// The numbers of values as the engine hands them over.
import type { LensValues, ValueId } from '../../engine/api';

/** What a value holds, of the example on show (parameters: the whole). */
export interface Numbers {
  readonly data: Float32Array;
  /** Null where no gradient is worked out. */
  readonly gradient: Float32Array | null;
}

export function numbersIn({ numbers, slots }: LensValues): Map<ValueId, Numbers> {
  const part = (offset: number, size: number): Float32Array =>
    numbers.subarray(offset, offset + size);
  return new Map(
    slots.map(({ id, size, data, gradient }) => [
      id,
      { data: part(data, size), gradient: gradient === null ? null : part(gradient, size) },
    ]),
  );
}

/** What holds the same numbers stays the same object: nothing that shows it is drawn again. */
export function unchangedKept(
  read: Map<ValueId, Numbers>,
  old: ReadonlyMap<ValueId, Numbers>,
): Map<ValueId, Numbers> {
  for (const [id, { data, gradient }] of read) {
    const was = old.get(id);
    if (!was) continue;
    const kept = {
      data: sameNumbers(data, was.data) ? was.data : data,
      gradient: sameNumbers(gradient, was.gradient) ? was.gradient : gradient,
    };
    read.set(id, kept.data === was.data && kept.gradient === was.gradient ? was : kept);
  }
  return read;
}

function sameNumbers(a: Float32Array | null, b: Float32Array | null): boolean {
  if (a === null || b === null) return a === b;
  return a.length === b.length && a.every((number, at) => Object.is(number, b[at]));
}
