// Options that were changed while a run went on: after a reset the weights are those of its start, but
// these are as they are now, and that has to be said.
import type { CatalogEntry, NamedOptions } from '../engine/api';
import { showNumber } from '../ui/option_logic';

export class MovedOptions {
  /** What they were when the run began. */
  readonly #before = new Map<string, number | string | undefined>();

  note(name: string, before: number | string | undefined): void {
    if (!this.#before.has(name)) this.#before.set(name, before);
  }

  forget(): void {
    this.#before.clear();
  }

  /** What a reset has led to, and whether that must be told in any case. From then on it is the start. */
  resetNews(now: NamedOptions, entry: CatalogEntry | undefined): [news: string, matters: boolean] {
    const moved = (entry?.options ?? [])
      .filter(({ name }) => this.#before.has(name) && this.#before.get(name) !== now.options[name])
      .map(({ name, label }) => `${label.toLowerCase()} ${showNumber(Number(now.options[name]))}`);
    this.forget();
    if (moved.length === 0) return ['Back at the very same start.', false];
    return [
      `Back at the same first weights, with what you have set since: ${moved.join(', ')}.`,
      true,
    ];
  }
}
