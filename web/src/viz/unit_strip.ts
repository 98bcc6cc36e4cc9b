// Units of a layer as a strip of cells: the darker, the larger the share of its cells without a slope.
// A dead unit is crossed out as well, so that shade is not the only cue.

import { mix, css } from './colour';
import type { Palette } from './palette';
import type { Size } from './surface';

/** CSS pixels from one cell to the next. */
const PITCH = 13;

/** How many rows so many units take. */
export function stripRows(units: number, across: number): number {
  return Math.max(1, Math.ceil(units / unitsAcross(across)));
}

export function stripHeight(units: number, across: number): number {
  return stripRows(units, across) * PITCH;
}

function unitsAcross(across: number): number {
  return Math.max(1, Math.floor(across / PITCH));
}

export function drawUnitStrip(
  context: CanvasRenderingContext2D,
  size: Size,
  palette: Palette,
  zeroSlope: ArrayLike<number>,
): void {
  const perRow = unitsAcross(size.width);
  const cell = PITCH - 2;
  for (let unit = 0; unit < zeroSlope.length; unit += 1) {
    const share = zeroSlope[unit] ?? 0;
    const left = (unit % perRow) * PITCH;
    const top = Math.floor(unit / perRow) * PITCH;
    context.fillStyle = css(mix(palette.rgb.neutral, palette.rgb.soft, share));
    context.fillRect(left, top, cell, cell);
    if (share < 1) continue;
    context.strokeStyle = palette.css.card;
    context.lineWidth = 1.5;
    context.beginPath();
    context.moveTo(left + 2.5, top + 2.5);
    context.lineTo(left + cell - 2.5, top + cell - 2.5);
    context.moveTo(left + cell - 2.5, top + 2.5);
    context.lineTo(left + 2.5, top + cell - 2.5);
    context.stroke();
  }
}
