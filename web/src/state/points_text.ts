// Points of the plane as parts of a link and back: points=spiral&points.noise=0.2, a formula beside them. Pure.
import type { Catalog, RunConfig } from '../engine/api';
import { defaultOptions, defaultValue, entryNamed } from './config';
import { decodeURIComponentOr, readOption, writeOption } from './option_text';

export type PointsConfig = NonNullable<RunConfig['points']>;

const FORMULA = 'formula';
const FIRST_FORMULA = 'x * y';

/** Of that kind, with every option at its default. */
export function pointsOf(catalog: Catalog, name: string): PointsConfig {
  const options = defaultOptions(entryNamed(catalog.points, name)?.options ?? []);
  return name === FORMULA ? { name, options, formula: FIRST_FORMULA } : { name, options };
}

/** `usual`: the kind that need not be said. */
export function writePoints(points: PointsConfig, usual: string, catalog: Catalog): string[] {
  const parts = points.name === usual ? [] : [`points=${points.name}`];
  for (const spec of entryNamed(catalog.points, points.name)?.options ?? []) {
    const value = points.options[spec.name] ?? defaultValue(spec);
    if (value !== defaultValue(spec)) parts.push(`points.${spec.name}=${writeOption(value)}`);
  }
  if (points.formula !== undefined) parts.push(`formula=${encodeURIComponent(points.formula)}`);
  return parts;
}

/** Takes what is about points off `pairs`; what was not understood is put into `problems`. */
export function takePoints(
  pairs: Map<string, string>,
  usual: string,
  catalog: Catalog,
  problems: string[],
): PointsConfig {
  let name = taken(pairs, 'points') ?? usual;
  const formula = taken(pairs, 'formula');
  if (!entryNamed(catalog.points, name)) {
    const known = catalog.points.map((one) => one.name).join(', ');
    problems.push(`points: "${name}" is not known here; known: ${known}`);
    name = usual;
  }
  const points: PointsConfig = pointsOf(catalog, name);
  for (const spec of entryNamed(catalog.points, name)?.options ?? []) {
    const text = taken(pairs, `points.${spec.name}`);
    if (text === undefined) continue;
    const read = readOption(spec, text);
    if ('problem' in read) problems.push(read.problem);
    else points.options[spec.name] = read.value;
  }
  if (name === FORMULA && formula !== undefined) points.formula = decodeURIComponentOr(formula);
  return points;
}

export function taken(pairs: Map<string, string>, key: string): string | undefined {
  const value = pairs.get(key);
  pairs.delete(key);
  return value;
}
