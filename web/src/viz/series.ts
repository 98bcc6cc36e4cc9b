// Things compared side by side: a colour and a stroke pattern for each, so that neither has to do alone.
import type { Palette } from './palette';

/** Strokes and gaps in CSS pixels; the first is a whole line. */
export const seriesDashes: readonly (readonly number[])[] = [
  [],
  [9, 4],
  [2, 3],
  [11, 3, 2, 3],
  [5, 3],
  [14, 5],
  [2, 6],
  [7, 2, 2, 2, 2, 2],
];

export function seriesColour(palette: Palette, index: number): string {
  return palette.series[index % palette.series.length] ?? palette.css.ink;
}

export function seriesDash(index: number): readonly number[] {
  return seriesDashes[index % seriesDashes.length] ?? [];
}
