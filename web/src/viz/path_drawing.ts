// Draws the optimizer's path: quiet grid, the line from light to strong, start, end and step marks.

import { mix, css } from './colour';
import { count, percent, tick } from './format';
import type { Palette } from './palette';
import {
  type PathData,
  type PathView,
  markEvery,
  markIndices,
  pathMargin,
  pathTicks,
  pathView,
} from './path';
import type { Size } from './surface';

/** The line is drawn in this many shades, early steps lighter. */
const shades = 24;

export function drawPath(
  context: CanvasRenderingContext2D,
  size: Size,
  palette: Palette,
  path: PathData,
): void {
  const view = roomyView(context, size, palette, path);
  drawAxes(context, size, palette, view, path.explained);
  const points = path.x.length;
  if (points === 0) return;
  drawLine(context, palette, view, path);
  drawMarks(context, size, palette, view, path);
  const [startX, startY] = [view.toX(path.x[0] ?? 0), view.toY(path.y[0] ?? 0)];
  const last = points - 1;
  const [endX, endY] = [view.toX(path.x[last] ?? 0), view.toY(path.y[last] ?? 0)];
  dot(context, startX, startY, 5, palette.css.card, palette.css.ink);
  dot(context, endX, endY, 5, palette.css.ink, palette.css.card);
  context.font = `500 12px ${palette.sans}`;
  label(context, palette, size, 'start', startX, startY, palette.css.ink);
  if (last > 0) {
    label(
      context,
      palette,
      size,
      `step ${count(path.step[last] ?? 0)}`,
      endX,
      endY,
      palette.css.ink,
    );
  }
}

/** The view with room for the widest number beside the name of the vertical axis. */
function roomyView(
  context: CanvasRenderingContext2D,
  size: Size,
  palette: Palette,
  path: PathData,
): PathView {
  const view = pathView(path, size.width, size.height);
  context.font = `11.5px ${palette.sans}`;
  const widths = pathTicks(view, false).map((value) => context.measureText(tick(value)).width);
  const needed = Math.ceil(Math.max(0, ...widths)) + 26;
  return needed > pathMargin.left ? pathView(path, size.width, size.height, needed) : view;
}

function drawAxes(
  context: CanvasRenderingContext2D,
  size: Size,
  palette: Palette,
  view: PathView,
  explained: readonly [number, number],
): void {
  context.font = `11.5px ${palette.sans}`;
  context.textBaseline = 'middle';
  const bottom = view.toY(view.bottom);
  const [left, right] = [view.toX(view.left), view.toX(view.right)];
  for (const value of pathTicks(view, true)) {
    const x = Math.round(view.toX(value));
    context.fillStyle = palette.css.line;
    context.fillRect(x, view.toY(view.top), 1, bottom - view.toY(view.top));
    context.fillStyle = palette.css.soft;
    context.textAlign = 'center';
    context.fillText(tick(value), x, bottom + 9);
  }
  for (const value of pathTicks(view, false)) {
    const y = Math.round(view.toY(value));
    context.fillStyle = palette.css.line;
    context.fillRect(left, y, right - left, 1);
    context.fillStyle = palette.css.soft;
    context.textAlign = 'right';
    context.fillText(tick(value), left - 7, y);
  }
  context.textAlign = 'right';
  context.fillText(`direction 1: ${percent(explained[0])} of the variance`, right, size.height - 7);
  context.save();
  context.translate(9, view.toY(view.top));
  context.rotate(-Math.PI / 2);
  context.fillText(`direction 2: ${percent(explained[1])}`, 0, 0);
  context.restore();
}

function drawLine(
  context: CanvasRenderingContext2D,
  palette: Palette,
  view: PathView,
  path: PathData,
): void {
  context.lineWidth = 2;
  context.lineJoin = 'round';
  context.lineCap = 'round';
  const last = path.x.length - 1;
  for (let shade = 0; shade < shades; shade += 1) {
    const from = Math.floor((shade * last) / shades);
    const to = Math.floor(((shade + 1) * last) / shades);
    if (to <= from) continue;
    const share = (shade + 1) / shades;
    context.strokeStyle = css(mix(palette.rgb.neutral, palette.rgb.good, 0.35 + 0.65 * share));
    context.beginPath();
    context.moveTo(view.toX(path.x[from] ?? 0), view.toY(path.y[from] ?? 0));
    for (let i = from + 1; i <= to; i += 1) {
      context.lineTo(view.toX(path.x[i] ?? 0), view.toY(path.y[i] ?? 0));
    }
    context.stroke();
  }
}

/** A dot and its step at round numbers of steps, where it has room. */
function drawMarks(
  context: CanvasRenderingContext2D,
  size: Size,
  palette: Palette,
  view: PathView,
  path: PathData,
): void {
  const last = path.step.length - 1;
  const taken: [number, number][] = [
    [view.toX(path.x[0] ?? 0), view.toY(path.y[0] ?? 0)],
    [view.toX(path.x[last] ?? 0), view.toY(path.y[last] ?? 0)],
  ];
  context.font = `11px ${palette.sans}`;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  for (const i of markIndices(path.step, markEvery(path.step[last] ?? 0))) {
    const [x, y] = [view.toX(path.x[i] ?? 0), view.toY(path.y[i] ?? 0)];
    dot(context, x, y, 3, palette.css.good, palette.css.card);
    if (taken.some(([otherX, otherY]) => Math.hypot(otherX - x, otherY - y) < 26)) continue;
    taken.push([x, y]);
    label(context, palette, size, count(path.step[i] ?? 0), x - 3, y - 11, palette.css.soft);
  }
}

function dot(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  radius: number,
  fill: string,
  rim: string,
): void {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fillStyle = fill;
  context.strokeStyle = rim;
  context.lineWidth = 2;
  context.fill();
  context.stroke();
}

/** Text beside a point, on the side where the frame has room, on a ground that keeps it legible. */
function label(
  context: CanvasRenderingContext2D,
  palette: Palette,
  size: Size,
  text: string,
  x: number,
  y: number,
  colour: string,
): void {
  const width = context.measureText(text).width;
  const left = x + 10 + width > size.width - 4 ? x - 10 - width : x + 10;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  context.lineWidth = 4;
  context.lineJoin = 'round';
  context.strokeStyle = palette.css.card;
  context.strokeText(text, left, y);
  context.fillStyle = colour;
  context.fillText(text, left, y);
}
