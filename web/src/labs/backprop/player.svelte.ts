// Play: one move after another at the learner's pace, until there is none or somebody stops it.
import type { Walk } from './walk.svelte';

/** Moves a second. */
export const PACES = [0.5, 1, 2, 4, 8] as const;

export class Player {
  readonly #walk: Walk;
  playing = $state(false);
  pace = $state<number>(1);
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Counts plays: one that was stopped while its move was under way ends there. */
  #turn = 0;

  constructor(walk: Walk) {
    this.#walk = walk;
  }

  toggle(): void {
    if (this.playing) this.stop();
    else {
      this.playing = true;
      void this.#go(++this.#turn);
    }
  }

  stop(): void {
    this.playing = false;
    clearTimeout(this.#timer);
  }

  async #go(turn: number): Promise<void> {
    if (this.#walk.atEnd) await this.#walk.seek('start');
    else await this.#walk.move(1);
    if (!this.playing || turn !== this.#turn) return;
    if (this.#walk.atEnd || this.#walk.state?.diverged) {
      this.stop();
      return;
    }
    this.#timer = setTimeout(() => void this.#go(turn), 1000 / this.pace);
  }
}
