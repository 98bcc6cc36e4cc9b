// The reliability diagram: for each bin of belief, the share that was right beside the mean belief. On
// the diagonal the two agree. (Niculescu-Mizil and Caruana 2005.)

import { count, percent } from './format';
import type { Palette } from './palette';
import type { Size } from './surface';

export interface ReliabilityBin {
  /** Bounds of the belief, 0..1. */
  readonly low: number;
  readonly high: number;
  readonly count: number;
  readonly belief: number;
  readonly right: number;
}

/** From rows of examples, mean belief, share right. */
export function reliabilityBins(rows: ArrayLike<number>): ReliabilityBin[] {
  const bins = Math.floor(rows.length / 3);
  return Array.from({ length: bins }, (_, bin) => ({
    low: bin / bins,
    high: (bin + 1) / bins,
    count: rows[3 * bin] ?? 0,
    belief: rows[3 * bin + 1] ?? 0,
    right: rows[3 * bin + 2] ?? 0,
  }));
}

/** "Belief 90 to 100 %: 812 digits, mean belief 98.1 %, right 99.0 %." for each bin that has any. */
export function reliabilitySummary(bins: readonly ReliabilityBin[]): string {
  const told = bins
    .filter((bin) => bin.count > 0)
    .map(
      (bin) =>
        `Belief ${String(Math.round(100 * bin.low))} to ${percent(bin.high, 0)}: ${count(bin.count)} digits, mean belief ${percent(bin.belief)}, right ${percent(bin.right)}.`,
    );
  return told.length > 0 ? told.join(' ') : 'No digits.';
}

const LEFT = 40;
const BOTTOM = 34;
const TOP = 8;
/** Of the histogram of bin counts, above the axis numbers. */
const COUNTS = 34;
const RIGHT = 10;

export function drawReliability(
  context: CanvasRenderingContext2D,
  size: Size,
  palette: Palette,
  bins: readonly ReliabilityBin[],
): void {
  const across = size.width - LEFT - RIGHT;
  const down = size.height - TOP - BOTTOM - COUNTS;
  const x = (share: number): number => LEFT + share * across;
  const y = (share: number): number => TOP + (1 - share) * down;
  frame(context, palette, x, y);
  for (const bin of bins) drawBin(context, palette, bin, x, y);
  drawCounts(context, palette, bins, x, TOP + down + 4);
  context.fillStyle = palette.css.soft;
  context.font = `12px ${palette.sans}`;
  context.textBaseline = 'bottom';
  context.textAlign = 'center';
  for (const share of [0, 0.5, 1]) {
    context.fillText(percent(share, 0), Math.min(x(share), size.width - 16), size.height - 16);
  }
  context.fillText('belief in the answer', x(0.5), size.height);
}

function frame(
  context: CanvasRenderingContext2D,
  palette: Palette,
  x: (share: number) => number,
  y: (share: number) => number,
): void {
  context.font = `12px ${palette.sans}`;
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  for (const share of [0, 0.5, 1]) {
    context.fillStyle = palette.css.line;
    context.fillRect(x(0), Math.round(y(share)), x(1) - x(0), 1);
    context.fillStyle = palette.css.soft;
    context.fillText(percent(share, 0), x(0) - 6, y(share));
  }
  context.strokeStyle = palette.css.soft;
  context.setLineDash([3, 4]);
  context.beginPath();
  context.moveTo(x(0), y(0));
  context.lineTo(x(1), y(1));
  context.stroke();
  context.setLineDash([]);
}

/** A bar to the share right; a line from it to the mean belief: the gap. */
function drawBin(
  context: CanvasRenderingContext2D,
  palette: Palette,
  bin: ReliabilityBin,
  x: (share: number) => number,
  y: (share: number) => number,
): void {
  if (bin.count === 0) return;
  const left = x(bin.low) + 1.5;
  const width = x(bin.high) - x(bin.low) - 3;
  context.fillStyle = palette.css.good;
  context.globalAlpha = 0.35;
  context.fillRect(left, y(bin.right), width, y(0) - y(bin.right));
  context.globalAlpha = 1;
  context.fillRect(left, y(bin.right) - 1, width, 2);
  context.strokeStyle = palette.css.ink;
  context.lineWidth = 1.5;
  context.beginPath();
  context.moveTo(x(bin.belief), y(bin.right));
  context.lineTo(x(bin.belief), y(bin.belief));
  context.stroke();
  context.fillStyle = palette.css.ink;
  context.beginPath();
  context.arc(x(bin.belief), y(bin.belief), 3, 0, 2 * Math.PI);
  context.fill();
}

/** How many digits are in each bin, written in it; short where there is little room. */
function drawCounts(
  context: CanvasRenderingContext2D,
  palette: Palette,
  bins: readonly ReliabilityBin[],
  x: (share: number) => number,
  top: number,
): void {
  const most = Math.max(1, ...bins.map((bin) => bin.count));
  context.font = `10px ${palette.mono}`;
  context.textAlign = 'center';
  context.textBaseline = 'alphabetic';
  for (const bin of bins) {
    const height = (bin.count / most) * (COUNTS - 18);
    context.fillStyle = palette.css.line;
    context.fillRect(x(bin.low) + 1.5, top, x(bin.high) - x(bin.low) - 3, height);
    context.fillStyle = palette.css.soft;
    const text = bin.count >= 1000 ? `${(bin.count / 1000).toFixed(1)}k` : count(bin.count);
    context.fillText(text, x((bin.low + bin.high) / 2), top + COUNTS - 8);
  }
}
