// Sizes of signals or gradients layer by layer, as bars on a logarithmic scale, with what theory predicts as a
// line of dots over them. Gradients are hatched. What is 0 has no bar and says so; what is beyond all numbers
// reaches the top and ends in an arrow.
import { powerOfTen } from './format';
import { hatch } from './hatch';
import type { Palette } from './palette';
import type { Size } from './surface';

export interface DepthBar {
  label: string;
  /** Root mean square; null: beyond all numbers. */
  measured: number | null;
  /** null: theory has nothing to say. */
  predicted: number | null;
}

export interface DepthBars {
  bars: readonly DepthBar[];
  gradient: boolean;
  /** The bar looked at, or -1. */
  chosen: number;
}

/** Decades from and to, whole numbers: at least two of them, and no more than fit what is finite. */
export function decadesOf(bars: readonly DepthBar[]): [low: number, high: number] {
  let [low, high] = [Infinity, -Infinity];
  for (const { measured, predicted } of bars) {
    for (const value of [measured, predicted]) {
      if (value === null || !(value > 0) || !Number.isFinite(value)) continue;
      low = Math.min(low, Math.log10(value));
      high = Math.max(high, Math.log10(value));
    }
  }
  if (low > high) return [-2, 1];
  const from = Math.floor(low - 0.3);
  return [from, Math.max(from + 2, Math.ceil(high + 0.05))];
}

/** Decades that are named: at most `most`, evenly apart, whole numbers. */
export function namedDecades([low, high]: [number, number], most: number): number[] {
  const step = Math.max(1, Math.ceil((high - low) / most));
  const first = Math.ceil(low / step) * step;
  return Array.from({ length: Math.floor((high - first) / step) + 1 }, (_, i) => first + i * step);
}

const LEFT = 42;
const BOTTOM = 18;
const TOP = 8;

/** Where bar i stands. */
export function slotOf(
  index: number,
  count: number,
  width: number,
): { left: number; width: number } {
  const room = (width - LEFT - 4) / Math.max(1, count);
  return { left: LEFT + index * room, width: room };
}

/** The bar at a place of the canvas, or -1. */
export function barAt(x: number, count: number, width: number): number {
  const { width: room } = slotOf(0, count, width);
  const index = Math.floor((x - LEFT) / room);
  return index >= 0 && index < count ? index : -1;
}

export function drawDepthBars(
  context: CanvasRenderingContext2D,
  size: Size,
  palette: Palette,
  { bars, gradient, chosen }: DepthBars,
): void {
  const { width, height } = size;
  const range = decadesOf(bars);
  const [low, high] = range;
  const base = height - BOTTOM;
  const up = (value: number): number =>
    base - ((Math.log10(value) - low) / (high - low)) * (base - TOP);
  drawScale(context, width, palette, namedDecades(range, 6), (decade) => up(10 ** decade));
  context.fillStyle = palette.css.line;
  context.fillRect(LEFT, base, width - LEFT, 1);
  const every = Math.max(1, Math.ceil(bars.length / Math.floor((width - LEFT) / 26)));
  const plain = palette.css.good;
  bars.forEach((bar, index) => {
    const slot = slotOf(index, bars.length, width);
    const inner = Math.max(1, slot.width - Math.min(3, slot.width * 0.25));
    const { measured } = bar;
    const endless = measured === null || measured === Infinity;
    if (endless || measured > 0) {
      const top = endless ? TOP : up(measured);
      context.fillStyle = gradient ? hatch(context, plain, size.ratio) : plain;
      context.fillRect(slot.left, top, inner, Math.max(1, base - top));
      if (endless) drawArrow(context, slot.left + inner / 2, palette);
    } else {
      context.fillStyle = palette.css.ink;
      context.fillRect(slot.left, base - 2, inner, 2);
    }
    if (index === chosen) {
      context.strokeStyle = palette.css.ink;
      context.lineWidth = 1.5;
      context.strokeRect(slot.left - 1, TOP - 2, inner + 2, base - TOP + 2);
    }
    if (index % every === 0) {
      context.fillStyle = palette.css.soft;
      context.font = `10.5px ${palette.sans}`;
      context.textAlign = 'center';
      context.fillText(shortened(bar.label, slot.width * every), slot.left + inner / 2, height - 5);
    }
  });
  drawTheory(context, bars, width, palette, up, TOP, base);
}

function drawScale(
  context: CanvasRenderingContext2D,
  width: number,
  palette: Palette,
  decades: readonly number[],
  y: (decade: number) => number,
): void {
  context.font = `10.5px ${palette.sans}`;
  context.textAlign = 'right';
  for (const decade of decades) {
    context.fillStyle = palette.css.line;
    context.fillRect(LEFT, Math.round(y(decade)), width - LEFT, 1);
    context.fillStyle = palette.css.soft;
    const name = Math.abs(decade) < 3 ? String(10 ** decade) : powerOfTen(decade);
    context.fillText(name, LEFT - 5, Math.round(y(decade)) + 4);
  }
}

function drawArrow(context: CanvasRenderingContext2D, x: number, palette: Palette): void {
  context.fillStyle = palette.css.ink;
  context.beginPath();
  context.moveTo(x - 4, TOP);
  context.lineTo(x + 4, TOP);
  context.lineTo(x, TOP - 7);
  context.fill();
}

function drawTheory(
  context: CanvasRenderingContext2D,
  bars: readonly DepthBar[],
  width: number,
  palette: Palette,
  up: (value: number) => number,
  top: number,
  base: number,
): void {
  context.strokeStyle = palette.css.ink;
  context.fillStyle = palette.css.card;
  context.lineWidth = 1.5;
  const dots: [number, number][] = [];
  let open = false;
  context.beginPath();
  bars.forEach(({ predicted }, index) => {
    if (predicted === null || !(predicted > 0) || !Number.isFinite(predicted)) {
      open = false;
      return;
    }
    const slot = slotOf(index, bars.length, width);
    const x = slot.left + slot.width * 0.42;
    const y = Math.min(base, Math.max(top, up(predicted)));
    if (open) context.lineTo(x, y);
    else context.moveTo(x, y);
    open = true;
    dots.push([x, y]);
  });
  context.stroke();
  if (bars.length > 30) return;
  for (const [x, y] of dots) {
    context.beginPath();
    context.arc(x, y, 2.8, 0, 2 * Math.PI);
    context.fill();
    context.stroke();
  }
}

/** As much of a name as its room holds. */
function shortened(label: string, room: number): string {
  const letters = Math.max(2, Math.floor(room / 6));
  return label.length <= letters ? label : `${label.slice(0, letters - 1)}…`;
}
