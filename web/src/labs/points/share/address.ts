// The lab's state in the address, readable, and only what differs from its beginning:
//   #points/points=spiral&points.noise=0.2&model=linear(8);activation(relu);linear(2)&test=1
// The points go by `points` and `points.OPTION`; the rest is as in every lab's link (state/url_state.ts).
import type { Catalog, RunConfig } from '../../../engine/api';
import { defaultValue, entryNamed } from '../../../state/config';
import { readOption, writeOption } from '../../../state/option_text';
import { decodeHash, encodeHash } from '../../../state/url_state';
import { LESSONS } from '../lessons';
import { wholeConfig } from '../lessons/whole_config';
import { pointsCatalog, pointsOf, type PointsConfig } from '../points_catalog';
import { hiddenParts, nothingHidden, takeHidden, type Hidden } from './hidden';
import { inTheirWords, translated } from './playground_names';

export const LAB = 'points';

/** How the picture is looked at. */
export interface View {
  test: boolean;
  discretize: boolean;
  /** Id of the lesson on show; '' for none. */
  lesson: string;
}

export interface Linked {
  config: RunConfig;
  view: View;
  hidden: Hidden;
}

export interface ReadLink extends Linked {
  /** One sentence for each part that was not understood; that part keeps its usual setting. */
  problems: string[];
}

export const usualView: View = { test: false, discretize: false, lesson: '' };

export function encodeLink({ config, view, hidden }: Linked, catalog: Catalog): string {
  const usual = pointsCatalog(catalog);
  const points = config.points ?? pointsOf(catalog, usual.defaults.points?.name ?? '');
  const parts = pointsParts(points, usual.defaults.points?.name ?? '', catalog);
  const rest = encodeHash(config, pointsCatalog(catalog, points), LAB)
    .split('/')
    .slice(1)
    .join('/');
  if (rest !== '') parts.push(rest);
  if (view.test) parts.push('test=1');
  if (view.discretize) parts.push('discretize=1');
  if (view.lesson !== '') parts.push(`lesson=${view.lesson}`);
  parts.push(...hiddenParts(hidden));
  return `#${LAB}/${parts.join('&')}`;
}

/** Null for another lab's link, and for one that has only this lab's name. */
export function decodeLink(hash: string, catalog: Catalog): ReadLink | null {
  const [lab, rest = ''] = hash.replace(/^#/, '').split(/\/(.*)/s);
  if (lab !== LAB || rest === '') return null;
  const problems: string[] = [];
  let pairs = pairsOf(rest);
  const hidden = takeHidden(pairs);
  if (inTheirWords(pairs)) pairs = translated(pairs);
  const view = {
    test: taken(pairs, 'test') === '1',
    discretize: taken(pairs, 'discretize') === '1',
    lesson: takeLesson(pairs, problems),
  };
  const lesson = LESSONS.find(({ id }) => id === view.lesson);
  // A lesson alone begins with its first run.
  if (lesson && pairs.size === 0) {
    const config = wholeConfig(lesson.runs[0].config, pointsCatalog(catalog));
    return { config, view, hidden, problems };
  }
  const points = takePoints(pairs, catalog, problems);
  const left = [...pairs].map(([key, value]) => `${key}=${value}`).join('&');
  const read = decodeHash(`#${LAB}/${left}`, pointsCatalog(catalog, points));
  return { config: read.config, view, hidden, problems: [...problems, ...read.problems] };
}

export function firstLink(catalog: Catalog): Linked {
  return { config: pointsCatalog(catalog).defaults, view: usualView, hidden: nothingHidden };
}

function pointsParts(points: PointsConfig, usual: string, catalog: Catalog): string[] {
  const parts = points.name === usual ? [] : [`points=${points.name}`];
  for (const spec of entryNamed(catalog.points, points.name)?.options ?? []) {
    const value = points.options[spec.name] ?? defaultValue(spec);
    if (value !== defaultValue(spec)) parts.push(`points.${spec.name}=${writeOption(value)}`);
  }
  if (points.formula !== undefined) parts.push(`formula=${encodeURIComponent(points.formula)}`);
  return parts;
}

function takePoints(
  pairs: Map<string, string>,
  catalog: Catalog,
  problems: string[],
): PointsConfig {
  const usual = pointsCatalog(catalog).defaults.points?.name ?? '';
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
  if (name === 'formula' && formula !== undefined) points.formula = decoded(formula);
  return points;
}

function takeLesson(pairs: Map<string, string>, problems: string[]): string {
  const id = taken(pairs, 'lesson') ?? '';
  if (id === '' || LESSONS.some((one) => one.id === id)) return id;
  problems.push(
    `lesson: "${id}" is not known here; known: ${LESSONS.map((one) => one.id).join(', ')}`,
  );
  return '';
}

function taken(pairs: Map<string, string>, key: string): string | undefined {
  const value = pairs.get(key);
  pairs.delete(key);
  return value;
}

function pairsOf(text: string): Map<string, string> {
  const parts = text.split('&').filter((part) => part !== '');
  return new Map(
    parts.map((part): [string, string] => {
      const at = part.indexOf('=');
      return at < 0 ? [part, ''] : [part.slice(0, at), part.slice(at + 1)];
    }),
  );
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
