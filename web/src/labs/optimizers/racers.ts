// The racers of a race as the page lists them: names, changes to the list and to one of them. Pure.
import type { Catalog, GroupKey, RacerSettings } from '../../engine/api';
import { entriesOf, entryNamed, namedDefaults } from '../../state/config';
import { tick } from '../../viz/format';

export const MOST_RACERS = 8;

export type RacerGroup = Exclude<GroupKey, 'loss'>;
export const RACER_GROUPS: readonly RacerGroup[] = ['optimizer', 'schedule', 'clipping'];

/** "Adam, rate 0.1, cosine, clipped by length". */
export function racerName(catalog: Catalog, racer: RacerSettings): string {
  const label = (group: RacerGroup): string =>
    entryNamed(entriesOf(catalog, group), racer[group].name)?.label ?? racer[group].name;
  const parts = [label('optimizer')];
  parts.push(`rate ${tick(Number(racer.optimizer.options['learning_rate']))}`);
  if (racer.schedule.name !== 'constant') parts.push(label('schedule').toLowerCase());
  if (racer.clipping.name !== 'none') parts.push(`clipped ${label('clipping').toLowerCase()}`);
  return parts.join(', ');
}

/** For lines and the map: the optimizer's name, or all that tells it apart where others use the same one. */
export function racerLabel(
  catalog: Catalog,
  racer: RacerSettings,
  all: readonly RacerSettings[],
): string {
  const { name } = racer.optimizer;
  if (all.some((one) => one !== racer && one.optimizer.name === name)) {
    return racerName(catalog, racer);
  }
  return entryNamed(entriesOf(catalog, 'optimizer'), name)?.label ?? name;
}

/** How many steps a run has for which the catalog's schedules are made. */
const USUAL_STEPS = 1500;

/** Another entry of the catalog, its options at their defaults; what counts steps is made to fit a race of so many. */
export function choose(
  catalog: Catalog,
  racer: RacerSettings,
  group: RacerGroup,
  name: string,
  steps: number,
): RacerSettings {
  const chosen = namedDefaults(catalog, group, name);
  const counts = entryNamed(entriesOf(catalog, group), name)?.options.filter(
    ({ unit }) => unit === 'steps',
  );
  for (const { name: option, default: usual, min } of counts ?? []) {
    chosen.options[option] = Math.max(min, Math.round((usual * steps) / USUAL_STEPS));
  }
  return { ...racer, [group]: chosen };
}

export function setOption(
  racer: RacerSettings,
  group: RacerGroup,
  option: string,
  value: number | string,
): RacerSettings {
  const chosen = racer[group];
  return { ...racer, [group]: { ...chosen, options: { ...chosen.options, [option]: value } } };
}

/** That optimizer alone: a constant rate, nothing clipped. */
export function plainRacer(catalog: Catalog, optimizer = 'sgd'): RacerSettings {
  return {
    optimizer: namedDefaults(catalog, 'optimizer', optimizer),
    schedule: namedDefaults(catalog, 'schedule', 'constant'),
    clipping: namedDefaults(catalog, 'clipping', 'none'),
  };
}

/** The first optimizer of the catalog that no racer uses yet. */
export function newcomer(catalog: Catalog, racers: readonly RacerSettings[]): RacerSettings {
  const used = racers.map(({ optimizer }) => optimizer.name);
  const entry = entriesOf(catalog, 'optimizer').find(({ name }) => !used.includes(name));
  return plainRacer(catalog, entry?.name);
}
