// The loss along a line between two places of the run as charts, and in words (pure).
import type { LineLook } from '../../../engine/api';
import type { ChartData } from '../../../viz/chart';
import { count, digits, percent, tick } from '../../../viz/format';

/** Names of one width: the charts stand below one another, and so do their ends. */
const names = { loss: 'loss'.padEnd('accuracy'.length, '\u00a0'), accuracy: 'accuracy' };

function along(look: LineLook, label: string, value: readonly (number | null)[]): ChartData {
  const [low = 0, high = 1] = [look.at[0], look.at.at(-1)];
  return {
    lines: [
      {
        label,
        step: look.at,
        value: value.map((one) => one ?? NaN),
        colour: (palette) => palette.css.ink,
        width: 2,
      },
    ],
    scale: 'linear',
    tick,
    read: (one) => digits(one),
    across: { name: 'at', low, high, scale: 'linear' },
    marks: [
      { step: 0, label: `step ${count(look.from)}` },
      { step: 1, label: `step ${count(look.to)}` },
    ],
    group: 'line of the run',
  };
}

export function lossAlong(look: LineLook): ChartData {
  return along(look, names.loss, look.loss);
}

export function accuracyAlong(look: LineLook): ChartData | null {
  if (!look.accuracy) return null;
  return {
    ...along(look, names.accuracy, look.accuracy),
    low: 0,
    high: 1,
    tick: (value) => percent(value, 0),
    read: (value) => percent(value),
  };
}

/** The losses at both ends, and the highest and lowest between them; null before they are known. */
export function endsOf(
  look: LineLook,
): { from: number; to: number; highest: number; lowest: number } | null {
  const between = look.loss.filter((loss, i): loss is number => {
    const at = look.at[i] ?? NaN;
    return loss !== null && at >= 0 && at <= 1;
  });
  const [from, to] = [look.loss[look.at.indexOf(0)], look.loss[look.at.indexOf(1)]];
  if (typeof from !== 'number' || typeof to !== 'number') return null;
  return { from, to, highest: Math.max(...between), lowest: Math.min(...between) };
}

export function lineSaid(look: LineLook): string {
  const ends = endsOf(look);
  const way = `From step ${count(look.from)} to step ${count(look.to)}`;
  if (!ends) return `${way}: not known yet.`;
  const losses = `${way} the loss goes from ${digits(ends.from)} to ${digits(ends.to)} over ${count(look.examples)} training examples.`;
  if (look.from === look.to) return `${losses} Both ends are the same weights.`;
  if (!look.done) return losses;
  const higher = Math.max(ends.from, ends.to);
  const barrier = ends.highest - higher;
  // Smaller than can be seen on the chart.
  const flat = barrier <= 0.01 * Math.max(higher - ends.lowest, Number.EPSILON);
  return `${losses} ${
    flat
      ? 'No barrier stands between them: nowhere between is it higher than at the higher end.'
      : `Between them it is as high as ${digits(ends.highest)}: a barrier of ${digits(barrier)} above the higher end.`
  }`;
}
