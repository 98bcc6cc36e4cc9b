// Play: one step after another at the learner's pace, until there is none or somebody stops it.

/** Steps a second. */
export const PACES = [1, 4, 10, 30, 60] as const;

export class Player {
  readonly #step: () => boolean;
  playing = $state(false);
  pace = $state<number>(10);
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `step` makes one and says whether there are more. */
  constructor(step: () => boolean) {
    this.#step = step;
  }

  toggle(): void {
    if (this.playing) this.stop();
    else {
      this.playing = true;
      this.#go();
    }
  }

  stop(): void {
    this.playing = false;
    clearTimeout(this.#timer);
  }

  #go(): void {
    if (!this.playing) return;
    if (!this.#step()) {
      this.stop();
      return;
    }
    this.#timer = setTimeout(() => {
      this.#go();
    }, 1000 / this.pace);
  }
}
