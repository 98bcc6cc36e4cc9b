// At most one call at a time, and the newest input wins: what waits is replaced, never queued.
// Strokes, sliders and model edits come faster than the engine answers; only the last one matters.

export class Latest<Input, Output> {
  #work: (input: Input) => Promise<Output>;
  #running = false;
  #waiting: { input: Input; settle: (result: Promise<Output> | undefined) => void } | null = null;

  constructor(work: (input: Input) => Promise<Output>) {
    this.#work = work;
  }

  get busy(): boolean {
    return this.#running;
  }

  /** Gives undefined when a newer input (or `drop`) came before this one was begun. */
  push(input: Input): Promise<Output | undefined> {
    this.drop();
    return new Promise((resolve) => {
      this.#waiting = { input, settle: resolve };
      if (!this.#running) void this.#run();
    });
  }

  /** Forgets the input that waits; the one that runs is not disturbed. */
  drop(): void {
    this.#waiting?.settle(undefined);
    this.#waiting = null;
  }

  async #run(): Promise<void> {
    this.#running = true;
    while (this.#waiting) {
      const { input, settle } = this.#waiting;
      this.#waiting = null;
      const result = this.#work(input);
      settle(result);
      // A failure belongs to the caller who holds `result`; here it only ends the turn.
      await result.catch(() => undefined);
    }
    this.#running = false;
  }
}
