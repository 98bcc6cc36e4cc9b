// The values that runs of a comparison differ by: which to begin with, one more, and how they are written; and
// what the runs have in common. Pure.
import type { Catalog, OptionSpec, RunConfig } from '../../../engine/api';
import { entriesOf, entryNamed, presetOf } from '../../../state/config';
import { STOPS, fromPosition, showNumber, toPosition } from '../../../ui/option_logic';
import { choiceLabel } from '../../../viz/format';
import { FEWEST, MOST, type Difference, type Value } from './differences';

/** How a value is written in a run's row and on charts, where a bare whole number beside the run's says nothing. */
export function valueText({ key, spec, entries }: Difference, value: Value): string {
  if (entries) return entries.find(({ name }) => name === value)?.label ?? String(value);
  if (spec.kind === 'boolean') return value === 1 ? 'on' : 'off';
  if (spec.kind === 'choice') return choiceLabel(String(value));
  const number = showNumber(Number(value));
  if (key === 'seed') return `seed ${number}`;
  if (spec.kind !== 'integer' || spec.unit === '') return number;
  return `${number} ${value === 1 ? spec.unit.replace(/s$/, '') : spec.unit}`;
}

/** Values that tell something at once; of other things the catalog's first are taken. */
const TELLING: Readonly<Record<string, readonly Value[]>> = {
  optimizer: ['sgd', 'momentum', 'rmsprop', 'adam'],
  schedule: ['constant', 'step', 'cosine', 'one_cycle'],
  'layers.linear.init': ['he_normal', 'xavier_normal', 'normal', 'constant'],
  'layers.activation.function': ['relu', 'tanh', 'sigmoid', 'gelu'],
};

/** Sensible values to begin with: two to four of them, the base's own among them where they are numbers. */
export function firstValues(difference: Difference, config: RunConfig): Value[] {
  const { key, spec } = difference;
  const own = difference.valueOf(config);
  if (spec.kind === 'boolean') return [0, 1];
  if (spec.kind === 'choice') {
    const telling = (TELLING[key] ?? []).filter((name) => spec.choices.includes(String(name)));
    if (telling.length >= FEWEST) return telling;
    return distinct([own, ...spec.choices]).slice(0, MOST);
  }
  if (key === 'seed') return [own, Number(own) + 1, Number(own) + 2];
  const at = toPosition(spec, Number(own));
  const around = [at - STOPS / 4, at, at + STOPS / 8, at + STOPS / 4];
  const values = around
    .filter((position) => position >= 0 && position <= STOPS)
    .map((position) => (position === at ? own : fromPosition(spec, position)));
  return distinct(values.length >= FEWEST ? values : [own, ...[spec.min, spec.max]]).slice(0, MOST);
}

/** One more, about as far on from the last as values to begin with are: what no run has yet; null where all are taken. */
export function nextValue({ spec }: Difference, values: readonly Value[]): Value | null {
  return valuesAfter(spec, values[values.length - 1]).find((one) => !values.includes(one)) ?? null;
}

function valuesAfter(spec: OptionSpec, last: Value | undefined): readonly Value[] {
  if (spec.kind === 'choice') return spec.choices;
  if (spec.kind === 'boolean') return [1, 0];
  const from = Number(last ?? spec.default);
  // Seeds: one is as good as the other.
  if (spec.max > 1e6 && spec.scale === 'linear') {
    const near = Array.from({ length: MOST }, (_, i) => i + 1);
    return [...near.map((by) => from + by), ...near.map((by) => from - by)].filter(
      (value) => value >= spec.min && value <= spec.max,
    );
  }
  const at = toPosition(spec, from);
  const every = Array.from({ length: STOPS + 1 }, (_, position) => position);
  const far = every.filter((position) => position !== at && (position - at) % (STOPS / 8) === 0);
  const up = far.filter((position) => position > at);
  const down = far.filter((position) => position < at).reverse();
  return [...up, ...down, ...every].map((position) => fromPosition(spec, position));
}

function distinct(values: readonly Value[]): Value[] {
  return [...new Set(values)];
}

/** What all runs have in common, said once: what the base chose, but for the thing that differs. */
export function commonText(catalog: Catalog, config: RunConfig, { key }: Difference): string {
  const parts = [dataText(catalog, config)];
  const network = presetOf(config.model, catalog)?.label;
  const layers = config.model.layers.length;
  parts.push(network ?? `a network of ${String(layers)} ${layers === 1 ? 'layer' : 'layers'}`);
  for (const { key: group } of catalog.groups) {
    if (group === key) continue;
    const { name, options } = config[group];
    const label = entryNamed(entriesOf(catalog, group), name)?.label ?? name;
    const rate = options['learning_rate'];
    if (group === 'schedule' || group === 'clipping') {
      if (name !== entriesOf(catalog, group)[0]?.name) parts.push(label.toLowerCase());
    } else if (rate === undefined || key === 'optimizer.learning_rate') parts.push(label);
    else parts.push(`${label} at rate ${showNumber(Number(rate))}`);
  }
  if (key !== 'training.batch_size') {
    parts.push(`batches of ${String(config.training['batch_size'] ?? '')}`);
  }
  if (key !== 'seed') parts.push(`seed ${String(config.seed)}`);
  return parts.join(' · ');
}

function dataText(catalog: Catalog, { points }: RunConfig): string {
  if (!points) return 'digits';
  return `points: ${entryNamed(catalog.points, points.name)?.label ?? points.name}`;
}

/** What else belongs to the differing thing: an optimizer's rate. */
export function besideText({ key }: Difference, config: RunConfig): string {
  if (key !== 'optimizer') return '';
  return `rate ${showNumber(Number(config.optimizer.options['learning_rate']))}`;
}
