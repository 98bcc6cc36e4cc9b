// The network as one sees it: inputs, then a column of units for every dense layer with what follows it
// (activation, normalisation, dropout). Reading it off a model, and editing a model by columns. Pure.
import type { Catalog, LayerSpec, ModelInfo, ModelSpec } from '../../../engine/api';
import { addLayer, removeLayer, setOption } from '../../../run/model_editor/edit';

export interface Block {
  /** The dense layer: its weights are the links into this column. */
  dense: string;
  /** Its place among the layers. */
  at: number;
  /** The last layer that belongs to it: what the column's maps show. */
  shown: string;
  units: number;
  /** Place of its activation layer; null: it has none. */
  activation: number | null;
  frozen: boolean;
}

const DENSE = 'linear';
const ACTIVATION = 'activation';

export function blocksOf(model: ModelSpec): Block[] {
  const starts = model.layers.flatMap(({ type }, at) => (type === DENSE ? [at] : []));
  return starts.map((at, place) => {
    const end = starts[place + 1] ?? model.layers.length;
    const layers = model.layers.slice(at, end);
    const [dense] = layers as [LayerSpec];
    const activation = layers.findIndex(({ type }) => type === ACTIVATION);
    return {
      dense: dense.name,
      at,
      shown: layers.at(-1)?.name ?? dense.name,
      units: Number(dense.options['units'] ?? 0),
      activation: activation < 0 ? null : at + activation,
      frozen: dense.options['frozen'] === 1,
    };
  });
}

/** What the first column of weights reads: x and y, or the features made of them. */
export function inputsOf(model: ModelSpec, info: ModelInfo | null): string[] {
  const first = model.layers[0];
  const chosen = Object.entries(first?.type === 'plane_features' ? first.options : {});
  const names = chosen.filter(([name, on]) => name !== 'scale' && on === 1).map(([name]) => name);
  if (names.length > 0) return names;
  const dense = info?.layers.find(({ type }) => type === DENSE);
  const count = dense?.inputShape[0] ?? 2;
  return count === 2
    ? ['x', 'y']
    : Array.from({ length: count }, (_, at) => `input ${String(at + 1)}`);
}

/** One more hidden layer, before the output: as wide as the one before, with the same activation. */
export function withHidden(model: ModelSpec, catalog: Catalog): ModelSpec {
  const blocks = blocksOf(model);
  const output = blocks.at(-1);
  if (!output) return model;
  const wider = addLayer(model, DENSE, output.at, catalog);
  return setOption(wider, output.at, 'units', blocks.at(-2)?.units ?? 4);
}

/** Without its last hidden layer. */
export function withoutHidden(model: ModelSpec, catalog: Catalog): ModelSpec {
  const blocks = blocksOf(model);
  const [last, output] = blocks.slice(-2);
  if (!last || !output || blocks.length < 2) return model;
  let fewer = model;
  for (let at = output.at - 1; at >= last.at; at -= 1) fewer = removeLayer(fewer, at, catalog);
  return fewer;
}

export function withUnits(model: ModelSpec, block: Block, units: number): ModelSpec {
  return setOption(model, block.at, 'units', units);
}

export function withFrozen(model: ModelSpec, block: Block, frozen: boolean): ModelSpec {
  return setOption(model, block.at, 'frozen', frozen ? 1 : 0);
}

/** The function of one column's activation, or of all. */
export function withActivation(model: ModelSpec, name: string, only?: Block): ModelSpec {
  const places = only ? [only.activation] : blocksOf(model).map(({ activation }) => activation);
  return places
    .filter((at) => at !== null)
    .reduce((changed, at) => setOption(changed, at, 'function', name), model);
}

/** The function that all columns share; '' where they differ, null where none has one. */
export function sharedActivation(model: ModelSpec): string | null {
  const names = model.layers
    .filter(({ type }) => type === ACTIVATION)
    .map(({ options }) => String(options['function']));
  const [first = null] = names;
  return names.every((name) => name === first) ? first : '';
}
