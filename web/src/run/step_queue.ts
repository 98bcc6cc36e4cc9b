// Single steps asked faster than they are taken add up to one call, within reason: quick presses all
// count, and a key held down does not run on after it is let go.

const MOST_AHEAD = 8;

export class StepQueue {
  #take: (count: number) => Promise<void>;
  #asked = 0;
  #running = false;

  constructor(take: (count: number) => Promise<void>) {
    this.#take = take;
  }

  async add(count: number): Promise<void> {
    this.#asked = Math.min(this.#asked + count, Math.max(count, MOST_AHEAD));
    if (this.#running) return;
    this.#running = true;
    try {
      while (this.#asked > 0) {
        const steps = this.#asked;
        this.#asked = 0;
        await this.#take(steps);
      }
    } finally {
      this.#running = false;
    }
  }

  /** Another command came: what was not begun is not wanted any more. */
  clear(): void {
    this.#asked = 0;
  }
}
