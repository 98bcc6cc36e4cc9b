// What runs may be compared from: the learner's own run, one that a link brings, or one that is always there. Pure.
import type { Catalog, RunConfig, RunInfo } from '../../../engine/api';
import { completeModel } from '../../../state/config';
import { decodeURIComponentOr } from '../../../state/option_text';
import { takePoints, writePoints } from '../../../state/points_text';
import { sendable, type Sendable } from '../../../state/sendable';
import { decodeHash, encodeHash, pairsOf } from '../../../state/url_state';

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
const PAINTED = 'painted';
/** A run on points that no link can hold. */
export const PAINTED_BASE = 'painted';
/** The net on points that is always there. */
export const POINTS_BASE = 'points';

/** Painted points are nowhere but on the learner's page. */
export function canBeLinked(config: RunConfig): boolean {
  return config.points?.name !== PAINTED;
}

export const POINTS_STAY =
  'The comparison is of your run on painted points, which this link cannot hold: whoever opens it gets a small net on points instead.';
export const POINTS_GONE =
  'The comparison was of a run on painted points, which an address cannot hold. Here is a small net on points instead.';

/** What of it a link can hold, and what it cannot in a sentence. `info`: of the run, null where none is built. */
export function linkable(config: RunConfig, info: RunInfo | null): Sendable {
  if (!config.points) return sendable(config, info);
  return { config, note: canBeLinked(config) ? '' : POINTS_STAY };
}

/** Whether its examples are right or wrong. */
export function tellsClasses({ points }: RunConfig, catalog: Catalog): boolean {
  if (!points) return true;
  const task = catalog.points.find(({ name }) => name === points.name)?.task;
  return (task ?? points.options['task']) !== 'regression';
}

/** As a link says it: '' for the run on digits that is always there. */
export function baseText(config: RunConfig, catalog: Catalog): string {
  if (!canBeLinked(config)) return PAINTED_BASE;
  const text = writeBase(config, catalog);
  return text === writeBase(digitsBase(catalog), catalog) ? '' : text;
}

/** A run as part of a link. */
export function writeBase(config: RunConfig, catalog: Catalog): string {
  const points = config.points ? writePoints(config.points, '', catalog) : [];
  const rest = encodeHash(config, catalog, LAB).slice(LAB.length + 2);
  return encodeURIComponent([...points, rest].filter((part) => part !== '').join('&'));
}

export function readBase(
  text: string,
  catalog: Catalog,
): { config: RunConfig; problems: string[] } {
  const pairs = pairsOf(decodeURIComponentOr(text));
  const problems: string[] = [];
  const points = pairs.has('points') && takePoints(pairs, POINTS, catalog, problems);
  const rest = [...pairs].map(([key, value]) => `${key}=${value}`).join('&');
  const read = decodeHash(`#${LAB}/${rest}`, catalog);
  const model = completeModel(read.config.model, catalog);
  const config = { ...read.config, model, ...(points ? { points } : {}) };
  return { config, problems: [...problems, ...read.problems] };
}
