// One network, two pictures: the digit in its place and the digit moved.
import { Latest } from '../../../state/latest';
import type { ShownLayer } from '../network/layers';
import type { OpenNetwork } from '../network/network.svelte';

type Numbers = ReadonlyMap<number, Float32Array>;

interface Pair {
  readonly before: Numbers;
  readonly after: Numbers;
}

export class Moving {
  readonly network: OpenNetwork;
  pair = $state.raw<Pair | null>(null);
  readonly #comparing: Latest<{ digit: Float32Array; moved: Float32Array }, Pair>;

  constructor(network: OpenNetwork) {
    this.network = network;
    this.#comparing = new Latest(async ({ digit, moved }) => ({
      before: await network.through(digit),
      after: await network.through(moved),
    }));
  }

  async compare(digit: Float32Array, moved: Float32Array): Promise<void> {
    if (!this.network.graph) return;
    try {
      const pair = await this.#comparing.push({ digit, moved });
      if (pair) this.pair = pair;
    } catch (error) {
      this.network.problem = error instanceof Error ? error.message : String(error);
    }
  }

  /** What the network reads in each: the digit with the highest score. */
  answers({ value }: ShownLayer): { before: number; after: number } | null {
    const before = this.pair?.before.get(value.id);
    const after = this.pair?.after.get(value.id);
    if (!before || !after) return null;
    const best = (scores: Float32Array): number => scores.indexOf(Math.max(...scores));
    return { before: best(before), after: best(after) };
  }
}
