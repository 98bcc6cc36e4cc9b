// A trained network with a digit passing through it, opened on a workbench: its maps, its filters, what a cell
// sees of the picture and which digits a filter answers most.
import type {
  EngineApi,
  GraphValue,
  LensGraph,
  ReceptiveField,
  RunConfig,
  StrongestResponse,
  Where,
  Who,
} from '../../../engine/api';
import { EngineError } from '../../../engine/errors';
import { Latest } from '../../../state/latest';
import { InTurn } from '../../../state/in_turn';
import { filterOf, layersOf, type FilterWeights, type ShownLayer } from './layers';

/** Training digits that are looked through, and how many of them are shown. */
const SEARCHED = 500;
const SHOWN = 6;

export class OpenNetwork {
  graph = $state.raw<LensGraph | null>(null);
  /** By the value's id: the numbers of the digit that passes through. */
  numbers = $state.raw<ReadonlyMap<number, Float32Array>>(new Map());
  /** Parameters by their name. */
  parameters = $state.raw<ReadonlyMap<string, Float32Array>>(new Map());
  problem = $state('');

  layers = $derived.by((): ShownLayer[] => (this.graph ? layersOf(this.graph) : []));

  readonly #api: EngineApi;
  readonly #usual: RunConfig;
  readonly #where: Where;
  readonly #filling: Latest<Float32Array, ReadonlyMap<number, Float32Array>>;
  readonly #seeing: Latest<{ value: number; index: number }, ReceptiveField>;
  readonly #turns = new InTurn();
  readonly #found = new Map<string, Promise<StrongestResponse[]>>();

  constructor(api: EngineApi, name: string, usual: RunConfig) {
    this.#api = api;
    this.#usual = usual;
    this.#where = `bench/convolution-${name}`;
    this.#filling = new Latest((pixels) => this.through(pixels));
    this.#seeing = new Latest(({ value, index }) => api.receptiveField(this.#where, value, index));
  }

  /** Takes in a trained network as it is now. */
  async open(who: Who): Promise<void> {
    try {
      await this.#adopt(await this.#api.openNetwork(this.#where, who));
    } catch (error) {
      this.#refused(error);
    }
  }

  /** A network of these layers with weights by chance. */
  async build(model: Parameters<EngineApi['openLayers']>[1], seed: number): Promise<void> {
    try {
      await this.#adopt(await this.#api.openLayers(this.#where, model, seed));
    } catch (error) {
      this.#refused(error);
    }
  }

  /** Puts a digit in; the newest wins. */
  async show(pixels: Float32Array): Promise<void> {
    if (!this.graph) return;
    try {
      const numbers = await this.#filling.push(pixels);
      if (numbers) this.numbers = numbers;
    } catch (error) {
      this.#refused(error);
    }
  }

  /** The filter behind a map of a layer, where a convolution made it. */
  filter(value: GraphValue, map: number): FilterWeights | null {
    return this.graph ? filterOf(this.graph, value, map, this.parameters) : null;
  }

  /** What a cell sees of the picture; undefined: a newer cell was asked for. */
  async sees(value: GraphValue, index: number): Promise<ReceptiveField | undefined> {
    return this.#seeing.push({ value: value.id, index });
  }

  /** The training digits that a map answers most; looked for once. */
  strongest(value: GraphValue, map: number): Promise<StrongestResponse[]> {
    const key = `${String(value.id)} ${String(map)}`;
    const known = this.#found.get(key);
    if (known) return known;
    const found = this.#lookFor(value.id, map);
    this.#found.set(key, found);
    found.catch(() => this.#found.delete(key));
    return found;
  }

  /** Where no run has brought training digits yet, the usual one does. */
  async #lookFor(value: number, map: number): Promise<StrongestResponse[]> {
    const look = (): Promise<StrongestResponse[]> =>
      this.#api.strongest(this.#where, value, map, SEARCHED, SHOWN);
    try {
      return await look();
    } catch (error) {
      if (!(error instanceof EngineError) || error.code !== 'bad_state') throw error;
      await this.#api.configure(this.#usual);
      return look();
    }
  }

  async close(): Promise<void> {
    if (this.graph) await this.#api.closeBench(this.#where).catch(() => undefined);
  }

  async #adopt(graph: LensGraph): Promise<void> {
    this.#found.clear();
    const ids = graph.values.filter(({ role }) => role === 'parameter').map(({ id }) => id);
    const { numbers, slots } = await this.#api.lensValues(this.#where, ids, 0);
    const names = new Map(graph.values.map(({ id, name }) => [id, name]));
    this.parameters = new Map(
      slots.map(({ id, data, size }) => [names.get(id) ?? '', numbers.slice(data, data + size)]),
    );
    this.numbers = new Map();
    this.graph = graph;
    this.problem = '';
  }

  /** The numbers of every layer for that picture, by the value's id. */
  through(pixels: Float32Array): Promise<ReadonlyMap<number, Float32Array>> {
    return this.#turns.run(() => this.#through(pixels));
  }

  async #through(pixels: Float32Array): Promise<ReadonlyMap<number, Float32Array>> {
    const { graph } = this;
    const input = graph?.input ?? null;
    if (!graph || input === null) return new Map();
    await this.#api.fillBench(this.#where, input, pixels);
    await this.#api.seek(this.#where, 'loss');
    const ids = layersOf(graph).map(({ value }) => value.id);
    const { numbers, slots } = await this.#api.lensValues(this.#where, ids, 0);
    return new Map(slots.map(({ id, data, size }) => [id, numbers.slice(data, data + size)]));
  }

  #refused(error: unknown): void {
    this.problem = error instanceof Error ? error.message : String(error);
  }
}
