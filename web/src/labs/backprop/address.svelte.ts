// The address follows the lab and the lab follows the address.
import { writeAddress } from '../../state/address';
import { sameJson } from '../../state/config';
import type { Shared } from '../../state/lab';
import { decodeSetup, encodeSetup } from './address';
import { mendUpdate, type Setup } from './setup';
import type { BackpropLab } from './lab_state.svelte';

/** Steps follow one another faster than browsers allow the address to change. */
const REST_MS = 250;

/** Where the learner stood when he left for another lab. */
let left: string | null = null;

export class Address {
  readonly #lab: BackpropLab;
  #following = false;

  constructor(lab: BackpropLab) {
    this.#lab = lab;
  }

  async open(): Promise<void> {
    const linked = decodeSetup(location.hash);
    const read = linked ?? (left === null ? null : decodeSetup(left));
    const unknown = read ? mendUpdate(read.setup, this.#lab.catalog) : [];
    await this.#lab.open(read?.setup ?? this.#lab.setup);
    // A link that cannot be drawn says why; the page shows its beginning beside it.
    if (this.#lab.walk.graph === null) await this.#lab.openStart();
    this.#following = true;
    const problems = [
      ...(linked?.problems ?? []),
      ...unknown,
      ...this.#missingCell(linked?.setup.cell),
    ];
    if (problems.length === 0) return;
    this.#lab.notices.error(`${problems.join('; ')}. The rest stands.`, 'In this link');
    // What was not understood does not stay in the address.
    writeAddress(encodeSetup(this.#lab.standing));
  }

  #missingCell(cell: Setup['cell'] | undefined): string[] {
    const names = this.#lab.walk.graph?.values.map(({ name }) => name) ?? [];
    if (!cell || names.includes(cell.value)) return [];
    return [`cell: "${cell.value}" is not known here; known: ${names.join(', ')}`];
  }

  /** Call in an effect: writes the address once things rest. */
  follow(): (() => void) | undefined {
    const hash = encodeSetup(this.#lab.standing);
    if (!this.#following || this.#lab.opening) return undefined;
    const timer = setTimeout(() => {
      left = hash;
      writeAddress(hash);
    }, REST_MS);
    return () => clearTimeout(timer);
  }

  /** Someone edited the address or pasted another link. */
  async moved(): Promise<void> {
    const read = decodeSetup(location.hash);
    if (read === null) return;
    if (read.problems.length === 0 && sameJson(read.setup, this.#lab.standing)) return;
    await this.open();
  }

  shared(): Shared {
    const { standing } = this.#lab;
    const own = standing.size === 'digits';
    return {
      hash: encodeSetup(standing),
      sameRun: !own && (this.#lab.walk.state?.edits ?? 0) === 0,
      note: own ? 'It cannot hold your network: send its file along to pass it on.' : '',
    };
  }
}
