// The convolution run backwards: the learner says how much each output cell matters to the loss, the core
// hands that back to the pixels and to the weights.
import { Latest } from '../../../state/latest';
import type { Place } from '../../../viz/number_grid';
import { placeOfLargest } from '../../../viz/scale';
import type { Bench, BenchRequest, BenchResult, GradientTerm, Maps } from '../bench';
import { KERNEL, modelOf, type ConvolutionDesk } from '../desk.svelte';
import { chosenCells, toggled } from './upstream';

export interface Looked {
  readonly of: 'input' | 'kernel';
  readonly index: number;
}

export class Backward {
  inputGradient = $state.raw<Float32Array | null>(null);
  kernelGradient = $state.raw<Float32Array | null>(null);
  /** What the learner says of each output cell. */
  upstream = $state.raw<Float32Array | null>(null);
  output = $state.raw<Maps | null>(null);
  /** The gradient cell whose sum is written out. */
  looked = $state.raw<Looked>({ of: 'kernel', index: 0 });
  terms = $state.raw<readonly GradientTerm[]>([]);

  /** The picture for which a cell has been chosen. */
  #begun: string | null = null;
  readonly #desk: ConvolutionDesk;
  readonly #running: Latest<BenchRequest, BenchResult>;
  readonly #looking: Latest<Looked, GradientTerm[]>;

  constructor(desk: ConvolutionDesk, bench: Bench) {
    this.#desk = desk;
    this.#running = new Latest((request) => bench.run(request));
    this.#looking = new Latest(({ of, index }) =>
      bench.gradientTerms(of === 'kernel' ? KERNEL : 'input', index),
    );
  }

  /** Call in an effect. */
  async work(): Promise<void> {
    const { settings, picture, slide, starting } = this.#desk;
    // Only then does it matter where the window stands.
    const at = settings.upstream === 'cell' ? slide.at : { row: 0, column: 0 };
    const cell = { filter: settings.filter, ...at };
    const upstream = (output: Maps): Float32Array => chosenCells(settings.upstream, cell, output);
    try {
      const result = await this.#running.push({
        model: modelOf(settings, picture),
        weights: {
          [KERNEL]: Float32Array.from(settings.filters.flatMap((one) => [...one.weights])),
        },
        input: picture.values,
        upstream,
      });
      if (!result) return;
      this.upstream = upstream(result.output);
      this.output = result.output;
      this.inputGradient = result.inputGradient;
      this.kernelGradient = result.gradients[KERNEL] ?? null;
      if (starting === null && this.#begun !== settings.picture) this.#begin();
      await this.#ask(this.looked);
    } catch {
      // The first card tells why.
      this.output = this.upstream = this.inputGradient = this.kernelGradient = null;
      this.terms = [];
    }
  }

  async look(looked: Looked): Promise<void> {
    this.#begun = this.#desk.settings.picture;
    await this.#ask(looked);
  }

  /** At the weight whose gradient is the largest: once for each picture, then the choice is the learner's. */
  #begin(): void {
    const { settings, picture, channel } = this.#desk;
    const area = settings.kernel ** 2;
    const from = (settings.filter * picture.channels + channel) * area;
    const gradient = this.kernelGradient?.subarray(from, from + area) ?? [];
    const within = placeOfLargest(gradient);
    if ((gradient[within] ?? 0) === 0) return;
    this.#begun = settings.picture;
    this.looked = { of: 'kernel', index: from + within };
  }

  async #ask(looked: Looked): Promise<void> {
    const gradient = looked.of === 'input' ? this.inputGradient : this.kernelGradient;
    const index = Math.min(looked.index, (gradient?.length ?? 1) - 1);
    this.looked = { of: looked.of, index };
    if (!gradient) return;
    try {
      const terms = await this.#looking.push(this.looked);
      if (terms) this.terms = terms;
    } catch {
      // Another picture came in between, which is looked at in its turn.
      this.terms = [];
    }
  }

  /** The learner presses an output cell: it matters, or no longer. */
  toggle({ row, column }: Place): void {
    const { settings, slide } = this.#desk;
    if (!this.output) return;
    const at = { filter: settings.filter, ...slide.at };
    const upstream = toggled(settings.upstream, at, { filter: settings.filter, row, column });
    this.#desk.change({ upstream });
  }
}
