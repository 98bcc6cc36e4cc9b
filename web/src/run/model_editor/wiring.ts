// Which layer reads which: a list of layers is a graph where some read more than the one before. Every
// edit of the list keeps it one that can be: nothing reads what is not there, or comes later. Pure.
import type { Catalog, LayerSpec, ModelSpec } from '../../engine/api';
import { sameJson } from '../../state/config';

/** What the first layer reads: the picture itself. */
export const PICTURE = 'input';

/** Output shapes by name, of the picture too, as far as they are known. */
export type Shapes = ReadonlyMap<string, readonly number[]>;

export function inputCount(type: string, catalog: Catalog): number {
  return catalog.layers.find(({ name }) => name === type)?.inputs ?? 1;
}

/** What stands before a layer, from the picture on: it may read each of these. */
export function namesBefore(model: ModelSpec, at: number): string[] {
  return [PICTURE, ...model.layers.slice(0, at).map(({ name }) => name)];
}

/** The names of what a layer reads, the main path first. */
export function readBy(model: ModelSpec, at: number): string[] {
  return model.layers[at]?.inputs ?? namesBefore(model, at).slice(-1);
}

/** What a layer reads beside what it has to: only these need to be told. */
export function skipsInto(model: ModelSpec, at: number): string[] {
  const [main, ...others] = readBy(model, at);
  const usual = main === namesBefore(model, at).at(-1);
  return usual || main === undefined ? others : [main, ...others];
}

/** "with pool1", "with the picture"; of a layer that reads another than the one before: "reads conv1". */
export function skipText(model: ModelSpec, at: number): string {
  const skips = skipsInto(model, at);
  if (skips.length === 0) return '';
  const word = skips.length === readBy(model, at).length ? 'reads' : 'with';
  return `${word} ${skips.map(spokenName).join(' and ')}`;
}

function spokenName(name: string): string {
  return name === PICTURE ? 'the picture' : name;
}

/**
 * The layers of `after` read what they read in `before`, as far as that can be: who read the layer before
 * does so again, who read a layer that is gone reads the one before that, and who would read a later
 * layer, or the same one twice, reads another. `renamed`: new names by the old ones.
 */
export function rewired(
  before: ModelSpec,
  after: ModelSpec,
  catalog: Catalog,
  shapes: Shapes = new Map(),
  renamed: ReadonlyMap<string, string> = new Map(),
): ModelSpec {
  const newName = (name: string): string => renamed.get(name) ?? name;
  const places = new Map(before.layers.map(({ name }, at) => [newName(name), at]));
  const left = new Set([PICTURE, ...after.layers.map(({ name }) => name)]);

  /** What takes the place of a layer that was read. */
  function successor(name: string): string {
    if (left.has(newName(name))) return newName(name);
    const at = before.layers.findIndex((layer) => layer.name === name);
    return at < 0 ? PICTURE : successor(namesBefore(before, at).at(-1) ?? PICTURE);
  }

  const layers = after.layers.map((layer, at): LayerSpec => {
    const there = namesBefore(after, at);
    const previous = there.at(-1) ?? PICTURE;
    const place = places.get(layer.name);
    const old = place === undefined ? [] : readBy(before, place);
    const [oldMain] = old;
    const followed =
      oldMain === undefined ||
      (place !== undefined && oldMain === namesBefore(before, place).at(-1));
    const kept = followed ? previous : successor(oldMain);
    const main = there.includes(kept) ? kept : previous;
    const inputs = [main];
    while (inputs.length < inputCount(layer.type, catalog)) {
      const was = old[inputs.length];
      const now = was === undefined ? null : successor(was);
      const fits = now !== null && there.includes(now) && (now !== main || was === oldMain);
      inputs.push(fits ? now : nearestLike(main, there, shapes));
    }
    return withInputs(layer, inputs, previous);
  });
  return { ...after, layers };
}

/** Only what the engine would not do by itself is written down. */
function withInputs(layer: LayerSpec, inputs: string[], previous: string): LayerSpec {
  const { inputs: written, ...rest } = layer;
  if (inputs.length > 1 || inputs[0] !== previous) {
    return sameJson(written, inputs) ? layer : { ...rest, inputs };
  }
  return written === undefined ? layer : rest;
}

/** The nearest layer with the shape of `main`; where there is none, the nearest other one. */
function nearestLike(main: string, there: readonly string[], shapes: Shapes): string {
  const others = there.filter((name) => name !== main).reverse();
  const wanted = shapes.get(main);
  const like = wanted && others.find((name) => sameJson(shapes.get(name), wanted));
  return like ?? others[0] ?? PICTURE;
}

/** Another layer read at `place` (0: the main path) by the layer at `at`. */
export function setInput(model: ModelSpec, at: number, place: number, name: string): ModelSpec {
  const inputs = readBy(model, at).with(place, name);
  const layers = model.layers.map((layer, index) => (index === at ? { ...layer, inputs } : layer));
  return { ...model, layers };
}
