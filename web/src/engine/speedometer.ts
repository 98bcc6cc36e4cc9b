// Examples per second of training time, over about the last second of it. Evaluation, pictures and
// waiting are not training and do not count.
const MEMORY_MS = 1000;

export class Speedometer {
  #examples = 0;
  #ms = 0;

  add(examples: number, ms: number): void {
    // Older measurements fade, so that the number follows a change of network or batch size.
    const kept = Math.exp(-ms / MEMORY_MS);
    this.#examples = this.#examples * kept + examples;
    this.#ms = this.#ms * kept + ms;
  }

  /** 0 before anything was measured. */
  perSecond(): number {
    return this.#ms > 0 ? (1000 * this.#examples) / this.#ms : 0;
  }

  reset(): void {
    this.#examples = 0;
    this.#ms = 0;
  }
}
