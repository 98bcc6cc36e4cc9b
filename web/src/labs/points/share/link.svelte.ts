// The address follows the lab and the lab follows the address.
import type { Catalog } from '../../../engine/api';
import { writeAddress } from '../../../state/address';
import { sameJson } from '../../../state/config';
import type { Shared } from '../../../state/lab';
import type { PointsRun } from '../run.svelte';
import { decodeLink, encodeLink, firstLink, usualView, type Linked, type View } from './address';
import { nothingHidden, type Hidden } from './hidden';

/** A dragged slider would change the address faster than browsers allow. */
const REST_MS = 250;

export class PointsLink {
  view = $state.raw<View>(usualView);
  hidden = $state.raw<Hidden>(nothingHidden);
  readonly #run: PointsRun;
  /** The engine's own: this lab's has defaults that depend on the points. */
  readonly #catalog: Catalog;
  #following = $state(false);

  constructor(run: PointsRun, catalog: Catalog) {
    this.#run = run;
    this.#catalog = catalog;
  }

  get standing(): Linked {
    return { config: this.#run.config, view: this.view, hidden: this.hidden };
  }

  /** What the address asks for; without anything in it, what stands, or the usual beginning. */
  async open(): Promise<void> {
    const run = this.#run;
    const read = decodeLink(location.hash, this.#catalog);
    if (read && read.problems.length > 0) {
      run.notices.error(`${read.problems.join('; ')}. The usual setting stands.`, 'In this link');
    }
    if (read === null && run.info !== null) {
      this.#following = true;
      return;
    }
    const { config, view, hidden } = read ?? firstLink(this.#catalog);
    this.view = view;
    this.hidden = hidden;
    const same = run.info !== null && sameJson(config, run.config);
    const built = same || (await run.setConfig(config));
    // Every setting was understood, but together they make no run.
    if (!built && run.info === null && !run.building) {
      run.notices.say('This link asks for a run that cannot be built. Here is the usual one.');
      this.#following = true;
      await run.setConfig(firstLink(this.#catalog).config);
    }
    this.#following = true;
  }

  /** Call in an effect: writes the address once the settings rest. */
  follow(): (() => void) | undefined {
    const hash = encodeLink(this.standing, this.#catalog);
    if (!this.#following || this.#run.info === null) return undefined;
    const timer = setTimeout(() => writeAddress(hash), REST_MS);
    return () => clearTimeout(timer);
  }

  /** Someone edited the address or pasted another link. */
  async moved(): Promise<void> {
    const read = decodeLink(location.hash, this.#catalog);
    if (
      read === null ||
      encodeLink(read, this.#catalog) === encodeLink(this.standing, this.#catalog)
    )
      return;
    await this.open();
  }

  /** For the clipboard, with these controls hidden. */
  lesson(hidden: Hidden): string {
    return encodeLink({ ...this.standing, hidden }, this.#catalog);
  }

  shared(): Shared {
    const run = this.#run;
    const lost: string[] = [];
    if (run.config.points?.name === 'painted') lost.push('It cannot hold painted points.');
    if (run.edited) lost.push('It cannot hold weights that were set by hand.');
    if (run.departed === 'option') {
      lost.push('A setting was changed while this run went on; the link has it from the start.');
    }
    return { hash: this.lesson(this.hidden), sameRun: lost.length === 0, note: lost.join(' ') };
  }
}
