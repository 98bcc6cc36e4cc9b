// What the comparison's charts, table and map show. Pure.
import type { Comparison, JointSurface, RunInfo } from '../../../engine/api';
import { axisOf, passCost, type Against } from '../../../run/cards/axis';
import type { ChartData, Line } from '../../../viz/chart';
import { count, digits, percent, shortCount, tick } from '../../../viz/format';
import type { RaceWay } from '../../../viz/race_map';
import { seriesColour, seriesDash } from '../../../viz/series';
import { meanAround, type Curve } from '../../../viz/series_data';

export interface Shown {
  readonly now: Comparison;
  readonly infos: readonly RunInfo[];
  /** What the thing that differs is in each. */
  readonly names: readonly string[];
  readonly against: Against;
}

/** A mean over so many rows of the history to either side. */
export function smoothing(rows: number): number {
  return Math.floor(rows / 40);
}

/** What smoothing has done to the training losses of chart and table, or '' where none is smoothed. */
export function smoothText({ now }: Pick<Shown, 'now'>): string {
  const widths = now.runs.map(({ history }) => 2 * smoothing(history.loss.length) + 1);
  const [least, most] = [Math.min(...widths), Math.max(...widths)];
  if (most <= 1) return '';
  const many = least === most ? count(most) : `${count(least)} to ${count(most)}, by run,`;
  return `Training loss: each point is the geometric mean of ${many} of the measured batches around it; the table has the last one.`;
}

export function nameOf({ names }: Pick<Shown, 'names'>, run: number): string {
  return `${String(run + 1)}: ${names[run] ?? ''}`;
}

function lines(shown: Shown, curveOf: (run: number) => Curve): Line[] {
  return shown.now.runs.map((_, run) => ({
    label: nameOf(shown, run),
    ...curveOf(run),
    colour: (palette) => seriesColour(palette, run),
    width: 2,
    ...(seriesDash(run).length > 0 ? { dash: seriesDash(run) } : {}),
  }));
}

function axisFor({ infos, against }: Shown, run: number) {
  return axisOf(against, passCost(infos[run] ?? null));
}

function marks(shown: Shown): NonNullable<ChartData['marks']> {
  return shown.now.runs.flatMap(({ divergence, epoch }, run) =>
    divergence
      ? [
          {
            step: axisFor(shown, run).places({ step: [divergence.step], epoch: [epoch] })[0] ?? 0,
            label: `${String(run + 1)} diverged`,
          },
        ]
      : [],
  );
}

export function trainChart(shown: Shown, scale: 'linear' | 'log'): ChartData {
  return {
    lines: lines(shown, (run) => {
      const history = shown.now.runs[run]?.history;
      if (!history) return { step: [], value: [] };
      return {
        step: axisFor(shown, run).places(history),
        value: meanAround(history.loss, smoothing(history.loss.length)),
      };
    }),
    ...axisFor(shown, 0).across,
    scale,
    ...(scale === 'linear' ? { low: 0 } : {}),
    tick,
    read: (value) => digits(value),
    marks: marks(shown),
    group: 'compare',
  };
}

export function testChart(shown: Shown, what: 'loss' | 'accuracy'): ChartData {
  return {
    lines: lines(shown, (run) => {
      const tests = shown.now.runs[run]?.tests;
      return tests
        ? { step: axisFor(shown, run).places(tests), value: tests[what] }
        : { step: [], value: [] };
    }),
    ...axisFor(shown, 0).across,
    scale: 'linear',
    low: 0,
    ...(what === 'accuracy' ? { high: 1 } : {}),
    tick: what === 'accuracy' ? (value) => percent(value, 0) : tick,
    read: what === 'accuracy' ? (value) => percent(value) : (value) => digits(value),
    marks: marks(shown),
    group: 'compare',
  };
}

export interface Row {
  readonly name: string;
  readonly step: string;
  readonly trainLoss: string;
  readonly testLoss: string;
  readonly accuracy: string;
  readonly multiplyAdds: string;
  readonly time: string;
  /** "diverged at step 12", "ended by its rule", or ''. */
  readonly state: string;
  readonly why: string;
}

const NOTHING = '–';

export function rowsOf({ now, infos, names }: Shown): Row[] {
  return now.runs.map((run, i) => {
    const { history, tested, divergence, stopped } = run;
    const smooth = meanAround(history.loss, smoothing(history.loss.length));
    const loss = smooth[smooth.length - 1];
    const cost = axisOf('multiply-adds', passCost(infos[i] ?? null));
    const spent = cost.places({ step: [run.step], epoch: [run.epoch] })[0] ?? 0;
    return {
      name: names[i] ?? '',
      step: count(run.step),
      trainLoss: loss === undefined ? NOTHING : digits(loss),
      testLoss: tested ? digits(tested.loss) : NOTHING,
      accuracy: tested ? percent(tested.accuracy) : NOTHING,
      multiplyAdds: shortCount(spent),
      time: `${digits(run.trainMs / 1000, 2)} s`,
      state: divergence
        ? `diverged at step ${count(divergence.step)}`
        : stopped === ''
          ? ''
          : 'ended by its own rule',
      why: divergence?.message ?? '',
    };
  });
}

/** Whether all begin alike, from what was measured before the first update. */
export function startText(shown: Shown, sameWeights: readonly boolean[]): string {
  const weights = count(shown.infos[0]?.model.parameters ?? 0);
  const alike = sameWeights.every(Boolean)
    ? `All ${String(sameWeights.length)} begin with the same weights: the engine compared all ${weights} of them.`
    : 'They begin with different weights, for that is what differs.';
  const losses = shown.now.runs.map(({ tests }) => (tests.step[0] === 0 ? tests.loss[0] : null));
  const [first] = losses;
  if (first === null || first === undefined) return alike;
  const same = losses.every((loss) => loss === first);
  return same
    ? `${alike} Test loss at step 0, in every run: ${digits(first, 5)}.`
    : `${alike} Test losses at step 0: ${losses.map((loss) => digits(loss ?? NaN, 4)).join(', ')}.`;
}

/** At which step the paths end: the runs may have gone on, or not as far as one another. */
export function pathEnds({ paths, runs }: Pick<JointSurface, 'paths' | 'runs'>): string {
  const steps = paths.map((path) => path[path.length - 1]?.[0] ?? 0);
  const [first = 0] = steps;
  if (steps.every((step) => step === first)) return `The paths end at step ${count(first)}.`;
  const each = steps.map((step, i) => `${String((runs[i] ?? i) + 1)}: ${count(step)}`);
  return `The paths end at these steps: ${each.join(', ')}.`;
}

/** How far each path's end is from the plane: nobody shall be fooled by a slice. */
export function besidePlane({ paths, runs }: JointSurface): string {
  const ends = paths.map((path, i) => {
    const [, x, y, distance] = path[path.length - 1] ?? [0, 0, 0, 0];
    const [, startX, startY] = path[0] ?? [0, 0, 0];
    const gone = digits(Math.hypot(x - startX, y - startY), 2);
    return `${String((runs[i] ?? i) + 1)}: ${digits(distance, 2)} (${gone})`;
  });
  return `Distance of each end from the plane, and in brackets from the start on it: ${ends.join(', ')}.`;
}

export function waysOn({ paths, runs }: JointSurface): RaceWay[] {
  return paths.map((path, i) => ({
    x: path.map(([, x]) => x),
    y: path.map(([, , y]) => y),
    loss: [],
    to: path.length - 1,
    series: runs[i] ?? i,
    chosen: false,
  }));
}
