// A plain deep network as a model specification: one block after another, each weights, norm, activation, and a
// way round them where it is residual. Pure data; the engine builds and measures it.
import type { LayerProfile, LayerSpec, ModelSpec, OptionValues } from '../../engine/api';

export interface DeepSettings {
  /** Blocks, 1 to 50. */
  depth: number;
  width: number;
  init: string;
  activation: string;
  norm: 'none' | 'batch_norm' | 'layer_norm';
  residual: boolean;
}

export const MOST_DEPTH = 50;
/** He et al. 2015 with what it was made for: signals keep their size. */
export const FIRST: DeepSettings = {
  depth: 20,
  width: 32,
  init: 'he_normal',
  activation: 'relu',
  norm: 'none',
  residual: false,
};

export function deepNet(
  settings: DeepSettings,
  input: readonly number[],
  outputs: number,
): ModelSpec {
  const layers: LayerSpec[] = input.length > 1 ? [layer('flat', 'flatten')] : [];
  let before = '';
  for (let block = 1; block <= settings.depth; block += 1) {
    // Weights, norm, activation, way round: the last one that is there is what the block hands on.
    const name = (letter: 'z' | 'n' | 'a' | 'h'): string => `${letter}${String(block)}`;
    layers.push(layer(name('z'), 'linear', { units: settings.width, init: settings.init }));
    if (settings.norm !== 'none') layers.push(layer(name('n'), settings.norm));
    layers.push(layer(name('a'), 'activation', { function: settings.activation }));
    // The first block brings the input to the width: nothing to go round yet.
    if (settings.residual && block > 1) {
      layers.push({ ...layer(name('h'), 'add'), inputs: [name('a'), before] });
    }
    before = layers.at(-1)?.name ?? '';
  }
  layers.push(layer('out', 'linear', { units: outputs }));
  return { input: [...input], layers };
}

function layer(name: string, type: string, options: OptionValues = {}): LayerSpec {
  return { name, type, options };
}

export interface Stage {
  /** What stands under its bars. */
  label: string;
  profile: LayerProfile;
}

/** Of a deep network: what each block hands on. */
export function blockStages(layers: readonly LayerProfile[]): Stage[] {
  const stages = new Map<string, Stage>();
  for (const profile of layers) {
    const block = /^[znah](\d+)$/.exec(profile.layer)?.[1];
    if (block !== undefined) stages.set(block, { label: block, profile });
  }
  return [...stages.values()];
}

/** Of any network: every layer but those that only hand numbers on. */
export function layerStages(layers: readonly LayerProfile[]): Stage[] {
  return layers
    .filter(({ type }) => type !== 'flatten' && type !== 'dropout')
    .map((profile) => ({ label: profile.layer, profile }));
}
