// What the gradient card shows: one measure per layer over time, and histograms by tensor. Pure.
import type { Frame, Histogram, LayerSeries } from '../../../engine/api';
import type { ChartData } from '../../../viz/chart';
import { digits, tick } from '../../../viz/format';
import { orderColours } from '../../../viz/palette';

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

export function measureChart(frame: Frame, measure: Measure): ChartData {
  const { layers, history } = frame;
  return {
    lines: layers.map((layer, index) => ({
      label: layer.layer,
      step: history.step,
      value: layer[measure],
      colour: (palette) => orderColours(palette, layers.length)[index] ?? palette.css.ink,
      width: 1.5,
    })),
    scale: 'log',
    tick,
    read: (value) => digits(value, 2),
    guides: measure === 'updateRatio' ? [{ value: 1e-3, label: 'healthy: about 10⁻³' }] : [],
    marks: frame.divergence === null ? [] : [{ step: frame.divergence.step, label: 'diverged' }],
  };
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
export function tensorRows(histograms: readonly Histogram[], biases: boolean): TensorRow[] {
  const rows = new Map<string, TensorRow>();
  for (const histogram of histograms) {
    if (!biases && histogram.tensor.endsWith('.bias')) continue;
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
