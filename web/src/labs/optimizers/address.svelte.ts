// The address follows the lab and the lab follows the address.
import { writeAddress } from '../../state/address';
import { sameJson } from '../../state/config';
import type { Shared } from '../../state/lab';
import type { Notices } from '../../state/notices.svelte';
import { decodeStanding, encodeStanding } from './address';
import type { Compare } from './compare/compare.svelte';
import { NO_LINK, joinLink, splitLink, type CompareLink } from './compare/link';
import type { RaceLab } from './race_lab.svelte';

/** Steps follow one another faster than browsers allow the address to change. */
const REST_MS = 250;

/** Where the learner stood when he left for another lab, and whether the comparison was of his own run. */
let left: { hash: string; own: boolean } | null = null;

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
    const before = left === null ? null : splitLink(left.hash);
    const link = now.link.key === '' && before ? before.link : now.link;
    const own = left !== null && left.own && sameJson(link, before?.link);
    void this.#compare.open(link, own);
    await this.#openRace(now.rest, before?.rest ?? null);
    this.#following = true;
  }

  /** Call in an effect: writes the address once things rest. */
  follow(): (() => void) | undefined {
    const hash = this.#hash(this.#compare.link);
    const own = this.#compare.baseName === 'own';
    if (!this.#following) return undefined;
    const timer = setTimeout(() => {
      left = { hash, own };
      writeAddress(hash);
    }, REST_MS);
    return () => {
      clearTimeout(timer);
    };
  }

  /** Someone edited the address or pasted another link. */
  async moved(): Promise<void> {
    const { rest, link } = splitLink(location.hash);
    const read = decodeStanding(rest, this.#lab.catalog);
    // Another lab's link, or this one's bare name, says nothing of a comparison: it stands as it is.
    const wanted = link.key === '' ? NO_LINK : link;
    const said = link.key !== '' || read !== null;
    if (said && !sameJson(wanted, this.#compare.link)) await this.#compare.open(wanted);
    if (read === null || sameJson(read.standing, this.#lab.standing)) return;
    await this.#openRace(rest, null);
  }

  shared(): Shared {
    const { link, notes } = this.#compare.shared();
    return { hash: this.#hash(link), sameRun: notes.length === 0, note: notes.join(' ') };
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

  #hash(link: CompareLink): string {
    return joinLink(encodeStanding(this.#lab.standing, this.#lab.catalog), link);
  }
}
