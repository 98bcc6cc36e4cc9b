// What the learner has set in this lab, as plain values: the whole of it stands in the address.
import type { Drawing } from '../../engine/api';
import type { Place } from '../../viz/number_grid';
import { patternNamed } from './input/patterns';
import { sampleDrawing } from './input/sample';
import { presetWeights, resized } from './kernel/presets';

export interface Filter {
  /** A preset's name, "learned3" for the third filter of the ready-trained network, or "own". */
  readonly preset: string;
  /** [channels, kernel, kernel] */
  readonly weights: readonly number[];
}

export interface Settings {
  /** A pattern's name, "drawing", or "digit12" for a test digit. */
  readonly picture: string;
  /** Side of a pattern. */
  readonly size: number;
  readonly kernel: number;
  readonly stride: number;
  readonly padding: number;
  readonly dilation: number;
  readonly filters: readonly Filter[];
  /** Which filter, and so which output map, is looked at. */
  readonly filter: number;
  /** Where its window stands on the output map; null: where most happens, found when the picture is there. */
  readonly cell: Place | null;
  /** Windows of the pooling card. */
  readonly poolKernel: number;
  readonly poolStride: number;
  /** Which output gradients are put in by hand: "cell", "ones", or cells with values. */
  readonly upstream: string;
  /** The network card: layer, map and cell that are open. */
  readonly layer: string;
  readonly map: number;
  /** How far the digit is shifted. */
  readonly shift: Place;
  /** The learner's digit; null: an empty pad. */
  readonly ink: Drawing | null;
}

export const MOST_FILTERS = 4;
export const MOST_PADDING = 10;
export const SIZES = { least: 4, most: 16 } as const;

export const defaults: Settings = {
  picture: 'disc',
  size: 12,
  kernel: 3,
  stride: 1,
  padding: 1,
  dilation: 1,
  filters: [{ preset: 'edge_x', weights: presetWeights('edge_x', 3, 1) ?? [] }],
  filter: 0,
  cell: null,
  poolKernel: 2,
  poolStride: 2,
  upstream: 'cell',
  layer: '',
  map: 0,
  shift: { row: 0, column: 0 },
  ink: sampleDrawing,
};

/** How many channels the picture has. */
export function channelsOf(picture: string): number {
  return patternNamed(picture)?.channels ?? 1;
}

/** Another picture: every filter gets as many channels as that has. */
export function withPicture(settings: Settings, picture: string): Settings {
  const channels = channelsOf(picture);
  const had = channelsOf(settings.picture);
  const filters = settings.filters.map((filter): Filter => {
    if (channels === had) return filter;
    const area = settings.kernel * settings.kernel;
    const first = filter.weights.slice(0, area);
    const named = presetWeights(filter.preset, settings.kernel, channels);
    const spread = Array.from({ length: channels }, () => first).flat();
    return { preset: filter.preset, weights: named ?? spread };
  });
  return { ...settings, picture, filters };
}

/** Another window size: presets are made anew, own weights keep their place. */
export function withKernel(settings: Settings, kernel: number): Settings {
  const channels = channelsOf(settings.picture);
  const filters = settings.filters.map((filter): Filter => {
    const named = presetWeights(filter.preset, kernel, channels);
    if (named) return { preset: filter.preset, weights: named };
    return { preset: 'own', weights: resized(filter.weights, settings.kernel, kernel) };
  });
  return { ...settings, kernel, filters };
}

/** The filter that is looked at, replaced. */
export function withFilter(settings: Settings, filter: Filter): Settings {
  const filters = settings.filters.map((one, at) => (at === settings.filter ? filter : one));
  return { ...settings, filters };
}

export function withWeight(settings: Settings, at: number, value: number): Settings {
  const filter = settings.filters[settings.filter];
  if (!filter) return settings;
  const weights = filter.weights.map((weight, place) => (place === at ? value : weight));
  return withFilter(settings, { preset: 'own', weights });
}

/** So many filters: new ones take the presets in turn. */
export function withFilters(settings: Settings, count: number): Settings {
  const channels = channelsOf(settings.picture);
  const names = ['edge_x', 'edge_y', 'blur', 'sharpen'];
  const filters = Array.from({ length: count }, (_, at): Filter => {
    const kept = settings.filters[at];
    if (kept) return kept;
    const used = settings.filters.map(({ preset }) => preset);
    const preset = names.filter((name) => !used.includes(name))[at - used.length] ?? 'blur';
    return { preset, weights: presetWeights(preset, settings.kernel, channels) ?? [] };
  });
  return { ...settings, filters, filter: Math.min(settings.filter, count - 1) };
}
