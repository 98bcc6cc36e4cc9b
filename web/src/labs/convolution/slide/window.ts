// Where the window stands on the picture for a cell of the output: a frame to draw, no arithmetic.
import type { Place } from '../../../viz/number_grid';

export interface WindowSettings {
  readonly kernel: number;
  readonly stride: number;
  readonly padding: number;
  readonly dilation: number;
}

/** Its upper left corner in the picture's squares; below 0 it stands on the padding. */
export function windowAt(cell: Place, settings: WindowSettings): Place {
  return {
    row: cell.row * settings.stride - settings.padding,
    column: cell.column * settings.stride - settings.padding,
  };
}

/** Squares from its first to its last, both included. */
export function reach({ kernel, dilation }: WindowSettings): number {
  return (kernel - 1) * dilation + 1;
}

/** The squares it reads, row by row: one for each weight of the kernel. */
export function taps(cell: Place, settings: WindowSettings): Place[] {
  const { row, column } = windowAt(cell, settings);
  const { kernel, dilation } = settings;
  return Array.from({ length: kernel * kernel }, (_, at) => ({
    row: row + Math.floor(at / kernel) * dilation,
    column: column + (at % kernel) * dilation,
  }));
}
