// The address follows the run and the run follows the address.
import { writeAddress } from '../../state/address';
import { sameJson } from '../../state/config';
import type { Shared } from '../../state/lab';
import { sendable } from '../../state/sendable';
import { decodeHash, encodeHash } from '../../state/url_state';
import type { DigitsRun } from './run.svelte';

/** A dragged slider would change the address faster than browsers allow. */
const REST_MS = 250;

const BARE = /^#?(digits\/?)?$/;

export class RunLink {
  #run: DigitsRun;
  #following = false;

  constructor(run: DigitsRun) {
    this.#run = run;
  }

  /** The run that the address asks for; what it says that is not understood is told. */
  async open(): Promise<void> {
    const run = this.#run;
    const { config, problems } = decodeHash(location.hash, run.catalog);
    const standing = run.info === null ? await run.api.run().catch(() => null) : null;
    if (standing && (BARE.test(location.hash) || sameJson(config, standing.config))) {
      run.takeUp(standing);
      this.#following = true;
      return;
    }
    if (problems.length > 0) {
      const stands =
        problems.length === 1 ? 'The usual setting stands.' : 'The usual settings stand.';
      run.notices.error(`${problems.join('; ')}. ${stands}`, 'In this link');
    }
    const built = await run.setConfig(config);
    // Every setting was understood, but together they make no run. A page without one could do nothing.
    if (!built && run.info === null && !run.building) {
      run.notices.say('This link asks for a run that cannot be built. Here is the usual one.');
      // The address is to tell of this run, not of the one that was asked for.
      this.#following = true;
      await run.setConfig(run.catalog.defaults);
    }
    this.#following = true;
  }

  /** Call in an effect: writes the address once the settings rest. */
  follow(): (() => void) | undefined {
    const hash = encodeHash(this.#run.config, this.#run.catalog);
    if (!this.#following || this.#run.info === null) return undefined;
    const timer = setTimeout(() => writeAddress(hash), REST_MS);
    return () => clearTimeout(timer);
  }

  /** Someone edited the address, pasted another link, or came back from another lab. */
  async moved(): Promise<void> {
    // The lab's bare name, as in the navigation: the run stands as it is.
    if (BARE.test(location.hash)) {
      writeAddress(encodeHash(this.#run.config, this.#run.catalog));
      return;
    }
    const wanted = decodeHash(location.hash, this.#run.catalog);
    // Another lab's link: the run waits for its return.
    if (wanted.lab !== '' && wanted.lab !== 'digits') return;
    if (wanted.problems.length === 0 && sameJson(wanted.config, this.#run.config)) return;
    await this.open();
  }

  /** For the clipboard: whoever opens it must not mix in digits that this run does not have. */
  shared(): Shared {
    const { config, info, catalog, departed } = this.#run;
    const lost: string[] = [];
    if (departed) lost.push(DEPARTED[departed]);
    const sent = sendable(config, info);
    if (sent.note !== '') lost.push(sent.note);
    return {
      hash: encodeHash(sent.config, catalog),
      sameRun: lost.length === 0,
      note: lost.join(' '),
    };
  }
}

const DEPARTED = {
  option:
    'An option was changed while this run went on; the link has its new value from the start.',
  file: 'This network came from a file: send that file along to pass it on.',
} as const;
