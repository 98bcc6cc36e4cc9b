// Benches on the engine's workbench: one small tape each, filled anew at every run. What is asked of a bench
// waits for what was asked before, so that numbers of two set-ups never mix.
import type { EngineApi, GraphValue, LensGraph, ModelSpec, Where } from '../../engine/api';
import { InTurn } from '../../state/in_turn';
import type { Bench, BenchRequest, BenchResult, GradientTerm, Maps, Term } from './bench';

/** A window of any size over three channels has fewer terms than this. */
const MOST_TERMS = 1000;
/** Weights are filled in at every run: what they begin with does not matter. */
const SEED = 1;

/** A bench for each name, for as long as the lab stands. */
export class Benches {
  readonly #api: EngineApi;
  readonly #made = new Map<string, EngineBench>();

  constructor(api: EngineApi) {
    this.#api = api;
  }

  named(name: string): Bench {
    const bench = this.#made.get(name) ?? new EngineBench(this.#api, `bench/convolution-${name}`);
    this.#made.set(name, bench);
    return bench;
  }

  close(): void {
    for (const bench of this.#made.values()) void bench.close();
  }
}

class EngineBench implements Bench {
  readonly #api: EngineApi;
  readonly #where: Where;
  #graph: LensGraph | null = null;
  /** The model that the tape was built of, as text. */
  #built = '';
  readonly #turns = new InTurn();

  constructor(api: EngineApi, where: Where) {
    this.#api = api;
    this.#where = where;
  }

  run(request: BenchRequest): Promise<BenchResult> {
    return this.#turns.run(async () => {
      try {
        return await this.#run(request);
      } catch (error) {
        // Refused, or the engine was restarted and has forgotten its benches: begins anew next time.
        this.#built = '';
        throw error;
      }
    });
  }

  async #run(request: BenchRequest): Promise<BenchResult> {
    const graph = await this.#open(request.model);
    const input = valueOf(graph, graph.input, 'input');
    const output = valueOf(graph, graph.output, 'output');
    const parameters = graph.values.filter(({ role }) => role === 'parameter');
    await this.#api.fillBench(this.#where, input.id, request.input);
    for (const { id, name } of parameters) {
      const numbers = request.weights[name];
      if (numbers) await this.#api.fillBench(this.#where, id, numbers);
    }
    const shape = mapsOf(output.shape);
    if (request.upstream) {
      const gradient = request.upstream({ ...shape, values: new Float32Array(output.size) });
      await this.#api.fillBench(this.#where, output.id, gradient);
    }
    await this.#api.seek(this.#where, request.upstream ? 'gradients' : 'loss');
    const wanted = [output.id, input.id, ...parameters.map(({ id }) => id)];
    const { numbers, slots } = await this.#api.lensValues(this.#where, wanted, 0);
    const gradientOf = ({ id, size }: GraphValue): Float32Array | null => {
      const slot = slots.find((one) => one.id === id);
      const from = slot?.gradient ?? null;
      if (!request.upstream || from === null) return null;
      return numbers.slice(from, from + size);
    };
    const data = slots.find(({ id }) => id === output.id)?.data ?? 0;
    return {
      output: { ...shape, values: numbers.slice(data, data + output.size) },
      inputGradient: gradientOf(input),
      gradients: Object.fromEntries(
        parameters.map((one) => [one.name, gradientOf(one) ?? new Float32Array()]),
      ),
    };
  }

  terms(cell: number): Promise<Term[]> {
    return this.#turns.run(async () => {
      const graph = this.#standing();
      const output = valueOf(graph, graph.output, 'output');
      const { sources } = await this.#api.cell(this.#where, output.id, cell, MOST_TERMS);
      return sources.terms
        .map(({ index, number, coefficient }) => ({ index, value: number, weight: coefficient }))
        .sort((a, b) => a.index - b.index);
    });
  }

  gradientTerms(of: string, cell: number): Promise<GradientTerm[]> {
    return this.#turns.run(async () => {
      const graph = this.#standing();
      const value = graph.values.find(({ name }) => name === of);
      if (!value) throw new Error(`the workbench has no value "${of}"`);
      const { gradientTerms } = await this.#api.cell(this.#where, value.id, cell, MOST_TERMS);
      return gradientTerms.terms
        .filter(({ upstream }) => upstream !== 0)
        .map(({ index, upstream, coefficient, contribution }) => ({
          index,
          upstream,
          weight: coefficient,
          product: contribution,
        }))
        .sort((a, b) => a.index - b.index);
    });
  }

  async #open(model: ModelSpec): Promise<LensGraph> {
    const text = JSON.stringify(model);
    if (this.#graph && text === this.#built) return this.#graph;
    // What is refused leaves no tape behind that could be taken for this model's.
    this.#built = '';
    this.#graph = await this.#api.openLayers(this.#where, model, SEED);
    this.#built = text;
    return this.#graph;
  }

  #standing(): LensGraph {
    if (!this.#graph) throw new Error('nothing has been put on this workbench yet');
    return this.#graph;
  }

  async close(): Promise<void> {
    if (this.#graph) await this.#api.closeBench(this.#where).catch(() => undefined);
    this.#graph = null;
    this.#built = '';
  }
}

function valueOf(graph: LensGraph, id: number | null, what: string): GraphValue {
  const value = graph.values.find((one) => one.id === id);
  if (!value) throw new Error(`the workbench has no ${what}`);
  return value;
}

/** [channels, height, width], or a list of numbers as pictures of one pixel. */
function mapsOf(shape: readonly number[]): Omit<Maps, 'values'> {
  const [channels = 1, height = 1, width = 1] = shape;
  return { channels, height, width };
}
