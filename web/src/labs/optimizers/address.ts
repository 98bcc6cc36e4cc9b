// The lab's state in the address, readable, and only what differs from the surface's own race:
//   #optimizers/surface=ravine&x=2&y=1&steps=100&r1=sgd~learning_rate:0.05&r2=adam+cosine~steps:100&at=20
import type {
  Catalog,
  NamedOptions,
  OptionValues,
  Pair,
  RaceConfig,
  RacerSettings,
  SurfaceEntry,
} from '../../engine/api';
import { defaultOptions, entriesOf, entryNamed, namedDefaults, sameJson } from '../../state/config';
import { takeDepth, usualDepth, writeDepth, type DepthView } from '../../run/depth/depth_view';
import { readOption, writeOption } from '../../state/option_text';
import { seedSpec } from '../../state/url_state';
import { PLAIN, isReal, readReal, writeReal, type RealStanding } from './address_real';
import { MOST_RACERS, RACER_GROUPS, plainRacer, type RacerGroup } from './racers';

export interface Standing {
  race: RaceConfig;
  /** The step looked at, and the racer. */
  at: number;
  chosen: number;
  turn: number;
  tilt: number;
  /** What is set on the card of the learner's own network. */
  real: RealStanding;
  /** What the panel of vanishing and exploding gradients is set to. */
  depth: DepthView;
}

export const TURN = 35;
export const TILT = 32;
const LAB = 'optimizers';
export const FIRST_SURFACE = 'ravine';

export function surfaceOf(catalog: Catalog, name: string): SurfaceEntry {
  const found = catalog.surfaces.find((one) => one.name === name) ?? catalog.surfaces[0];
  if (!found) throw new Error('the engine has no test surfaces');
  return found;
}

export function startOf(catalog: Catalog, surface = FIRST_SURFACE): Standing {
  const { race } = surfaceOf(catalog, surface);
  const looks = { at: 0, chosen: 0, turn: TURN, tilt: TILT };
  return { race: structuredClone(race), ...looks, real: PLAIN, depth: usualDepth };
}

export function encodeStanding(standing: Standing, catalog: Catalog): string {
  const { race } = standing;
  const usual = surfaceOf(catalog, race.surface.name).race;
  const parts: string[] = [];
  const add = (key: string, value: number | string, standard: number | string): void => {
    if (value !== standard) parts.push(`${key}=${encoded(writeOption(value))}`);
  };
  add('surface', race.surface.name, FIRST_SURFACE);
  add('f', race.surface.formula ?? '', usual.surface.formula ?? '');
  for (const [name, value] of Object.entries(race.surface.options)) {
    add(name, value, usual.surface.options[name] ?? '');
  }
  add('x', race.start[0], usual.start[0]);
  add('y', race.start[1], usual.start[1]);
  for (const { name } of catalog.race) add(name, race.race[name] ?? '', usual.race[name] ?? '');
  add('seed', race.seed, usual.seed);
  if (!sameJson(race.racers, usual.racers)) {
    race.racers.forEach((racer, i) =>
      parts.push(`r${String(i + 1)}=${writeRacer(racer, catalog)}`),
    );
    if (race.racers.length === 0) parts.push('r1=');
  }
  add('at', standing.at, 0);
  add('racer', standing.chosen + 1, 1);
  add('turn', standing.turn, TURN);
  add('tilt', standing.tilt, TILT);
  parts.push(...writeReal(standing.real, catalog), ...writeDepth(standing.depth, catalog));
  return `#${LAB}/${parts.join('&')}`;
}

export interface ReadStanding {
  standing: Standing;
  /** One sentence for each part that was not understood; that part keeps its beginning. */
  problems: string[];
}

