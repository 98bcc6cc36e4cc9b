// The units of the network on one canvas, each as a map of the plane: a canvas apiece would cost the page
// more than all that is drawn on them.
import { drawCrisp, paintSigned, type PixelSheet } from '../../../viz/heatmap';
import type { Palette } from '../../../viz/palette';
import type { Layout } from './graph';
import type { UnitMap } from './units';

export interface UnitPicture {
  column: number;
  unit: number;
  map: UnitMap;
  /** ± this is the full colour. */
  bound: number;
}

/** `sheet` is for this alone: a picture under the other. Pictures of one network have one size. */
export function drawUnits(
  context: CanvasRenderingContext2D,
  sheet: PixelSheet,
  pictures: readonly UnitPicture[],
  { left, top, unit: size }: Layout,
  palette: Palette,
): void {
  const side = Math.max(0, ...pictures.map(({ map }) => map.side));
  if (side === 0) return;
  const words = sheet.words(side, side * pictures.length);
  pictures.forEach(({ map, bound }, row) => {
    const from = row * side * side;
    paintSigned(words, from, map.values, 0, 1, map.side * map.side, bound, palette);
    for (const corner of [0, side - 1, side * (side - 1), side * side - 1])
      words[from + corner] = 0;
  });
  const canvas = sheet.show();
  pictures.forEach(({ column, unit, map }, row) => {
    drawCrisp(
      context,
      canvas,
      { x: 0, y: row * side, width: map.side, height: map.side },
      { x: left[column] ?? 0, y: top[column]?.[unit] ?? 0, width: size, height: size },
    );
  });
}
