// Changing a model description: every edit gives a new one and leaves the old as it was. Pure.
import type {
  Catalog,
  LayerInfo,
  LayerSpec,
  ModelInfo,
  ModelSpec,
  OptionSpec,
} from '../../engine/api';
import { defaultOptions, defaultValue, entryNamed, sameJson } from '../../state/config';
import { rewired, type Shapes } from './wiring';

/** Within a network; the last layer has as many units as there are digits. */
const HIDDEN_UNITS = 64;

/**
 * A new layer of that type at place `at`, with every option at its default. A dense layer within the
 * network is a hidden one: wider, and followed by an activation, without which two dense layers could
 * do no more than one.
 */
export function addLayer(
  model: ModelSpec,
  type: string,
  at: number,
  catalog: Catalog,
  shapes?: Shapes,
): ModelSpec {
  return rewired(model, withAdded(model, type, at, catalog), catalog, shapes);
}

function withAdded(model: ModelSpec, type: string, at: number, catalog: Catalog): ModelSpec {
  const layer = newLayer(model, type, catalog);
  if (at === model.layers.length || !('units' in layer.options)) return inserted(model, at, layer);
  layer.options['units'] = HIDDEN_UNITS;
  const wider = inserted(model, at, layer);
  const known = model.layers.filter(({ options }) => 'function' in options).at(-1);
  const activation = known?.type ?? catalog.layers.find(hasFunction)?.name;
  if (activation === undefined || model.layers[at]?.type === activation) return wider;
  const after = newLayer(wider, activation, catalog);
  return inserted(wider, at + 1, { ...after, options: { ...after.options, ...known?.options } });
}

function hasFunction({ options }: { options: OptionSpec[] }): boolean {
  return options.some(({ name }) => name === 'function');
}

function newLayer(model: ModelSpec, type: string, catalog: Catalog): LayerSpec {
  const options = defaultOptions(entryNamed(catalog.layers, type)?.options ?? []);
  return { name: freshName(model, type, catalog), type, options };
}

function inserted(model: ModelSpec, at: number, layer: LayerSpec): ModelSpec {
  return { ...model, layers: [...model.layers.slice(0, at), layer, ...model.layers.slice(at)] };
}

/** Layers that read the removed one read what stood before it. */
export function removeLayer(
  model: ModelSpec,
  at: number,
  catalog: Catalog,
  shapes?: Shapes,
): ModelSpec {
  const layers = model.layers.filter((_, index) => index !== at);
  return rewired(model, { ...model, layers }, catalog, shapes);
}

export function moveLayer(
  model: ModelSpec,
  from: number,
  to: number,
  catalog: Catalog,
  shapes?: Shapes,
): ModelSpec {
  const layers = [...model.layers];
  const [moved] = layers.splice(from, 1);
  if (moved === undefined || to < 0 || to > layers.length) return model;
  layers.splice(to, 0, moved);
  return rewired(model, { ...model, layers }, catalog, shapes);
}

export function setOption(
  model: ModelSpec,
  at: number,
  name: string,
  value: number | string,
): ModelSpec {
  return changeLayer(model, at, (layer) => ({
    ...layer,
    options: { ...layer.options, [name]: value },
  }));
}

/** Another type in the same place; options that both types have keep their values. */
export function setType(
  model: ModelSpec,
  at: number,
  type: string,
  catalog: Catalog,
  shapes?: Shapes,
): ModelSpec {
  const old = model.layers[at];
  if (old === undefined || old.type === type) return model;
  const name = freshName(model, type, catalog);
  const specs = entryNamed(catalog.layers, type)?.options ?? [];
  const changed = changeLayer(model, at, (layer) => ({
    ...layer,
    name,
    type,
    options: Object.fromEntries(
      specs.map((spec) => [spec.name, kept(spec, layer.options[spec.name])]),
    ),
  }));
  return rewired(model, changed, catalog, shapes, new Map([[old.name, name]]));
}

function kept(spec: OptionSpec, value: number | string | undefined): number | string {
  if (spec.kind === 'choice') {
    return typeof value === 'string' && spec.choices.includes(value) ? value : defaultValue(spec);
  }
  if (spec.kind === 'list') return typeof value === 'string' ? value : defaultValue(spec);
  return typeof value === 'number' && value >= spec.min && value <= spec.max
    ? value
    : defaultValue(spec);
}

function changeLayer(
  model: ModelSpec,
  at: number,
  change: (layer: LayerSpec) => LayerSpec,
): ModelSpec {
  return {
    ...model,
    layers: model.layers.map((layer, index) => (index === at ? change(layer) : layer)),
  };
}

/** What the presets call such layers, and the first free number: conv3, linear2. */
export function freshName(model: ModelSpec, type: string, catalog: Catalog): string {
  const known = [...model.layers, ...catalog.models.flatMap((preset) => preset.model.layers)];
  const example = known.find((layer) => layer.type === type)?.name ?? type;
  const base = example.replace(/\d+$/, '') || 'layer';
  const taken = new Set(model.layers.map((layer) => layer.name));
  for (let number = 1; ; number += 1) {
    const name = `${base}${String(number)}`;
    if (!taken.has(name)) return name;
  }
}

/** Which layer a refusal names in quotes ('conv2d "conv2": expected …'), or null. */
export function namedLayer(message: string, model: ModelSpec): number | null {
  for (const [, name] of message.matchAll(/"([^"]+)"/g)) {
    const at = model.layers.findIndex((layer) => layer.name === name);
    if (at >= 0) return at;
  }
  return null;
}

/**
 * What is known about the layers of a draft that was refused: those that stand, unchanged, at the
 * beginning of the last model the engine accepted keep their shapes and costs.
 */
export function knownLayers(
  draft: ModelSpec,
  accepted: ModelSpec | null,
  info: ModelInfo | null,
): (LayerInfo | null)[] {
  let same = accepted !== null && sameJson(draft.input, accepted.input);
  return draft.layers.map((layer, index) => {
    same = same && sameJson(layer, accepted?.layers[index]);
    return same ? (info?.layers[index] ?? null) : null;
  });
}

/** The options of a layer in one line: "8 channels, kernel 5", only what differs from its default. */
export function changedOptions(layer: LayerSpec, catalog: Catalog): string {
  const specs = entryNamed(catalog.layers, layer.type)?.options ?? [];
  return specs
    .filter((spec) => {
      const value = layer.options[spec.name];
      return value !== undefined && value !== defaultValue(spec);
    })
    .map((spec) => optionText(spec, layer.options[spec.name] ?? ''))
    .join(', ');
}

function optionText(spec: OptionSpec, value: number | string): string {
  const label = spec.label.toLowerCase();
  if (spec.kind === 'boolean') return value === 0 ? `no ${label}` : label;
  return `${label} ${String(value).replaceAll('_', ' ')}`;
}
