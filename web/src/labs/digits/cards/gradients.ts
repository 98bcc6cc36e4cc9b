// What the gradient card shows: one measure per layer over time, and histograms by tensor. Pure.
import type { Frame, Histogram, LayerSeries } from '../../../engine/api';
import type { ChartData } from '../../../viz/chart';
import { count, digits, tick } from '../../../viz/format';
import { meanAround } from '../../../viz/series_data';
import { faded, orderColours, type Palette } from '../../../viz/palette';

export type Measure = 'gradientNorm' | 'weightNorm' | 'updateRatio';

export const measures: readonly {
  name: Measure;
  label: string;
  sentence: string;
}[] = [
  {
    name: 'gradientNorm',
    label: 'gradient',
    sentence:
      'Length of the loss gradient in each layer. One that fades layer by layer teaches the first layers little.',
  },
  {
    name: 'weightNorm',
    label: 'weights',
    sentence:
      'Length of each layer’s weight vector, biases included. Growth without end means the run is running away.',
  },
  {
    name: 'updateRatio',
    label: 'update / weights',
    sentence:
      'How far one update moves a layer, as a share of its weights. About 10⁻³ is healthy: far more is wild, far less hardly learns.',
  },
];

/** Rows to either side in the mean: enough to see a trend through the noise of batches. */
export function meanReach(rows: number): number {
  return Math.max(1, Math.floor(rows / 60));
}

/** Rows before the mean is worth drawing. */
const leastRows = 30;

export function smoothed(frame: Frame, measure: Measure): boolean {
  return measure !== 'weightNorm' && frame.history.step.length >= leastRows;
}

export function measureChart(frame: Frame, measure: Measure): ChartData {
  const { layers, history } = frame;
  const named = layers.map((layer, index) => ({
    label: layer.layer,
    step: history.step,
    value: layer[measure],
    colour: (palette: Palette) => orderColours(palette, layers.length)[index] ?? palette.css.ink,
    width: 1.75,
  }));
  const reach = meanReach(history.step.length);
  return {
    lines: smoothed(frame, measure)
      ? [
          ...named.map((line) => ({
            ...line,
            label: '',
            width: 1,
            colour: (palette: Palette) => faded(line.colour(palette), palette, 0.72),
          })),
          ...named.map((line) => ({ ...line, value: meanAround(line.value, reach) })),
        ]
      : named,
    scale: 'log',
    sameSteps: true,
    tick,
    read: (value) => digits(value, 2),
    guides: measure === 'updateRatio' ? [{ value: 1e-3, label: 'healthy: about 10⁻³' }] : [],
    marks: frame.divergence === null ? [] : [{ step: frame.divergence.step, label: 'diverged' }],
  };
}

/** What the picture leaves out or adds. */
export function scaleNote(frame: Frame, measure: Measure): string {
  const { interval, step } = frame.history;
  const parts = ['Logarithmic.'];
  if (smoothed(frame, measure)) {
    const reach = meanReach(step.length);
    parts.push(
      `Pale: as measured. Strong: the geometric mean of ${count(2 * reach + 1)} points around, at the end of the last ${count(reach + 1)}.`,
    );
  }
  if (frame.layers.some((layer) => layer[measure].includes(0))) {
    parts.push('A gap is exactly 0, which has no logarithm: nothing reaches that layer.');
  }
  if (interval > 1) parts.push(`One point every ${count(interval)} steps.`);
  return parts.join(' ');
}

/** "conv1 0.21, conv2 0.12, …": the last value of every layer. */
export function lastValues(layers: readonly LayerSeries[], measure: Measure): string {
  return layers
    .map((layer) => `${layer.layer} ${digits(layer[measure][layer[measure].length - 1] ?? NaN, 2)}`)
    .join(', ');
}

export interface TensorRow {
  tensor: string;
  value: Histogram | null;
  gradient: Histogram | null;
}

/** One row per tensor in the order they come; biases only when asked for. */
export function tensorRows(
  histograms: readonly Histogram[],
  biases: boolean,
  trained: boolean,
): TensorRow[] {
  const rows = new Map<string, TensorRow>();
  for (const histogram of histograms) {
    if (!biases && histogram.tensor.endsWith('.bias')) continue;
    // Before the first backward pass there is no gradient; zeros would look like one.
    if (!trained && histogram.what === 'gradient') continue;
    const row = rows.get(histogram.tensor) ?? {
      tensor: histogram.tensor,
      value: null,
      gradient: null,
    };
    row[histogram.what] = histogram;
    rows.set(histogram.tensor, row);
  }
  return [...rows.values()];
}
