// A histogram of weights or gradients: equal bins, zero marked, orange left of zero and blue right
// of it, gradients hatched. Heights are square roots of counts, so that rare large values show.

import { digits } from './format';
import { hatch } from './hatch';
import type { Palette } from './palette';
import type { Size } from './surface';

export interface HistogramData {
  readonly low: number;
  readonly high: number;
  readonly counts: ArrayLike<number>;
  readonly what: 'value' | 'gradient';
}

export interface Bar {
  /** Shares of the width and height. */
  readonly left: number;
  readonly right: number;
  readonly height: number;
  /** Which side of zero the bin's middle lies on. */
  readonly sign: -1 | 0 | 1;
}

export function histogramBars(data: HistogramData): Bar[] {
  const { counts, low, high } = data;
  const bins = counts.length;
  let most = 0;
  for (let i = 0; i < bins; i += 1) most = Math.max(most, counts[i] ?? 0);
  const binWidth = (high - low) / bins;
  return Array.from({ length: bins }, (_, i) => {
    const middle = low + (i + 0.5) * binWidth;
    const onZero = Math.abs(middle) < binWidth * 0.5;
    return {
      left: i / bins,
      right: (i + 1) / bins,
      height: most > 0 ? Math.sqrt((counts[i] ?? 0) / most) : 0,
      sign: onZero ? 0 : middle < 0 ? -1 : 1,
    };
  });
}

/** Where zero lies, as a share of the width; null when it is outside. */
export function zeroShare(data: HistogramData): number | null {
  const share = -data.low / (data.high - data.low);
  return share >= 0 && share <= 1 ? share : null;
}

/** For those who do not see the picture. */
export function histogramSummary(name: string, data: HistogramData): string {
  let total = 0;
  let atMost = 0;
  for (let i = 0; i < data.counts.length; i += 1) {
    total += data.counts[i] ?? 0;
    if ((data.counts[i] ?? 0) > (data.counts[atMost] ?? 0)) atMost = i;
  }
  const what = data.what === 'gradient' ? 'Gradients' : 'Weights';
  const from = digits(data.low, 2);
  const to = digits(data.high, 2);
  if (total === 0) return `${what} of ${name}: none yet.`;
  const middle = data.low + ((atMost + 0.5) * (data.high - data.low)) / data.counts.length;
  return `${what} of ${name}: from ${from} to ${to}, most near ${digits(middle, 2)}.`;
}

export function drawHistogram(
  context: CanvasRenderingContext2D,
  size: Size,
  palette: Palette,
  data: HistogramData,
): void {
  const base = size.height - 1;
  const bars = histogramBars(data);
  const colour = { '-1': palette.css.negative, '0': palette.css.soft, '1': palette.css.positive };
  for (const bar of bars) {
    if (bar.height <= 0) continue;
    // Whole device pixels: no seams between neighbours.
    const left = Math.round(bar.left * size.width * size.ratio) / size.ratio;
    const right = Math.round(bar.right * size.width * size.ratio) / size.ratio;
    const height = Math.max(1, bar.height * (base - 2));
    const plain = colour[bar.sign];
    context.fillStyle = data.what === 'gradient' ? hatch(context, plain, size.ratio) : plain;
    context.fillRect(left, base - height, right - left, height);
  }
  context.fillStyle = palette.css.line;
  context.fillRect(0, base, size.width, 1);
  const zero = zeroShare(data);
  if (zero !== null) {
    context.fillStyle = palette.css.ink;
    context.globalAlpha = 0.55;
    context.fillRect(Math.round(zero * size.width) - 0.5, base - 4, 1, 5);
    context.globalAlpha = 1;
  }
}
