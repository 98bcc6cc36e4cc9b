// Which layer blew up when a run diverged, told from the curves up to there. Pure.
import type { Frame, LayerSeries } from '../../engine/api';
import { digits } from '../../viz/format';

/** Rows of the history that the growth is looked for in. */
const LAST_ROWS = 4;

interface Growth {
  layer: string;
  from: number;
  to: number;
  rows: number;
}

/** "Before it, the gradient of “hidden2” grew fastest: …", and why; '' where there is too little to see. */
export function blowUpText({ layers, history }: Pick<Frame, 'layers' | 'history'>): string {
  const grown = layers
    .map(growthOf)
    .filter((growth) => growth !== null)
    .sort((a, b) => b.to / b.from - a.to / a.from);
  const [fastest] = grown;
  if (!fastest || fastest.to <= fastest.from) return '';
  const steps = fastest.rows * history.interval;
  const parts = [
    `Before it, the gradient of “${fastest.layer}” grew fastest: from ${digits(fastest.from)} to ${digits(fastest.to)} in ${String(steps)} ${steps === 1 ? 'step' : 'steps'}.`,
  ];
  const [longest] = layers
    .map(({ layer, updateRatio }) => ({ layer, ratio: lastFinite(updateRatio)?.value ?? 0 }))
    .sort((a, b) => b.ratio - a.ratio);
  if (longest && longest.ratio > 0.5) {
    parts.push(
      `An update of “${longest.layer}” was ${digits(longest.ratio)} times as long as its weights: each step overshoots by more than the one before.`,
    );
  }
  return parts.join(' ');
}

function growthOf({ layer, gradientNorm }: LayerSeries): Growth | null {
  const last = lastFinite(gradientNorm);
  if (!last) return null;
  const first = Math.max(0, last.row - LAST_ROWS);
  const from = gradientNorm[first] ?? NaN;
  if (first === last.row || !(from > 0)) return null;
  return { layer, from, to: last.value, rows: last.row - first };
}

function lastFinite(values: Float32Array): { row: number; value: number } | null {
  const row = values.findLastIndex((value) => Number.isFinite(value));
  return row < 0 ? null : { row, value: values[row] ?? NaN };
}
