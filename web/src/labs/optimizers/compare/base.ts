// What runs may be compared from: the learner's own run, one that a link brings, or one that is always there. Pure.
import type { Catalog, RunConfig } from '../../../engine/api';
import { completeModel } from '../../../state/config';
import { decodeHash, encodeHash } from '../../../state/url_state';

export type BaseName = 'own' | 'link' | 'digits' | 'points';

export const BASES: Readonly<Record<BaseName, string>> = {
  own: 'your run',
  link: 'the link’s run',
  digits: 'an MLP on digits',
  points: 'a small net on points',
};

const DIGITS_PRESET = 'mlp';
const POINTS = 'circle';

/** The catalog's MLP with what suits it. */
export function digitsBase(catalog: Catalog): RunConfig {
  const preset = catalog.models.find(({ name }) => name === DIGITS_PRESET);
  if (!preset) return catalog.defaults;
  const { optimizer, schedule } = preset;
  // Complete, so that what differs can be put in the place of what is there.
  const model = completeModel(preset.model, catalog);
  return { ...catalog.defaults, model, optimizer, schedule };
}

/** Of points only these are said: the engine completes the rest. */
export function pointsBase(catalog: Catalog): Pick<RunConfig, 'points' | 'seed'> {
  const entry = catalog.points.find(({ name }) => name === POINTS) ?? catalog.points[0];
  return { points: { name: entry?.name ?? POINTS, options: {} }, seed: 1 };
}

const LAB = 'digits';

/** A run on digits as part of a link, '' for a run on points. */
export function writeBase(config: RunConfig, catalog: Catalog): string {
  if (config.points) return '';
  return encodeURIComponent(encodeHash(config, catalog, LAB).slice(LAB.length + 2));
}

export function readBase(
  text: string,
  catalog: Catalog,
): { config: RunConfig; problems: string[] } {
  const { config, problems } = decodeHash(`#${LAB}/${decoded(text)}`, catalog);
  return { config: { ...config, model: completeModel(config.model, catalog) }, problems };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
