// The curvature along the run beside 2 ÷ rate, as a chart and in words (pure).
import type { CurvatureLook } from '../../../engine/api';
import type { ChartData, Line } from '../../../viz/chart';
import { count, digits, tick } from '../../../viz/format';
import { seriesDashes } from '../../../viz/series';

/** Where curves lie further apart than this, equal ratios take equal room. */
const WIDE = 20;

export function edgeChart({ points }: CurvatureLook): ChartData {
  const known = points.filter(({ value }) => value !== null);
  const step = known.map((point) => point.step);
  const top: Line = {
    label: 'top eigenvalue',
    step,
    value: known.map(({ value }) => value ?? NaN),
    colour: (palette) => palette.css.ink,
    width: 2,
  };
  const edge: Line = {
    label: '2 ÷ rate',
    step: points.map((point) => point.step),
    value: points.map(({ rate }) => 2 / rate),
    colour: (palette) => palette.css.soft,
    width: 1.75,
    dash: seriesDashes[1] ?? [],
  };
  const all = [...(top.value as number[]), ...(edge.value as number[])].filter(Number.isFinite);
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const log = low > 0 && high / low > WIDE;
  return {
    lines: [top, edge],
    scale: log ? 'log' : 'linear',
    ...(log || low < 0 ? {} : { low: 0 }),
    tick,
    read: (value) => digits(value),
  };
}

export function edgeSaid(look: CurvatureLook): string {
  const last = look.points.findLast(({ value }) => value !== null);
  if (typeof last?.value !== 'number') return 'Nothing is known yet.';
  const [value, edge] = [last.value, 2 / last.rate];
  const side = value > edge ? 'above' : 'below';
  return `At step ${count(last.step)} the top eigenvalue is ${digits(value)}, ${side} 2 ÷ rate, ${digits(edge)}.`;
}

/** What 2 ÷ rate is worth for this run. */
export function edgeMeans({ plain, wholeBatch }: CurvatureLook): string {
  if (!plain) {
    return 'This run does more than plain gradient descent (momentum, scaling of each weight, clipping or a pull on the weights), so 2 ÷ rate is not its threshold and is drawn for comparison only. Momentum β alone moves the threshold to 2 (1 + β) ÷ rate.';
  }
  return wholeBatch
    ? 'This run is plain gradient descent over all examples at once: 2 ÷ rate is the exact threshold. Where the curvature is above it, steps along that direction overshoot further each time.'
    : 'This run is plain SGD: 2 ÷ rate is the exact threshold for steps along the gradient of all examples. Its batches are smaller, and their noise tends to keep the curvature below it.';
}
