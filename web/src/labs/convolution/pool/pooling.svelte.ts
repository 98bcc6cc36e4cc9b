// The map from above through four kinds of pooling, forwards and back. The output gradient is the learner's
// choice: 1 for one cell, or 1 for each.
import { Latest } from '../../../state/latest';
import type { Place } from '../../../viz/number_grid';
import { busiestCell, heldIn } from '../busiest';
import { noRoomText } from '../no_room';
import { type Bench, type BenchRequest, type BenchResult, type Maps } from '../bench';

export type PoolKind = 'max_pool2d' | 'avg_pool2d' | 'global_max_pool2d' | 'global_avg_pool2d';

export interface PoolWindow {
  readonly kernel: number;
  readonly stride: number;
}

/** Global pooling has no window that could be too large. */
const ONE: PoolWindow = { kernel: 1, stride: 1 };
const GLOBAL: readonly PoolKind[] = ['global_max_pool2d', 'global_avg_pool2d'];

export class Pooling {
  readonly kind: PoolKind;
  output = $state.raw<Maps | null>(null);
  /** Of the map, under the output gradient chosen. */
  gradient = $state.raw<Float32Array | null>(null);
  /** How often each number of the map was taken: the input gradient when every output's is 1. */
  share = $state.raw<Float32Array | null>(null);
  refusal = $state('');
  /** The output cell one looks at. */
  at = $state.raw<Place>({ row: 0, column: 0 });
  /** What the chosen cell was begun on. */
  #begun: string | null = null;
  readonly #forAll: Latest<BenchRequest, BenchResult>;
  readonly #forChosen: Latest<BenchRequest, BenchResult>;

  constructor(kind: PoolKind, bench: Bench) {
    this.kind = kind;
    this.#forAll = new Latest((request) => bench.run(request));
    this.#forChosen = new Latest((request) => bench.run(request));
  }

  get global(): boolean {
    return GLOBAL.includes(this.kind);
  }

  /** Only one number of each window counts, or all of them alike. */
  get picks(): boolean {
    return this.kind.includes('max');
  }

  /** `begins` names what is pooled: where that is new, one begins at the cell where most happens. */
  async work(map: Maps, window: PoolWindow, begins: string | null): Promise<void> {
    try {
      const result = await this.#forAll.push(this.#request(map, window, ones));
      if (!result) return;
      this.output = result.output;
      this.share = result.inputGradient;
      this.refusal = '';
      this.at = this.#placed(result.output, begins);
    } catch (error) {
      this.output = this.share = this.gradient = null;
      const said = error instanceof Error ? error.message : String(error);
      const { height, width } = map;
      const placed = { ...(this.global ? ONE : window), padding: 0, dilation: 1, height, width };
      const most = { padding: 0, side: 0 };
      this.refusal = noRoomText({ ...placed, what: 'window', on: 'map', most }) || said;
    }
  }

  /** Where the gradient of one cell goes back to. */
  async goBack(map: Maps, window: PoolWindow): Promise<void> {
    const { row, column } = this.at;
    const one = ({ width, values }: Maps): Float32Array => {
      const upstream = new Float32Array(values.length);
      upstream[row * width + column] = 1;
      return upstream;
    };
    try {
      const result = await this.#forChosen.push(this.#request(map, window, one));
      if (result) this.gradient = result.inputGradient;
    } catch {
      // What is refused is told by work().
      this.gradient = null;
    }
  }

  #placed(output: Maps, begins: string | null): Place {
    const busiest =
      begins === null || begins === this.#begun ? null : busiestCell(output.values, output.width);
    if (!busiest) return heldIn(this.at, output);
    this.#begun = begins;
    return busiest;
  }

  #request(
    map: Maps,
    { kernel, stride }: PoolWindow,
    upstream: (output: Maps) => Float32Array,
  ): BenchRequest {
    const options = this.global ? {} : { kernel, stride };
    const layers = [{ name: 'pool', type: this.kind, options }];
    const input = [map.channels, map.height, map.width];
    return { model: { input, layers }, weights: {}, input: map.values, upstream };
  }
}

function ones({ values }: Maps): Float32Array {
  return new Float32Array(values.length).fill(1);
}
