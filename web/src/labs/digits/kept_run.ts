// What keeps a trained network over a reload: its file lies in IndexedDB, written at every pause, when the
// page goes out of sight and now and then in between. The next visit to the same settings offers it.
import { del, get, set } from 'idb-keyval';
import type { RunConfig } from '../../engine/api';
import { sameJson } from '../../state/config';
import { count, percent } from '../../viz/format';
import { lastTest } from '../../run/cards/curves';
import type { DigitsRun } from './run.svelte';
import { WORTH_KEEPING } from '../../run/way_back';

const KEY = 'inkgrad/trained-network';
/** Of what is stored; the network's file has a version of its own, which the engine looks at. */
const VERSION = 1;
/** While playing; closing the page leaves no time to ask the engine. */
const EVERY_MS = 10_000;

interface KeptNetwork {
  /** Absent in what was kept before it was counted, which is as the first version. */
  version?: number;
  bytes: Uint8Array;
  /** As it stood in the address: only there it is offered. */
  config: RunConfig;
  departed: 'option' | 'file' | null;
  step: number;
  /** On the test digits, 0..1; null: never measured. */
  accuracy: number | null;
}

export class KeptRun {
  readonly #run: DigitsRun;
  readonly #now: () => number;
  /** What was written last: nothing is written twice. */
  #written = '';
  #due = 0;
  #writing = false;
  /** Somebody asked while a file was being written: after a pause no frame comes to ask again. */
  #asked = false;
  #offered: { notice: number; generation: number } | null = null;

  constructor(run: DigitsRun, now = () => performance.now()) {
    this.#run = run;
    this.#now = now;
  }

  /** Call once the first run is built: tells of a network of the last visit that was trained like this. */
  async offer(): Promise<void> {
    const run = this.#run;
    const kept = await stored();
    if (kept === null || run.step > 0 || !sameJson(kept.config, run.config)) return;
    const accuracy = kept.accuracy === null ? '' : `, ${percent(kept.accuracy)}`;
    const text = `Your trained network (step ${count(kept.step)}${accuracy}) is still here.`;
    const notice = run.notices.offer(
      text,
      { label: 'Go on with it', run: () => void this.#goOn(kept) },
      { label: 'Start anew', run: () => void forget() },
    );
    this.#offered = { notice, generation: run.generation };
  }

  /** Call with every frame. */
  follow(): void {
    const { step, playing, generation } = this.#run;
    if (this.#offered && (step > 0 || generation !== this.#offered.generation)) {
      this.#run.notices.dismiss(this.#offered.notice);
      this.#offered = null;
    }
    if (!playing || this.#now() >= this.#due) void this.keep();
  }

  /** Writes the network as it is, where losing it would be a pity. */
  async keep(): Promise<void> {
    const run = this.#run;
    const { step, generation, config, departed, frame } = run;
    const mark = `${String(generation)} ${String(step)}`;
    if (this.#writing) {
      this.#asked = true;
      return;
    }
    if (run.building || mark === this.#written) return;
    if (step < WORTH_KEEPING || frame?.divergence) return;
    this.#writing = true;
    this.#due = this.#now() + EVERY_MS;
    try {
      const bytes = await run.save();
      if (generation !== run.generation) return;
      const accuracy = lastTest(frame, run.details?.evaluation ?? null)?.accuracy ?? null;
      // The structured copy must not hold anything that only lives in this page.
      const plain = structuredClone(config);
      const kept: KeptNetwork = {
        version: VERSION,
        bytes,
        config: plain,
        departed,
        step,
        accuracy,
      };
      await set(KEY, kept);
      this.#written = mark;
    } catch {
      // The engine's end is told elsewhere; a browser that stores nothing keeps nothing.
      this.#written = mark;
    } finally {
      this.#writing = false;
      if (this.#asked) {
        this.#asked = false;
        this.follow();
      }
    }
  }

  async #goOn({ bytes, departed }: KeptNetwork): Promise<void> {
    try {
      await this.#run.load(bytes, departed);
    } catch (error) {
      this.#run.notices.error(error, 'The kept network could not be opened');
      await forget();
    }
  }
}

/** What is stored may come from another version of the page. */
async function stored(): Promise<KeptNetwork | null> {
  try {
    const found: Partial<KeptNetwork> | undefined = await get(KEY);
    const sound =
      (found?.version ?? VERSION) === VERSION &&
      found?.bytes instanceof Uint8Array &&
      typeof found.step === 'number' &&
      typeof found.config === 'object';
    return sound ? (found as KeptNetwork) : null;
  } catch {
    return null;
  }
}

async function forget(): Promise<void> {
  await del(KEY).catch(() => undefined);
}