/** Null for an address that is another lab's, or that has only this lab's name. */
export function decodeStanding(hash: string, catalog: Catalog): ReadStanding | null {
  const [lab, rest = ''] = hash.replace(/^#/, '').split(/\/(.*)/s);
  if (lab !== LAB || rest === '') return null;
  const problems: string[] = [];
  const pairs = new Map(
    rest.split('&').map((part): [string, string] => {
      const at = part.indexOf('=');
      return at < 0 ? [part, ''] : [part.slice(0, at), part.slice(at + 1)];
    }),
  );
  const name = decoded(pairs.get('surface') ?? FIRST_SURFACE);
  if (!catalog.surfaces.some((one) => one.name === name)) {
    problems.push(
      `surface: expected ${catalog.surfaces.map((one) => one.name).join(', ')}, got "${name}"`,
    );
  }
  const standing = startOf(catalog, name);
  standing.depth = takeDepth(pairs, catalog, problems);
  const { race } = standing;
  const specs = [...surfaceOf(catalog, race.surface.name).options, ...catalog.race, seedSpec];
  const racers: RacerSettings[] = [];
  for (const [key, raw] of pairs) {
    const spec = specs.find((one) => one.name === key);
    if (key === '' || key === 'surface') continue;
    if (spec) {
      const read = readOption(spec, raw);
      if ('problem' in read) problems.push(read.problem);
      else if (key === 'seed') race.seed = Number(read.value);
      else if (key in race.race) race.race = { ...race.race, [key]: read.value };
      else race.surface.options = { ...race.surface.options, [key]: read.value };
    } else if (key === 'f' && race.surface.formula !== undefined)
      race.surface.formula = decoded(raw);
    else if (/^r[1-8]$/.test(key)) {
      if (raw !== '') racers.push(readRacer(raw, catalog, problems));
    } else if (['x', 'y', 'at', 'racer', 'turn', 'tilt'].includes(key)) {
      place(standing, key, raw, problems);
    } else if (isReal(key)) standing.real = readReal(standing.real, [key, raw], catalog, problems);
    else problems.push(`${key}: this link's setting is not known here`);
  }
  if ([...pairs.keys()].some((key) => /^r[1-8]$/.test(key)))
    race.racers = racers.slice(0, MOST_RACERS);
  standing.chosen = Math.min(standing.chosen, Math.max(0, race.racers.length - 1));
  return { standing, problems };
}

function place(standing: Standing, key: string, raw: string, problems: string[]): void {
  const value = raw === '' ? NaN : Number(raw);
  const whole = key === 'at' || key === 'racer';
  if (!Number.isFinite(value) || (whole && !(Number.isInteger(value) && value >= 0))) {
    problems.push(`${key}: expected a number, got "${raw}"`);
    return;
  }
  if (key === 'x' || key === 'y') {
    const start: Pair = [...standing.race.start];
    start[key === 'x' ? 0 : 1] = value;
    standing.race.start = start;
  } else if (key === 'at') standing.at = value;
  else if (key === 'racer') standing.chosen = Math.max(0, value - 1);
  else if (key === 'turn') standing.turn = value % 360;
  else standing.tilt = Math.max(10, Math.min(80, value));
}

/** Parts that say nothing (no clipping, a constant rate) are left out. */
function writeRacer(racer: RacerSettings, catalog: Catalog): string {
  const parts: string[] = [];
  const plain = plainRacer(catalog);
  for (const group of RACER_GROUPS) {
    const { name, options } = racer[group];
    if (group !== 'optimizer' && sameJson(racer[group], plain[group])) continue;
    const usual = namedDefaults(catalog, group, name).options;
    const differing = Object.entries(options).filter(([key, value]) => value !== usual[key]);
    parts.push(
      [name, ...differing.map(([key, value]) => `${key}:${writeOption(value)}`)].join('~'),
    );
  }
  return parts.join('+');
}

function readRacer(text: string, catalog: Catalog, problems: string[]): RacerSettings {
  const racer = plainRacer(catalog);
  text.split('+').forEach((part, i) => {
    const [name = '', ...options] = part.split('~');
    const groups: readonly RacerGroup[] = i === 0 ? ['optimizer'] : ['schedule', 'clipping'];
    const group = groups.find((one) => entryNamed(entriesOf(catalog, one), name));
    if (!group) problems.push(`racer: "${name}" is not known here`);
    else racer[group] = readNamed(catalog, group, name, options, problems);
  });
  return racer;
}

function readNamed(
  catalog: Catalog,
  group: RacerGroup,
  name: string,
  options: readonly string[],
  problems: string[],
): NamedOptions {
  const specs = entryNamed(entriesOf(catalog, group), name)?.options ?? [];
  const values: OptionValues = defaultOptions(specs);
  for (const option of options) {
    const [key = '', raw = ''] = option.split(/:(.*)/s);
    const spec = specs.find((one) => one.name === key);
    const read = spec ? readOption(spec, raw) : { problem: `${key}: ${name} has no such setting` };
    if ('problem' in read) problems.push(read.problem);
    else values[key] = read.value;
  }
  return { name, options: values };
}

/** Brackets, stars, powers and slashes of formulas may stand as they are. */
function encoded(text: string): string {
  return text.replaceAll('%5E', '^').replaceAll('%2F', '/');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
