// Where a key leads in a matrix: arrows to the neighbour, Home and End along the row, Page Up and Page Down
// along the column. Pure.

export interface Matrix {
  readonly rows: number;
  readonly columns: number;
}

export interface Spot {
  readonly row: number;
  readonly column: number;
}

/** Null for keys that lead nowhere; at the edge one stays. */
export function movedPlace(
  key: string,
  { row, column }: Spot,
  { rows, columns }: Matrix,
): Spot | null {
  const [lastRow, lastColumn] = [Math.max(0, rows - 1), Math.max(0, columns - 1)];
  switch (key) {
    case 'ArrowLeft':
      return { row, column: Math.max(0, column - 1) };
    case 'ArrowRight':
      return { row, column: Math.min(lastColumn, column + 1) };
    case 'ArrowUp':
      return { row: Math.max(0, row - 1), column };
    case 'ArrowDown':
      return { row: Math.min(lastRow, row + 1), column };
    case 'Home':
      return { row, column: 0 };
    case 'End':
      return { row, column: lastColumn };
    case 'PageUp':
      return { row: 0, column };
    case 'PageDown':
      return { row: lastRow, column };
    default:
      return null;
  }
}
