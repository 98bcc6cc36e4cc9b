// A function of one number and its slope as curves, and where units stand on them.
import { hatch } from './hatch';
import type { Palette } from './palette';
import { rangeOf } from './scale';
import type { Size } from './surface';
import { tick } from './format';

export interface SlopedCurve {
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly slope: Float32Array;
}

/** Where units stand: what each reads, and whether its slope there is (nearly) 0, as the engine tells it. */
export interface Standings {
  readonly inputs: Float32Array;
  /** 0 open, else flat. Null: not told. */
  readonly flat: ArrayLike<number> | null;
}

/** More dots than this say no more. */
const MOST_DOTS = 600;

/** Beyond the ends: the end. */
export function nearest({ x }: SlopedCurve, input: number): number {
  const [first = 0, last = 1] = [x[0], x.at(-1)];
  const place = Math.round(((input - first) / (last - first)) * (x.length - 1));
  return Math.max(0, Math.min(x.length - 1, place));
}

export function drawActivation(
  context: CanvasRenderingContext2D,
  size: Size,
  palette: Palette,
  curve: SlopedCurve,
  standings: Standings | null,
  chosen: number,
): void {
  const edge = { left: 34, right: 8, top: 8, bottom: 20 };
  const [low, high] = rangeOf([...curve.y, ...curve.slope]);
  const [first = -1, last = 1] = [curve.x[0], curve.x.at(-1)];
  const across = (x: number): number =>
    edge.left + ((x - first) / (last - first)) * (size.width - edge.left - edge.right);
  const down = (y: number): number =>
    size.height -
    edge.bottom -
    ((y - low) / (high - low || 1)) * (size.height - edge.top - edge.bottom);

  context.strokeStyle = palette.css.line;
  context.lineWidth = 1;
  line(context, [across(first), across(last)], [down(0), down(0)]);
  line(context, [across(0), across(0)], [down(low), down(high)]);
  context.fillStyle = palette.css.soft;
  context.font = `11px ${palette.mono}`;
  context.textAlign = 'center';
  for (const x of [first, 0, last])
    context.fillText(tick(x), Math.max(14, Math.min(size.width - 16, across(x))), size.height - 6);
  context.textAlign = 'right';
  for (const y of new Set([low, 0, high]))
    context.fillText(tick(Number(y.toPrecision(2))), edge.left - 5, down(y) + 4);

  const xs = Array.from(curve.x, across);
  context.fillStyle = hatch(context, palette.css.soft, size.ratio);
  context.beginPath();
  context.moveTo(across(first), down(0));
  curve.slope.forEach((slope, at) => context.lineTo(xs[at] ?? 0, down(slope)));
  context.lineTo(across(last), down(0));
  context.globalAlpha = 0.35;
  context.fill();
  context.globalAlpha = 1;
  context.strokeStyle = palette.css.soft;
  context.setLineDash([5, 4]);
  line(context, xs, Array.from(curve.slope, down));
  context.setLineDash([]);
  context.strokeStyle = palette.css.ink;
  context.lineWidth = 2;
  line(context, xs, Array.from(curve.y, down));
  if (standings) drawStandings(context, palette, curve, standings, chosen, across, down);
}

function drawStandings(
  context: CanvasRenderingContext2D,
  palette: Palette,
  curve: SlopedCurve,
  { inputs, flat }: Standings,
  chosen: number,
  across: (x: number) => number,
  down: (y: number) => number,
): void {
  const every = Math.ceil(inputs.length / MOST_DOTS);
  const dot = (index: number, radius: number): void => {
    const at = nearest(curve, inputs[index] ?? 0);
    context.beginPath();
    context.arc(across(curve.x[at] ?? 0), down(curve.y[at] ?? 0), radius, 0, 7);
    // A ring lets nothing through, or hardly anything.
    if ((flat?.[index] ?? 0) === 0) {
      context.fill();
      return;
    }
    const { fillStyle } = context;
    context.fillStyle = palette.css.card;
    context.fill();
    context.fillStyle = fillStyle;
    context.stroke();
  };
  context.fillStyle = palette.css.good;
  context.strokeStyle = palette.css.ink;
  context.lineWidth = 1.5;
  context.globalAlpha = inputs.length > 30 ? 0.35 : 0.7;
  for (let index = 0; index < inputs.length; index += every) dot(index, 3.5);
  context.globalAlpha = 1;
  if (chosen >= inputs.length) return;
  context.fillStyle = palette.css.positive;
  context.strokeStyle = palette.css.positive;
  context.lineWidth = 3;
  dot(chosen, 6);
}

function line(
  context: CanvasRenderingContext2D,
  xs: readonly number[],
  ys: readonly number[],
): void {
  context.beginPath();
  xs.forEach((x, at) => context.lineTo(x, ys[at] ?? 0));
  context.stroke();
}
