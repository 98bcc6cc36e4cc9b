// The whole gradient's length over the run, where it was clipped, and the limit as a line to drag. Pure.
import type { Catalog, CatalogEntry, Frame, NamedOptions, RunConfig } from '../../engine/api';
import { namedDefaults } from '../../state/config';
import type { ChartHandle } from '../../ui/chart_handle';
import type { ChartData } from '../../viz/chart';
import { count, digits, tick } from '../../viz/format';
import type { Palette } from '../../viz/palette';

export type Lengths = Pick<Frame, 'clipping' | 'divergence' | 'step'> & {
  readonly history: Pick<Frame['history'], 'interval' | 'step'>;
};

/** The only way of clipping whose limit is a length of the whole gradient. */
const BY_LENGTH = 'norm';
const LIMIT = 'limit';

export function limitOf({ clipping }: Pick<RunConfig, 'clipping'>): number | null {
  return clipping.name === BY_LENGTH ? Number(clipping.options[LIMIT]) : null;
}

/** For each row: the share of the steps since the row before that were clipped. */
export function clippedShares(step: ArrayLike<number>, clipped: ArrayLike<number>): Float32Array {
  return Float32Array.from(step, (now, row) => {
    const [before, had] = row === 0 ? [0, 0] : [step[row - 1] ?? 0, clipped[row - 1] ?? 0];
    return now > before ? ((clipped[row] ?? 0) - had) / (now - before) : 0;
  });
}

/** `limit` is part of the picture, as far as it lies from the curve. */
export function lengthChart(frame: Lengths, limit: number | null): ChartData {
  const { history, clipping, divergence } = frame;
  const { step } = history;
  const cut = clipping.clippedSteps > 0;
  const line = (label: string, value: Float32Array, width: number, pick: 'soft' | 'ink') => ({
    label,
    step,
    value,
    colour: (palette: Palette) => palette.css[pick],
    width,
  });
  return {
    lines: [
      line(cut ? 'as it came' : '', clipping.before, 1.25, 'soft'),
      ...(cut ? [line('as used', clipping.after, 2, 'ink')] : []),
    ],
    scale: 'log',
    sameSteps: true,
    tick,
    read: (value) => digits(value, 2),
    within: limit === null ? [] : [limit / 1.3, limit * 1.3],
    rug: { step, share: clippedShares(step, clipping.clipped) },
    marks: divergence === null ? [] : [{ step: divergence.step, label: 'diverged' }],
  };
}

/** The line itself; none where the limit is not a length of the whole gradient. */
export function limitHandle(
  entry: CatalogEntry | undefined,
  limit: number | null,
  end: number,
  onchange: (limit: number) => void,
): ChartHandle[] {
  const spec = entry?.options.find(({ name }) => name === LIMIT);
  if (limit === null || spec === undefined) return [];
  return [
    {
      name: LIMIT,
      label: 'Limit of the gradient’s length',
      along: 'y',
      x: end,
      y: limit,
      spec,
      value: limit,
      meaning: (length) => length,
      onchange,
    },
  ];
}

/** A limit that would have cut some of the steps so far: the median length. */
export function usualLength(before: ArrayLike<number>): number | null {
  const lengths = Array.from(before).filter((length) => length > 0 && Number.isFinite(length));
  if (lengths.length === 0) return null;
  lengths.sort((a, b) => a - b);
  return Number((lengths[Math.floor(lengths.length / 2)] ?? 1).toPrecision(2));
}

/** Clipping by length, at a limit that says something about these lengths. */
export function clippedByLength(catalog: Catalog, lengths: Lengths | null): NamedOptions {
  const chosen = namedDefaults(catalog, 'clipping', BY_LENGTH);
  const usual = usualLength(lengths?.clipping.before ?? []);
  return usual === null ? chosen : { ...chosen, options: { ...chosen.options, [LIMIT]: usual } };
}

/** How often it clipped, and what the last step's gradient was. */
export function clippingWords({ step, clipping, history }: Lengths): string {
  const { before, after, clippedSteps } = clipping;
  const [long = NaN, short = NaN] = [before.at(-1), after.at(-1)];
  const last =
    long === short
      ? `left as it was (${digits(long, 2)})`
      : `cut from ${digits(long, 2)} to ${digits(short, 2)}`;
  const rows =
    history.interval > 1
      ? ` One point every ${count(history.interval)} steps; a mark is as high as the share of the steps since the point before that were clipped.`
      : '';
  return `${count(clippedSteps)} of ${count(step)} steps clipped; the last gradient shown was ${last}.${rows}`;
}
