// Where to look first: the cell at which most happens. Pure.
import type { Place } from '../../viz/number_grid';
import { placeOfLargest } from '../../viz/scale';

/** The cell with the largest magnitude, the first of several; null where all are zero. */
export function busiestCell(values: ArrayLike<number>, width: number): Place | null {
  const index = placeOfLargest(values);
  if ((values[index] ?? 0) === 0) return null;
  return { row: Math.floor(index / width), column: index % width };
}

/** The nearest place that there is. */
export function heldIn(
  { row, column }: Place,
  { height, width }: { readonly height: number; readonly width: number },
): Place {
  const within = (at: number, size: number): number => Math.max(0, Math.min(at, size - 1));
  return { row: within(row, height), column: within(column, width) };
}
