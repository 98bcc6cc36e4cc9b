// Which output cells the loss depends on, as the text that stands in the link: "cell" is the one that the window
// stands on, "ones" all of them, otherwise cells as "filter,row,column" apart by ";". Pure.
import type { Maps } from '../bench';

export interface OutputCell {
  readonly filter: number;
  readonly row: number;
  readonly column: number;
}

function cellsOf(text: string, current: OutputCell): OutputCell[] {
  if (text === 'cell') return [current];
  if (text === 'none') return [];
  return text.split(';').map((part) => {
    const [filter = 0, row = 0, column = 0] = part.split(',').map(Number);
    return { filter, row, column };
  });
}

/** 1 for each chosen cell, 0 for the others. */
export function chosenCells(
  text: string,
  current: OutputCell,
  { channels, height, width, values }: Maps,
): Float32Array {
  if (text === 'ones') return new Float32Array(values.length).fill(1);
  const gradient = new Float32Array(values.length);
  for (const { filter, row, column } of cellsOf(text, current)) {
    if (filter >= channels || row >= height || column >= width) continue;
    gradient[(filter * height + row) * width + column] = 1;
  }
  return gradient;
}

/** With that cell put in, or taken out where it was in. All of them: begins with that one alone. */
export function toggled(text: string, current: OutputCell, cell: OutputCell): string {
  if (text === 'ones') return write([cell]);
  const cells = cellsOf(text, current);
  const rest = cells.filter((one) => write([one]) !== write([cell]));
  return write(rest.length < cells.length ? rest : [...cells, cell]);
}

function write(cells: readonly OutputCell[]): string {
  if (cells.length === 0) return 'none';
  return cells
    .map(({ filter, row, column }) => `${String(filter)},${String(row)},${String(column)}`)
    .join(';');
}
