// What the depth panel shows, as settings with names, ranges and usual values, and as parts of an address:
//   depth.layers=50&depth.init=xavier_normal&depth.norm=layer_norm&depth.of=run
// Only what differs from the usual. Pure.
import type { Catalog, OptionSpec } from '../../engine/api';
import { entryNamed } from '../../state/config';
import { readOption, writeOption } from '../../state/option_text';
import { FIRST, MOST_DEPTH, type DeepSettings } from './deep_net';

export interface DepthView {
  /** Measured is a deep network that is only described, or the run's own. */
  of: 'deep' | 'run';
  settings: DeepSettings;
}

export const usualDepth: DepthView = { of: 'deep', settings: FIRST };

const PREFIX = 'depth.';
const MOST_WIDTH = 128;
const NORMS = ['none', 'batch_norm', 'layer_norm'];
const SUBJECTS = ['deep', 'run'];

/** Of the panel's settings, by the names that they have in an address. */
export function depthSpecs(catalog: Catalog): Record<keyof DeepSettings | 'of', OptionSpec> {
  const choices = (type: string, option: string): string[] =>
    entryNamed(catalog.layers, type)?.options.find(({ name }) => name === option)?.choices ?? [];
  // Softmax is for what comes out.
  const functions = choices('activation', 'function').filter((one) => one !== 'softmax');
  return {
    depth: whole('layers', 'Layers', FIRST.depth, MOST_DEPTH),
    width: whole('units', 'Units a layer', FIRST.width, MOST_WIDTH),
    init: choice('init', 'Init', FIRST.init, choices('linear', 'init')),
    activation: choice('activation', 'Activation', FIRST.activation, functions),
    norm: choice('norm', 'Normalisation', FIRST.norm, NORMS),
    residual: {
      ...whole('residual', 'Residual', Number(FIRST.residual), 1),
      ...{ kind: 'boolean', min: 0 },
    },
    of: choice('of', 'Which network is measured', 'deep', SUBJECTS),
  };
}

type Values = Record<string, number | string>;

/** As options have them: 1 for on, 0 for off. */
function plain({ of, settings }: DepthView): Values {
  return { ...settings, residual: Number(settings.residual), of };
}

export function writeDepth(view: DepthView, catalog: Catalog): string[] {
  const values = plain(view);
  const usual = plain(usualDepth);
  return Object.entries(depthSpecs(catalog)).flatMap(([key, spec]) => {
    const value = values[key] ?? '';
    return value === usual[key] ? [] : [`${PREFIX}${spec.name}=${writeOption(value)}`];
  });
}

/** Takes what is about the panel off `pairs`; what was not understood is put into `problems`. */
export function takeDepth(
  pairs: Map<string, string>,
  catalog: Catalog,
  problems: string[],
): DepthView {
  const found: Values = plain(usualDepth);
  for (const [key, spec] of Object.entries(depthSpecs(catalog))) {
    const text = pairs.get(PREFIX + spec.name);
    pairs.delete(PREFIX + spec.name);
    if (text === undefined) continue;
    const read = readOption(spec, text);
    if ('problem' in read) problems.push(PREFIX + read.problem);
    else found[key] = read.value;
  }
  const { of, residual, ...rest } = found;
  return {
    of: of === 'run' ? 'run' : 'deep',
    settings: { ...FIRST, ...rest, residual: residual === 1 },
  };
}

function whole(name: string, label: string, first: number, max: number): OptionSpec {
  return {
    ...{ name, label, help: '', unit: '', kind: 'integer', default: first, min: 1, max },
    ...{ scale: 'linear', choices: [], longest: 0 },
  };
}

function choice(name: string, label: string, first: string, choices: string[]): OptionSpec {
  const place = Math.max(0, choices.indexOf(first));
  return { ...whole(name, label, place, choices.length), kind: 'choice', min: 0, choices };
}
