// A learning-rate range test as the page drives it: slice after slice until it is done or cancelled.
// It runs on a copy of the network; only useRate() changes the run.
import type { RangeTest } from '../../engine/api';
import type { MeasuredRun } from './measured_run';

export class RangeTesting {
  readonly #run: MeasuredRun;
  running = $state(false);
  #found = $state.raw<{ test: RangeTest; from: number; generation: number } | null>(null);
  /** Counts tests: a cancelled one that still answers changes nothing. */
  #tests = 0;

  constructor(run: MeasuredRun) {
    this.#run = run;
  }

  /** Of this run; null before the first. */
  get test(): RangeTest | null {
    return this.#found?.generation === this.#run.generation ? this.#found.test : null;
  }

  /** The step whose weights the copy started from. */
  get from(): number {
    return this.#found?.from ?? 0;
  }

  async start(low: number, high: number, steps: number): Promise<void> {
    const { api, generation, step: from, notices } = this.#run;
    const number = ++this.#tests;
    const current = (): boolean =>
      number === this.#tests && generation === this.#run.generation && !this.#run.building;
    this.running = true;
    try {
      let test = await api.rangeTestBegin(low, high, steps);
      while (current()) {
        this.#found = { test, from, generation };
        if (test.done) break;
        test = await api.rangeTestAdvance();
      }
    } catch (error) {
      if (current()) notices.error(error);
    } finally {
      if (number === this.#tests) this.running = false;
    }
  }

  /** What was measured so far stays on show. */
  cancel(): void {
    this.#tests += 1;
    this.running = false;
  }

  async useRate(rate: number): Promise<void> {
    await this.#run.setOptimizerOption('learning_rate', rate);
  }
}
