// The lab's state in the address, readable, and only what differs from its beginning:
//   #points/points=spiral&points.noise=0.2&model=linear(8);activation(relu);linear(2)&test=1
// The points go by `points` and `points.OPTION`; the rest is as in every lab's link (state/url_state.ts).
import type { Catalog, RunConfig } from '../../../engine/api';
import { takeDepth, usualDepth, writeDepth, type DepthView } from '../../../run/depth/depth_view';
import { pointsOf, taken, takePoints, writePoints } from '../../../state/points_text';
import { decodeHash, encodeHash, pairsOf } from '../../../state/url_state';
import { LESSONS } from '../lessons';
import { wholeConfig } from '../lessons/whole_config';
import { pointsCatalog } from '../points_catalog';
import { hiddenParts, nothingHidden, takeHidden, type Hidden } from './hidden';
import { takeOffWrong } from './playground_check';
import { inTheirWords, isTheirAddress, translated } from './playground_names';

export const LAB = 'points';

/** How the picture is looked at. */
export interface View {
  test: boolean;
  discretize: boolean;
  /** Id of the lesson on show; '' for none. */
  lesson: string;
  /** What the panel of vanishing and exploding gradients is set to. */
  depth: DepthView;
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

export const usualView: View = { test: false, discretize: false, lesson: '', depth: usualDepth };

export function encodeLink({ config, view, hidden }: Linked, catalog: Catalog): string {
  const usual = pointsCatalog(catalog);
  const points = config.points ?? pointsOf(catalog, usual.defaults.points?.name ?? '');
  const parts = writePoints(points, usual.defaults.points?.name ?? '', catalog);
  const rest = encodeHash(config, pointsCatalog(catalog, points), LAB)
    .split('/')
    .slice(1)
    .join('/');
  if (rest !== '') parts.push(rest);
  if (view.test) parts.push('test=1');
  if (view.discretize) parts.push('discretize=1');
  if (view.lesson !== '') parts.push(`lesson=${view.lesson}`);
  parts.push(...writeDepth(view.depth, catalog));
  parts.push(...hiddenParts(hidden));
  return `#${LAB}/${parts.join('&')}`;
}

/** Null for another lab's link, and for one that has only this lab's name. */
export function decodeLink(hash: string, catalog: Catalog): ReadLink | null {
  const rest = partsOf(hash);
  if (rest === '') return null;
  const problems: string[] = [];
  let pairs = pairsOf(rest);
  const hidden = takeHidden(pairs);
  if (inTheirWords(pairs)) {
    problems.push(...takeOffWrong(pairs, catalog));
    pairs = translated(pairs);
  }
  const view = {
    test: taken(pairs, 'test') === '1',
    discretize: taken(pairs, 'discretize') === '1',
    lesson: takeLesson(pairs, problems),
    depth: takeDepth(pairs, catalog, problems),
  };
  const lesson = LESSONS.find(({ id }) => id === view.lesson);
  // A lesson alone begins with its first run.
  if (lesson && pairs.size === 0) {
    const config = wholeConfig(lesson.runs[0].config, pointsCatalog(catalog));
    return { config, view, hidden, problems };
  }
  const points = takePoints(
    pairs,
    pointsCatalog(catalog).defaults.points?.name ?? '',
    catalog,
    problems,
  );
  const left = [...pairs].map(([key, value]) => `${key}=${value}`).join('&');
  const read = decodeHash(`#${LAB}/${left}`, pointsCatalog(catalog, points));
  return { config: read.config, view, hidden, problems: [...problems, ...read.problems] };
}

/** What stands behind the lab's name; all of an address from another playground, which has no such name. */
function partsOf(hash: string): string {
  const whole = hash.replace(/^#/, '');
  if (isTheirAddress(whole)) return whole;
  const [lab, rest = ''] = whole.split(/\/(.*)/s);
  return lab === LAB ? rest : '';
}

export function firstLink(catalog: Catalog): Linked {
  return { config: pointsCatalog(catalog).defaults, view: usualView, hidden: nothingHidden };
}

function takeLesson(pairs: Map<string, string>, problems: string[]): string {
  const id = taken(pairs, 'lesson') ?? '';
  if (id === '' || LESSONS.some((one) => one.id === id)) return id;
  problems.push(
    `lesson: "${id}" is not known here; known: ${LESSONS.map((one) => one.id).join(', ')}`,
  );
  return '';
}
