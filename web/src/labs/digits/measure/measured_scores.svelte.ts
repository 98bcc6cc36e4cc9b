// Scores of the split that the learner chose. Those of the test digits come with the run's own
// measurements; the others are asked for when training rests, and when they are chosen.
import type { MeasuredSplit, Scores } from '../../../engine/api';
import type { DigitsRun } from '../run.svelte';

export class MeasuredScores {
  readonly #run: DigitsRun;
  split = $state<MeasuredSplit>('test');
  busy = $state(false);
  #asked = $state.raw<{ scores: Scores; generation: number } | null>(null);

  constructor(run: DigitsRun) {
    this.#run = run;
  }

  /** Null until they are measured. */
  get scores(): Scores | null {
    if (this.split === 'test') return this.#run.details?.evaluation?.scores ?? null;
    const asked = this.#asked;
    if (asked?.generation !== this.#run.generation) return null;
    return asked.scores.split === this.split ? asked.scores : null;
  }

  /** Call in an effect: measures what is out of date, one measurement at a time. */
  follow(): void {
    const { split, scores, busy } = this;
    const { info, building, playing, step } = this.#run;
    if (split === 'test' || info === null || building || busy) return;
    if (info.data[split] === 0) return;
    const stale = scores === null || (!playing && scores.step !== step);
    if (stale) void this.#measure(split);
  }

  async #measure(split: MeasuredSplit): Promise<void> {
    const { generation } = this.#run;
    this.busy = true;
    try {
      const scores = await this.#run.api.scores(split);
      this.#asked = { scores, generation };
    } catch (error) {
      // Another run came in between: it is measured in its turn.
      if (generation === this.#run.generation && !this.#run.building) {
        this.#run.notices.error(error);
        this.split = 'test';
      }
    } finally {
      this.busy = false;
    }
  }
}
