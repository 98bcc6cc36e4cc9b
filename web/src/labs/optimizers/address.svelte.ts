// The address follows the lab and the lab follows the address.
import { sameJson } from '../../state/config';
import type { Shared } from '../../state/lab';
import type { Notices } from '../../state/notices.svelte';
import { decodeStanding, encodeStanding } from './address';
import type { Compare } from './compare/compare.svelte';
import { joinLink, splitLink } from './compare/link';
import type { RaceLab } from './race_lab.svelte';

/** Steps follow one another faster than browsers allow the address to change. */
const REST_MS = 250;

/** Where the learner stood when he left for another lab. */
let left: string | null = null;

export class Address {
  readonly #lab: RaceLab;
  readonly #compare: Compare;
  readonly #notices: Notices;
  #following = $state(false);

  constructor(lab: RaceLab, compare: Compare, notices: Notices) {
    this.#lab = lab;
    this.#compare = compare;
    this.#notices = notices;
  }

  async open(): Promise<void> {
    const now = splitLink(location.hash);
    const before = left === null ? null : splitLink(left);
    void this.#compare.open(now.link.key === '' && before ? before.link : now.link);
    await this.#openRace(now.rest, before?.rest ?? null);
    this.#following = true;
  }

  /** Call in an effect: writes the address once things rest. */
  follow(): (() => void) | undefined {
    const hash = this.#hash();
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
    const { rest, link } = splitLink(location.hash);
    if (link.key !== '' && !sameJson(link, this.#compare.link)) await this.#compare.open(link);
    const read = decodeStanding(rest, this.#lab.catalog);
    if (read === null || sameJson(read.standing, this.#lab.standing)) return;
    await this.#openRace(rest, null);
  }

  shared(): Shared {
    return {
      hash: this.#hash(),
      sameRun: true,
      note: '',
    };
  }

  /** `before`: where the learner stood, where the address says nothing. */
  async #openRace(hash: string, before: string | null): Promise<void> {
    const { catalog } = this.#lab;
    const read =
      decodeStanding(hash, catalog) ?? (before === null ? null : decodeStanding(before, catalog));
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
  }

  #hash(): string {
    return joinLink(encodeStanding(this.#lab.standing, this.#lab.catalog), this.#compare.link);
  }
}
