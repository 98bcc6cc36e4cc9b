// The address follows the run and the run follows the address.
import { sameJson } from '../../state/config';
import type { Shared } from '../../state/lab';
import { decodeHash, encodeHash } from '../../state/url_state';
import type { DigitsRun } from './run.svelte';

/** A dragged slider would change the address faster than browsers allow. */
const REST_MS = 250;

export class RunLink {
  #run: DigitsRun;
  #following = false;

  constructor(run: DigitsRun) {
    this.#run = run;
  }

  /** The run that the address asks for; what it says that is not understood is told. */
  async open(): Promise<void> {
    const { config, problems } = decodeHash(location.hash, this.#run.catalog);
    for (const problem of problems) {
      this.#run.notices.error(`${problem}. The usual setting stands.`, 'In this link');
    }
    await this.#run.setConfig(config);
    this.#following = true;
  }

  /** Call in an effect: writes the address once the settings rest. */
  follow(): (() => void) | undefined {
    const hash = encodeHash(this.#run.config, this.#run.catalog);
    if (!this.#following || this.#run.info === null) return undefined;
    const timer = setTimeout(() => this.#write(hash), REST_MS);
    return () => clearTimeout(timer);
  }

  /** Someone edited the address or pasted another link. */
  async moved(): Promise<void> {
    const wanted = decodeHash(location.hash, this.#run.catalog);
    if (wanted.problems.length === 0 && sameJson(wanted.config, this.#run.config)) return;
    await this.open();
  }

  /** For the clipboard: whoever opens it must not mix in digits that this run does not have. */
  shared(): Shared {
    const { config, info, catalog } = this.#run;
    const data = { ...config.data };
    const kept: string[] = [];
    for (const [source, option, words] of SOURCES) {
      const found = info?.data.sources.find((one) => one.name === source);
      if (found && found.train + found.test > 0) kept.push(words);
      else if (option in data) data[option] = 0;
    }
    const note =
      kept.length > 0 ? `It cannot hold ${kept.join(' and ')}: send those as files.` : '';
    return { hash: encodeHash({ ...config, data }, catalog), note };
  }

  #write(hash: string): void {
    if (location.hash !== hash) history.replaceState(history.state, '', hash);
  }
}

const SOURCES = [
  ['own', 'use_own', 'your own digits'],
  ['imported', 'use_imported', 'the imported digits'],
] as const;
