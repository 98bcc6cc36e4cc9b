// The address follows the lab and the lab follows the address.
import { sameJson } from '../../state/config';
import type { Shared } from '../../state/lab';
import type { Notices } from '../../state/notices.svelte';
import { decodeStanding, encodeStanding } from './address';
import type { RaceLab } from './race_lab.svelte';

/** Steps follow one another faster than browsers allow the address to change. */
const REST_MS = 250;

/** Where the learner stood when he left for another lab. */
let left: string | null = null;

export class Address {
  readonly #lab: RaceLab;
  readonly #notices: Notices;
  #following = $state(false);

  constructor(lab: RaceLab, notices: Notices) {
    this.#lab = lab;
    this.#notices = notices;
  }

  async open(): Promise<void> {
    const { catalog } = this.#lab;
    const read =
      decodeStanding(location.hash, catalog) ??
      (left === null ? null : decodeStanding(left, catalog));
    if (read && read.problems.length > 0) {
      this.#notices.error(`${read.problems.join('; ')}. The rest stands.`, 'In this link');
    }
    const start = this.#lab.standing;
    await this.#lab.open(read?.standing ?? start);
    // A link that cannot be raced says why; the page shows its beginning beside it.
    if (this.#lab.problem !== '' && this.#lab.map === null) {
      this.#notices.error(this.#lab.problem, 'In this link');
      await this.#lab.open(start);
    }
    this.#following = true;
  }

  /** Call in an effect: writes the address once things rest. */
  follow(): (() => void) | undefined {
    const hash = encodeStanding(this.#lab.standing, this.#lab.catalog);
    if (!this.#following) return undefined;
    const timer = setTimeout(() => {
      left = hash;
      if (location.hash !== hash) history.replaceState(history.state, '', hash);
    }, REST_MS);
    return () => {
      clearTimeout(timer);
    };
  }

  /** Someone edited the address or pasted another link. */
  async moved(): Promise<void> {
    const read = decodeStanding(location.hash, this.#lab.catalog);
    if (read === null || sameJson(read.standing, this.#lab.standing)) return;
    await this.open();
  }

  shared(): Shared {
    return {
      hash: encodeStanding(this.#lab.standing, this.#lab.catalog),
      sameRun: true,
      note: '',
    };
  }
}
