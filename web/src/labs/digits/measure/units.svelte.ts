// What the activation layers do with some digits: asked for at rest, and now and then while training,
// so that it takes only a small share of the engine's time. Only while the card is in sight.
import type { MeasuredSplit, UnitHealth } from '../../../engine/api';
import type { DigitsRun } from '../run.svelte';

/** While playing, at least so long from one look to the next, ... */
export const EVERY_MS = 2000;
/** ... and so many times as long as the last look took. */
const REST_SHARE = 20;

export class UnitLook {
  readonly #run: DigitsRun;
  readonly #now: () => number;
  split = $state<MeasuredSplit>('test');
  #found = $state.raw<{ health: UnitHealth; generation: number } | null>(null);
  #asking = false;
  #due = 0;

  constructor(run: DigitsRun, now = () => performance.now()) {
    this.#run = run;
    this.#now = now;
  }

  /** Null until this run was looked at. */
  get health(): UnitHealth | null {
    return this.#found?.generation === this.#run.generation ? this.#found.health : null;
  }

  /** Call with every frame while the card is in sight, and when a setting changed. */
  async follow(examples: number): Promise<void> {
    const { info, building, playing, step, generation } = this.#run;
    if (info === null || building || this.#asking || info.data[this.split] === 0) return;
    if (this.#fits(examples, info.data[this.split])) {
      if (this.health?.step === step) return;
      if (playing && this.#now() < this.#due) return;
    }
    this.#asking = true;
    const before = this.#now();
    try {
      const health = await this.#run.api.inspectUnits(this.split, examples);
      this.#found = { health, generation };
    } catch (error) {
      if (generation === this.#run.generation) this.#run.notices.error(error);
    } finally {
      const took = this.#now() - before;
      this.#due = this.#now() + Math.max(EVERY_MS, REST_SHARE * took);
      this.#asking = false;
    }
  }

  /** What was found answers the question as it is put now. */
  #fits(examples: number, inSplit: number): boolean {
    const { health } = this;
    return health?.split === this.split && health.examples === Math.min(examples, inSplit);
  }
}
