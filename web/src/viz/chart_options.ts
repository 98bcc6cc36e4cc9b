// How uPlot is set up for every chart of the page: quiet grid, no legend, no zoom by dragging.

import type uPlot from 'uplot';

import type { ChartData, Line } from './chart';
import { count, shortCount, tick } from './format';
import type { Palette } from './palette';
import { boundsOf, logTicks } from './series_data';
import { ticks } from './scale';

/** Room for the axis numbers on the left and the lines' names on the right, in CSS pixels. */
const leftRoom = 48;
const perLetter = 6.6;

export function labelRoom(data: ChartData): number {
  const longest = Math.max(0, ...data.lines.map((line) => line.label.length));
  return Math.ceil(longest * perLetter) + 14;
}

/** `now` gives the newest data: bounds follow them, all else is as it is when this is called. */
export function chartOptions(
  now: () => ChartData,
  palette: Palette,
  size: { width: number; height: number },
): uPlot.Options {
  const data = now();
  // Whole pixels: uPlot scales fonts by their digits before "px".
  const font = `12px ${palette.sans}`;
  const grid = { stroke: palette.css.line, width: 1 };
  const log = data.scale === 'log';
  return {
    ...size,
    padding: [10, labelRoom(data), 0, 0],
    legend: { show: false },
    cursor: {
      drag: { x: false, y: false },
      y: false,
      points: { size: 6, width: 1.5 },
      ...(data.group === undefined ? {} : { sync: { key: data.group, setSeries: false } }),
    },
    scales: {
      x: acrossScale(now),
      y: {
        // An ambient const enum has no values at run time: 1 is linear, 3 logarithmic.
        // eslint-disable-next-line @typescript-eslint/no-unsafe-enum-assignment
        distr: log ? 3 : 1,
        range: (plot) => valueRange(plot, now()),
      },
    },
    axes: [
      {
        stroke: palette.css.soft,
        font,
        grid: { show: false },
        ticks: { show: false },
        size: 26,
        gap: 6,
        ...acrossAxis(data, Math.max(2, Math.floor(size.width / 90))),
      },
      {
        stroke: palette.css.soft,
        font,
        grid,
        ticks: { show: false },
        size: leftRoom,
        gap: 6,
        splits: (_, __, low, high) => {
          const most = Math.max(2, Math.floor(size.height / 34));
          return log ? logTicks(low, high, most) : ticks(low, high, most);
        },
        // uPlot would blank most ticks of a logarithmic axis; ours are few already.
        filter: (_, splits) => splits,
        values: (_, values) => values.map((value) => data.tick(value)),
      },
    ],
    series: [
      {},
      ...data.lines.map((line) => ({
        label: line.label,
        stroke: line.colour(palette),
        width: line.width,
        ...(line.dash === undefined ? {} : { dash: [...line.dash] }),
        spanGaps: data.sameSteps !== true,
        // A line of a single point would be nothing at all.
        points: { show: (_: uPlot, at: number) => isSingle(now().lines[at - 1]), size: 7 },
      })),
    ],
  };
}

function isSingle(line: Line | undefined): boolean {
  const { value = [] } = line ?? {};
  let points = 0;
  for (let i = 0; i < value.length && points < 2; i += 1) {
    if (Number.isFinite(value[i])) points += 1;
  }
  return points === 1;
}

function acrossScale(now: () => ChartData): uPlot.Scale {
  const { across } = now();
  if (across?.grows) {
    return {
      time: false,
      range: (_, low, high) => {
        const least = now().across ?? across;
        if (!Number.isFinite(low) || !Number.isFinite(high)) return [least.low, least.high];
        return [Math.min(least.low, low), Math.max(least.high, high)];
      },
    };
  }
  if (!across) {
    return { time: false, range: (_, low, high) => stepRange(low, high, now().reach ?? 10) };
  }
  if (across.scale === 'linear') return { time: false, range: [across.low, across.high] };
  // As above: 3 is logarithmic.
  // eslint-disable-next-line @typescript-eslint/no-unsafe-enum-assignment
  return { time: false, distr: 3, range: [across.low, across.high] };
}

/** Numbers below the picture: steps, or powers of ten of what runs across. */
function acrossAxis({ across }: ChartData, most: number): Partial<uPlot.Axis> {
  if (across && !across.grows) {
    const places = across.scale === 'linear' ? ticks : logTicks;
    return {
      splits: () => places(across.low, across.high, most),
      filter: (_, splits) => splits,
      values: (_, values) => values.map(tick),
    };
  }
  return {
    splits: (_, __, low, high) => ticks(low, high, most),
    values: (_, values) =>
      values.map((value, i) => {
        const text = across ? shortTick(value) : count(value);
        return i === 0 ? `${across?.name ?? 'step'} ${text}` : text;
      }),
  };
}

/** 2,500,000 → 2.5 M: places on an axis of large numbers. */
function shortTick(value: number): string {
  return value >= 1e4 ? shortCount(value) : tick(value);
}

/** From the first step; at least so many steps wide that updates to come do not make it jump. */
function stepRange(low: number, high: number, reach: number): [number, number] {
  if (!Number.isFinite(low) || !Number.isFinite(high)) return [0, reach];
  return [Math.min(0, low), Math.max(reach, high)];
}

/** What the lines need, with air; fixed bounds win. */
function valueRange(plot: uPlot, data: ChartData): [number, number] {
  const columns = plot.data.slice(1) as (number | null)[][];
  const found = boundsOf([...columns, [...(data.within ?? [])]]);
  if (data.scale === 'log') {
    const [low, high] = found ?? [0.1, 1];
    return [data.low ?? low / 1.15, data.high ?? Math.max(high * 1.15, low * 2)];
  }
  const [low, high] = found ?? [0, 1];
  const air = (high - low) * 0.04;
  return [data.low ?? low - air, data.high ?? (high > low ? high + air : high + 1)];
}
