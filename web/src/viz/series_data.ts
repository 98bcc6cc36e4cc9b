// Curves measured at different steps, joined on one step axis; ticks and bounds for logarithms.

export interface Curve {
  readonly step: ArrayLike<number>;
  readonly value: ArrayLike<number>;
}

type Column = (number | null)[];

/** One row for every step of any curve; null where a curve has no value there (or none to draw). */
export function joinCurves(
  curves: readonly Curve[],
  positiveOnly: boolean,
): [number[], ...Column[]] {
  const steps: number[] = [];
  const columns: Column[] = curves.map(() => []);
  const at = curves.map(() => 0);
  for (;;) {
    let next = Infinity;
    curves.forEach((curve, i) => {
      const step = curve.step[at[i] ?? 0];
      if (step !== undefined && step < next) next = step;
    });
    if (next === Infinity) return [steps, ...columns];
    steps.push(next);
    curves.forEach((curve, i) => {
      const index = at[i] ?? 0;
      if (curve.step[index] !== next) {
        columns[i]?.push(null);
        return;
      }
      const value = curve.value[index] ?? NaN;
      columns[i]?.push(Number.isFinite(value) && !(positiveOnly && value <= 0) ? value : null);
      at[i] = index + 1;
    });
  }
}

/**
 * The geometric mean of the values around each place (what a logarithmic scale shows as the middle),
 * `reach` to either side. At the beginning, where curves are steep, both sides count alike and are as
 * long as they can be. At the end the side before keeps its length: with no neighbours the last mean
 * would be the last value, and the line would end in a hook that only noise has made. Only positive
 * numbers count, and there is a mean only where the value itself is one.
 */
export function meanAround(values: ArrayLike<number>, reach: number): Float32Array {
  const sums = new Float64Array(values.length + 1);
  const counts = new Uint32Array(values.length + 1);
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i] ?? NaN;
    const counted = value > 0 && value < Infinity;
    sums[i + 1] = (sums[i] ?? 0) + (counted ? Math.log(value) : 0);
    counts[i + 1] = (counts[i] ?? 0) + (counted ? 1 : 0);
  }
  const means = new Float32Array(values.length);
  for (let i = 0; i < values.length; i += 1) {
    const before = Math.min(reach, i);
    const after = Math.min(before, values.length - 1 - i);
    const number = (counts[i + after + 1] ?? 0) - (counts[i - before] ?? 0);
    const sum = (sums[i + after + 1] ?? 0) - (sums[i - before] ?? 0);
    means[i] = (values[i] ?? NaN) > 0 ? Math.exp(sum / number) : NaN;
  }
  return means;
}

/** Smallest and largest drawable value of all columns, or null when there is none. */
export function boundsOf(columns: readonly Column[]): [number, number] | null {
  let low = Infinity;
  let high = -Infinity;
  for (const column of columns) {
    for (const value of column) {
      if (value === null) continue;
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  return low <= high ? [low, high] : null;
}

/** The value at that row or the last one before it, with its row. */
export function valueAt(
  column: readonly (number | null)[],
  row: number,
): { value: number; row: number } | null {
  for (let i = Math.min(row, column.length - 1); i >= 0; i -= 1) {
    const value = column[i];
    if (value !== null && value !== undefined) return { value, row: i };
  }
  return null;
}

/** Row of the last value, or -1. */
export function lastRow(column: readonly (number | null)[]): number {
  for (let i = column.length - 1; i >= 0; i -= 1) {
    if (column[i] !== null && column[i] !== undefined) return i;
  }
  return -1;
}

/** Powers of ten within the bounds; with 2 and 5 between them where there are few; at most `most`. */
export function logTicks(low: number, high: number, most = 6): number[] {
  const first = Math.floor(Math.log10(low));
  const last = Math.ceil(Math.log10(high));
  const within = (factors: readonly number[], stride: number): number[] => {
    const result: number[] = [];
    for (let power = Math.ceil(first / stride) * stride; power <= last; power += stride) {
      for (const factor of factors) {
        const value = Number(`${String(factor)}e${String(power)}`);
        if (value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9)) result.push(value);
      }
    }
    return result;
  };
  const fine = within([1, 2, 5], 1);
  if (fine.length <= most) return fine;
  for (let stride = 1; ; stride += 1) {
    const coarse = within([1], stride);
    if (coarse.length <= most) return coarse;
  }
}
