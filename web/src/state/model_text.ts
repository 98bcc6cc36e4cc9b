// A model as one readable line for the URL and back:
//   conv2d(8,kernel:5);activation(relu);max_pool2d(2);flatten;linear(10)
// The first value is the layer's first option; the others are named and only there when they differ
// from the default. `name@type` keeps a name that is not type + count; `~a~b` names the layers read.
import type { Catalog, CatalogEntry, LayerSpec, ModelSpec, OptionValues } from '../engine/api';
import { defaultValue, entryNamed } from './config';
import { readOption, writeOption } from './option_text';

const INPUT = /^input\((\d+(?:,\d+)*)\)$/;
const LAYER = /^(?:([^@~()]+)@)?([A-Za-z0-9_]+)(?:\(([^()]*)\))?((?:~[^~]+)*)$/;

export function writeModel(model: ModelSpec, catalog: Catalog): string {
  const parts: string[] = [];
  const usual = catalog.defaults.model.input;
  if (model.input.join() !== usual.join()) parts.push(`input(${model.input.join(',')})`);
  const counts = new Map<string, number>();
  for (const layer of model.layers) parts.push(writeLayer(layer, catalog, nextName(layer, counts)));
  return parts.join(';');
}

/** What could not be understood is put into `problems`; null when no model is left. */
export function readModel(text: string, catalog: Catalog, problems: string[]): ModelSpec | null {
  const parts = text.split(';').filter((part) => part !== '');
  let input = catalog.defaults.model.input;
  const first = INPUT.exec(parts[0] ?? '');
  if (first?.[1] !== undefined) {
    input = first[1].split(',').map(Number);
    parts.shift();
  }
  const counts = new Map<string, number>();
  const layers: LayerSpec[] = [];
  for (const part of parts) {
    const layer = readLayer(part, catalog, counts, problems);
    // Half a model is another model: one bad layer refuses the whole.
    if (!layer) return null;
    layers.push(layer);
  }
  if (layers.length > 0) return { input, layers };
  problems.push('model: no layers given');
  return null;
}

function nextName(layer: { type: string }, counts: Map<string, number>): string {
  const count = (counts.get(layer.type) ?? 0) + 1;
  counts.set(layer.type, count);
  return `${layer.type}${count}`;
}

function writeLayer(layer: LayerSpec, catalog: Catalog, autoName: string): string {
  const specs = entryNamed(catalog.layers, layer.type)?.options ?? [];
  const values: string[] = [];
  specs.forEach((spec, place) => {
    const value = layer.options[spec.name] ?? defaultValue(spec);
    if (place === 0) values.push(writeOption(value));
    else if (value !== defaultValue(spec)) values.push(`${spec.name}:${writeOption(value)}`);
  });
  const name = layer.name === autoName ? '' : `${escapeName(layer.name)}@`;
  const inputs = (layer.inputs ?? []).map((one) => `~${escapeName(one)}`).join('');
  return `${name}${layer.type}${values.length > 0 ? `(${values.join(',')})` : ''}${inputs}`;
}

function readLayer(
  text: string,
  catalog: Catalog,
  counts: Map<string, number>,
  problems: string[],
): LayerSpec | null {
  const [matched, name, type = '', values = '', inputs = ''] = LAYER.exec(text) ?? [];
  if (matched === undefined) {
    problems.push(`model: cannot read the layer "${text}"`);
    return null;
  }
  const entry = entryNamed(catalog.layers, type);
  if (!entry) {
    const known = catalog.layers.map((one) => one.name).join(', ');
    problems.push(`model: no layer is called "${type}"; known: ${known}`);
    return null;
  }
  const autoName = nextName({ type }, counts);
  const options = readValues(values, entry, problems);
  if (!options) return null;
  const layer: LayerSpec = {
    name: name === undefined ? autoName : unescapeName(name),
    type,
    options,
  };
  if (inputs !== '') layer.inputs = inputs.slice(1).split('~').map(unescapeName);
  return layer;
}

function readValues(text: string, entry: CatalogEntry, problems: string[]): OptionValues | null {
  const options: OptionValues = Object.fromEntries(
    entry.options.map((spec) => [spec.name, defaultValue(spec)]),
  );
  for (const [place, part] of text.split(',').entries()) {
    if (part === '') continue;
    const colon = part.indexOf(':');
    const name = colon < 0 ? entry.options[place === 0 ? 0 : -1]?.name : part.slice(0, colon);
    const spec = entry.options.find((one) => one.name === name);
    if (!spec) {
      problems.push(`model: the layer ${entry.name} has no option "${name ?? part}"`);
      return null;
    }
    const read = readOption(spec, part.slice(colon + 1));
    if ('problem' in read) {
      problems.push(`model: ${entry.name}: ${read.problem}`);
      return null;
    }
    options[spec.name] = read.value;
  }
  return options;
}

function escapeName(name: string): string {
  return encodeURIComponent(name).replace(
    /[~()]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function unescapeName(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
