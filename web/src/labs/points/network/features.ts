// The features that a network is given of a point: x and y alone need no layer, others come from a first
// layer that makes them. Pure.
import type { Catalog, ModelSpec, OptionSpec } from '../../../engine/api';
import { defaultOptions, entryNamed } from '../../../state/config';

const LAYER = 'plane_features';
const PLAIN: readonly string[] = ['x', 'y'];

/** What there is to choose from, as the engine names it. */
export function featureSpecs(catalog: Catalog): OptionSpec[] {
  const options = entryNamed(catalog.layers, LAYER)?.options ?? [];
  return options.filter(({ kind }) => kind === 'boolean');
}

export function chosenFeatures(model: ModelSpec, catalog: Catalog): string[] {
  const first = model.layers[0];
  if (first?.type !== LAYER) return [...PLAIN];
  return featureSpecs(catalog)
    .map(({ name }) => name)
    .filter((name) => first.options[name] === 1);
}

/** The layer that makes features; null: x and y are read as they are. */
export function featureLayer({ layers: [first] }: ModelSpec): string | null {
  return first?.type === LAYER ? first.name : null;
}

/** With these features, in the engine's order; the last one cannot be taken away. */
export function withFeatures(
  model: ModelSpec,
  chosen: readonly string[],
  catalog: Catalog,
): ModelSpec {
  if (chosen.length === 0) return model;
  const first = model.layers[0];
  const has = first?.type === LAYER;
  const rest = has ? model.layers.slice(1) : model.layers;
  const others = has
    ? first.options
    : defaultOptions(entryNamed(catalog.layers, LAYER)?.options ?? []);
  const options = { ...others };
  for (const { name } of featureSpecs(catalog)) options[name] = chosen.includes(name) ? 1 : 0;
  const plain = chosen.length === PLAIN.length && PLAIN.every((name) => chosen.includes(name));
  if (plain && Number(options['scale'] ?? 1) === 1) return { ...model, layers: rest };
  // As the engine names it by itself: a link need not say it.
  const name = has ? first.name : `${LAYER}1`;
  return { ...model, layers: [{ name, type: LAYER, options }, ...rest] };
}
