// Numbers set by hand, perhaps faster than the engine works them out: presses add up, and of those that
// wait for one cell only the last is written.
import type { GraphValue, LensGraph } from '../../engine/api';

export interface Edit {
  /** The graph that was on show: in another one the cell means nothing. */
  readonly graph: LensGraph;
  readonly value: GraphValue;
  readonly index: number;
  readonly number: number;
}

export class Edits {
  readonly #write: (edit: Edit) => Promise<void>;
  /** The first is being written. */
  #all = $state.raw<readonly Edit[]>([]);
  #writing: Promise<void> | null = null;

  constructor(write: (edit: Edit) => Promise<void>) {
    this.#write = write;
  }

  /** What a cell is about to hold; undefined where nobody is changing it. */
  waiting(value: GraphValue, index: number): number | undefined {
    return this.#all.findLast((edit) => edit.value === value && edit.index === index)?.number;
  }

  /** Until everything that waits is written. */
  set(edit: Edit): Promise<void> {
    const last = this.#all.length > 1 ? this.#all.at(-1) : undefined;
    const again = last?.value === edit.value && last.index === edit.index;
    this.#all = [...(again ? this.#all.slice(0, -1) : this.#all), edit];
    this.#writing ??= this.#writeAll();
    return this.#writing;
  }

  async #writeAll(): Promise<void> {
    try {
      for (let [next] = this.#all; next; [next] = this.#all) {
        await this.#write(next);
        this.#all = this.#all.slice(1);
      }
    } finally {
      this.#writing = null;
    }
  }
}
