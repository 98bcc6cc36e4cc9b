// Line charts over training steps: uPlot with the page's look, labels written at the lines' ends, and
// a reading under the pointer. Curves keep their own steps; test points are far apart, train points near.

import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';

import './chart.css';
import { chartOptions } from './chart_options';
import { drawGuides, drawRug, drawWords } from './chart_marks';
import { count, digits } from './format';
import type { Palette } from './palette';
import { type Redraw, attachRedraw } from './redraw';
import { type Curve, joinCurves, valueAt } from './series_data';
import { currentPalette } from './theme_watch';

export interface Line extends Curve {
  /** '' for a line in the background, which needs no name and no reading. */
  readonly label: string;
  readonly colour: (palette: Palette) => string;
  readonly width: number;
  /** Lengths of strokes and gaps in CSS pixels; a whole line without it. */
  readonly dash?: readonly number[];
}

export interface ChartData {
  readonly lines: readonly Line[];
  readonly scale: 'linear' | 'log';
  /** All lines have a value at every step: where one is missing, the line is broken. */
  readonly sameSteps?: boolean;
  /** Bounds that hold whatever the data, e.g. 0 … 1 for an accuracy. */
  readonly low?: number;
  readonly high?: number;
  /** How a value is written on the axis and in the reading. */
  readonly tick: (value: number) => string;
  readonly read: (value: number) => string;
  /** Values worth a thin line and, unless '', a word, e.g. what guessing would reach. */
  readonly guides?: readonly { value: number; label: string }[];
  /** Steps worth one, e.g. where the run diverged. */
  readonly marks?: readonly { step: number; label: string }[];
  /** Steps that the picture reaches to at least: it keeps its width while they come. */
  readonly reach?: number;
  /** What runs across where it is not steps. */
  readonly across?: Across;
  /** Values that the picture must reach to, whatever the data. */
  readonly within?: readonly number[];
  /** Ticks along the foot: at a step, as high as the share (0 to 1) of the steps since the tick before. */
  readonly rug?: { readonly step: ArrayLike<number>; readonly share: ArrayLike<number> };
  /** Charts of one group move their pointers together. */
  readonly group?: string;
}

/** From `low` to `high`, on a logarithmic axis unless it is said to be linear. */
export interface Across {
  readonly name: string;
  readonly scale?: 'linear' | 'log';
  /** A linear one that is as long as the lines need, and at least so long. */
  readonly grows?: boolean;
  readonly low: number;
  readonly high: number;
}

/** Where the picture's plane lies within its host, in CSS pixels, and what is where on it. */
export interface ChartPlane {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** From a value to its place within the host, and back. */
  readonly toX: (step: number) => number;
  readonly toY: (value: number) => number;
  readonly atX: (x: number) => number;
  readonly atY: (y: number) => number;
}

export interface Chart {
  show(data: ChartData): void;
  destroy(): void;
}

/** Fills `host`, whose size comes from CSS. `drawn` is told of every drawing. */
export function attachChart(host: HTMLElement, drawn?: (plane: ChartPlane) => void): Chart {
  let data: ChartData | null = null;
  let plot: uPlot | null = null;
  let shape = '';
  const reading = document.createElement('div');
  reading.className = 'chart-reading';
  reading.hidden = true;

  const build = (
    chart: ChartData,
    palette: Palette,
    rows: uPlot.AlignedData,
    size: { width: number; height: number },
  ): uPlot => {
    const options = chartOptions(() => data ?? chart, palette, size);
    options.hooks = {
      drawAxes: [
        (u) => drawGuides(u, data ?? chart, palette),
        (u) => drawRug(u, data ?? chart, palette),
      ],
      draw: [(u) => drawWords(u, data ?? chart, palette), (u) => drawn?.(planeOf(u))],
      setCursor: [(u) => read(u, data ?? chart, reading)],
    };
    const made = new uPlot(options, rows, host);
    made.over.append(reading);
    return made;
  };

  const paint = (across: number, down: number): void => {
    if (data === null) return;
    const size = { width: Math.floor(across), height: Math.floor(down) };
    const palette = currentPalette();
    const rows = joinCurves(data.lines, data.scale === 'log') as uPlot.AlignedData;
    // What uPlot cannot change in place: number and looks of the lines, kind of scale, theme.
    const wanted = JSON.stringify([
      data.lines.map((line) => [line.label, line.colour(palette), line.width, line.dash]),
      [data.scale, data.low, data.high, acrossShape(data), palette.css, window.devicePixelRatio],
    ]);
    if (plot === null || wanted !== shape) {
      plot?.destroy();
      plot = build(data, palette, rows, size);
      shape = wanted;
      return;
    }
    if (plot.width !== size.width || plot.height !== size.height) plot.setSize(size);
    plot.setData(rows);
  };
  const redraw: Redraw = attachRedraw(host, paint);

  return {
    show(next) {
      data = next;
      redraw.redraw();
    },
    destroy() {
      redraw.destroy();
      plot?.destroy();
      plot = null;
    },
  };
}

/** A linear one follows the data by itself. */
function acrossShape({ across }: ChartData): unknown {
  return across?.grows ? across.name : across;
}

function planeOf(plot: uPlot): ChartPlane {
  const ratio = window.devicePixelRatio || 1;
  const [left, top] = [plot.bbox.left / ratio, plot.bbox.top / ratio];
  return {
    left,
    top,
    width: plot.bbox.width / ratio,
    height: plot.bbox.height / ratio,
    toX: (step) => left + plot.valToPos(step, 'x'),
    toY: (value) => top + plot.valToPos(value, 'y'),
    atX: (x) => plot.posToVal(x - left, 'x'),
    atY: (y) => plot.posToVal(y - top, 'y'),
  };
}

/** The values under the pointer, in words: "step 120 · train 0.31 · test 0.28". */
function read(plot: uPlot, data: ChartData, reading: HTMLElement): void {
  const row = plot.cursor.idx;
  const step = row === null || row === undefined ? undefined : plot.data[0][row];
  reading.hidden = step === undefined;
  if (row === null || row === undefined || step === undefined) return;
  const place = (at: number): string =>
    data.across ? `${data.across.name} ${digits(at)}` : `step ${count(at)}`;
  const parts = [place(step)];
  data.lines.forEach((line, i) => {
    if (line.label === '') return;
    const column = plot.data[i + 1] as (number | null)[] | undefined;
    const found = column === undefined ? null : valueAt(column, row);
    if (found === null) return;
    // A line with points far apart: what was measured, and when; not what lies between.
    const when = found.row === row ? '' : ` (${place(plot.data[0][found.row] ?? 0)})`;
    parts.push(`${line.label} ${data.read(found.value)}${when}`);
  });
  reading.textContent = parts.join(' · ');
  // On the side of the pointer where there is room.
  const left = plot.cursor.left ?? 0;
  reading.classList.toggle('leftward', left > plot.over.clientWidth / 2);
}
