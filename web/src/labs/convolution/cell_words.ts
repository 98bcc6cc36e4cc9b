// A cell of a matrix in words, for whoever does not see it.
import { signed } from '../../viz/format';
import type { Place } from '../../viz/number_grid';

/** "pixel row 2, column 3: +0.5" */
export function cellWords(
  what: string,
  values: ArrayLike<number> | null | undefined,
  width: number,
): (place: Place) => string {
  return ({ row, column }) => {
    const value = values?.[row * width + column];
    const number = value === undefined ? 'no number' : signed(value);
    return `${what} row ${String(row + 1)}, column ${String(column + 1)}: ${number}`.trim();
  };
}
