// Options that were changed while a run went on: after a reset the weights are those of its start, but
// these are as they are now, and that has to be said.
import type { Catalog, GroupKey, LiveGroup, RunConfig } from '../engine/api';
import { entriesOf, entryNamed } from '../state/config';
import { showNumber } from '../ui/option_logic';

/** Groups whose options change in mid-run: the next step is taken with them. */
export const LIVE_GROUPS: readonly LiveGroup[] = ['optimizer', 'schedule', 'clipping'];

export function isLive(group: GroupKey): group is LiveGroup {
  return LIVE_GROUPS.some((live) => live === group);
}

export class MovedOptions {
  /** What they were when the run began, by group and name. */
  readonly #before = new Map<string, number | string | undefined>();

  note(group: LiveGroup, name: string, before: number | string | undefined): void {
    const key = `${group}.${name}`;
    if (!this.#before.has(key)) this.#before.set(key, before);
  }

  forget(): void {
    this.#before.clear();
  }

  /** What a reset has led to, and whether that must be told in any case. From then on it is the start. */
  resetNews(config: RunConfig, catalog: Catalog): [news: string, matters: boolean] {
    const moved = LIVE_GROUPS.flatMap((group) => {
      const { name: chosen, options } = config[group];
      const specs = entryNamed(entriesOf(catalog, group), chosen)?.options ?? [];
      return specs
        .filter(({ name }) => {
          const key = `${group}.${name}`;
          return this.#before.has(key) && this.#before.get(key) !== options[name];
        })
        .map(({ name, label }) => `${label.toLowerCase()} ${showNumber(Number(options[name]))}`);
    });
    this.forget();
    if (moved.length === 0) return ['Back at the very same start.', false];
    return [
      `Back at the same first weights, with what you have set since: ${moved.join(', ')}.`,
      true,
    ];
  }
}
