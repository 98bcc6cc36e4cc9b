// Draws a height map as filled contours with axes: light is low. Kept as a picture, since whatever moves
// on it is drawn anew many times a second.
import { css, mix } from './colour';
import { tick } from './format';
import {
  contourBands,
  contourLevels,
  sortedValues,
  type Band,
  type HeightMap,
  type MapView,
} from './height_map';
import type { Palette } from './palette';
import { ticks } from './scale';

/** The shade of band `index` of `count`: from the card's colour to a quiet grey. */
export function bandColour(palette: Palette, share: number): string {
  return css(mix(palette.rgb.card, palette.rgb.ink, 0.02 + 0.4 * share));
}

const bandsOf = new WeakMap<HeightMap, Band[]>();

function bands(map: HeightMap): Band[] {
  let found = bandsOf.get(map);
  if (!found) {
    found = contourBands(map, contourLevels(sortedValues(map)));
    bandsOf.set(map, found);
  }
  return found;
}

/** Fills and lines of equal value, and the frame with its numbers. */
export function drawContours(
  context: CanvasRenderingContext2D,
  palette: Palette,
  map: HeightMap,
  view: MapView,
): void {
  const { left, top, side } = view;
  context.save();
  context.beginPath();
  context.rect(left, top, side, side);
  context.clip();
  context.fillStyle = bandColour(palette, 0);
  context.fillRect(left, top, side, side);
  context.lineWidth = 0.75;
  context.strokeStyle = css(mix(palette.rgb.card, palette.rgb.ink, 0.45));
  const all = bands(map);
  all.forEach(({ rings }, index) => {
    context.beginPath();
    for (const ring of rings) {
      for (let i = 0; i < ring.length; i += 2) {
        const [x, y] = [view.toX(ring[i] ?? 0), view.toY(ring[i + 1] ?? 0)];
        if (i === 0) context.moveTo(x, y);
        else context.lineTo(x, y);
      }
      context.closePath();
    }
    context.fillStyle = bandColour(palette, (index + 1) / all.length);
    context.fill('evenodd');
    context.stroke();
  });
  context.restore();
  drawAxes(context, palette, map, view);
}

function drawAxes(
  context: CanvasRenderingContext2D,
  palette: Palette,
  { bounds }: HeightMap,
  view: MapView,
): void {
  const [left, right, bottom, top] = bounds;
  const most = Math.max(2, Math.floor(view.side / 70));
  context.strokeStyle = palette.css.line;
  context.lineWidth = 1;
  context.strokeRect(view.left, view.top, view.side, view.side);
  context.font = `11.5px ${palette.sans}`;
  context.fillStyle = palette.css.soft;
  context.textBaseline = 'middle';
  context.textAlign = 'center';
  for (const at of ticks(left, right, most)) {
    context.fillText(tick(at), view.toX(at), view.top + view.side + 12);
  }
  context.textAlign = 'right';
  for (const at of ticks(bottom, top, most)) {
    context.fillText(tick(at), view.left - 6, view.toY(at));
  }
  // Names of the axes: inside the frame, where no number is.
  context.font = `italic 14px ${palette.sans}`;
  context.fillStyle = palette.css.ink;
  context.fillText('x', view.left + view.side - 6, view.top + view.side - 10);
  context.textAlign = 'left';
  context.fillText('y', view.left + 6, view.top + 11);
}
