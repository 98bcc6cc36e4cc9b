// Where one stands in the computation: the graph, the last move, every value's numbers; and the ways to go
// on and back. The engine does each move; the page only asks for its numbers afterwards.
import type { EngineApi, LensGraph, LensState, SeekTarget, ValueId, Where } from '../../engine/api';
import { InTurn } from '../../state/in_turn';
import type { Notices } from '../../state/notices.svelte';
import { type Numbers, numbersIn, unchangedKept } from './read_numbers';

/** Presses of a key held down do not run on after it is let go. */
const MOST_AHEAD = 4;

export class Walk {
  readonly api: EngineApi;
  readonly notices: Notices;

  graph = $state.raw<LensGraph | null>(null);
  state = $state.raw<LensState | null>(null);
  values = $state.raw<ReadonlyMap<ValueId, Numbers>>(new Map());
  /** Which example of the batch is on show. */
  example = $state(0);
  /** Values as they were before the edit that was made by hand, while that is what one looks at. */
  before = $state.raw<ReadonlyMap<ValueId, Numbers> | null>(null);
  /** Counts changes of anything that cells depend on. */
  version = $state(0);

  readonly #turns = new InTurn();
  #ahead = 0;
  #moving = false;
  #opened = 0;

  constructor(api: EngineApi, notices: Notices) {
    this.api = api;
    this.notices = notices;
  }

  get where(): Where {
    return this.graph?.where ?? 'run';
  }

  /** Nothing lies ahead: an expression ends with its backward pass. */
  get atEnd(): boolean {
    const { state, graph } = this;
    return !state || (graph?.input === null && state.move >= state.moves);
  }

  get atStart(): boolean {
    return !this.state || this.state.back === 0;
  }

  /** Shows this graph from now on. False when another one was opened meanwhile. */
  async open(opening: () => Promise<LensGraph>): Promise<boolean> {
    const turn = ++this.#opened;
    this.#ahead = 0;
    return this.#turns.run(async () => {
      const graph = called(await opening());
      const state = await this.api.lensState(graph.where);
      if (turn !== this.#opened) return false;
      const numbers = await this.#read(graph, everything(graph), 0);
      this.example = 0;
      this.before = null;
      this.graph = graph;
      this.values = numbers;
      this.#stand(state);
      return true;
    });
  }

  /** Single moves add up while one is under way. */
  async move(count: number): Promise<void> {
    this.#ahead = Math.max(-MOST_AHEAD, Math.min(MOST_AHEAD, this.#ahead + count));
    if (this.#moving) return;
    this.#moving = true;
    await this.#tried(async () => {
      while (this.#ahead !== 0) {
        const now = this.#ahead;
        this.#ahead = 0;
        if (now > 0 && this.atEnd) continue;
        await this.#arrive(await this.api.move(this.where, now), now === 1);
      }
    });
    this.#moving = false;
  }

  async seek(target: SeekTarget, times = 1): Promise<void> {
    await this.#tried(async () => {
      for (let time = 0; time < times; time += 1) {
        const state = await this.api.seek(this.where, target);
        if (time === times - 1 || state.diverged) {
          await this.#arrive(state, false);
          return;
        }
      }
    });
  }

  /** To the start of this step: where it takes its batch, if it takes one. */
  async again(): Promise<void> {
    await this.#tried(async () => {
      const { kind, moves } = await this.api.lensState(this.where);
      if (kind === 'update') {
        // The step is over: back to its first move, the batch.
        await this.#arrive(await this.api.move(this.where, 1 - moves), false);
        return;
      }
      const state = await this.api.seek(this.where, 'start');
      const between = state.kind === 'update';
      await this.#arrive(between ? await this.api.move(this.where, 1) : state, false);
    });
  }

  /** As many whole moves as asked, for links: move 0 is the start of the step. */
  async goTo(move: number): Promise<void> {
    await this.#tried(async () => {
      const state = await this.api.lensState(this.where);
      const away = move - state.move;
      if (away !== 0) await this.#arrive(await this.api.move(this.where, away), false);
    });
  }

  async showExample(index: number): Promise<void> {
    this.example = Math.max(0, Math.min((this.state?.examples ?? 1) - 1, index));
    await this.#tried(() => this.#reread());
  }

  /** Anything else that leads to another state: an edit, an example of one's own. Null: to none after all. */
  async change(run: () => Promise<LensState | null>, compare = false): Promise<boolean> {
    let done = false;
    await this.#tried(async () => {
      // Of several edits one after the other: as it was before the first.
      const before = this.before ?? this.values;
      const state = await run();
      if (!state) return;
      if (this.example >= state.examples) this.example = 0;
      await this.#arrive(state, false);
      this.before = compare ? before : null;
      done = true;
    });
    return done;
  }

  async #arrive(state: LensState, one: boolean): Promise<void> {
    const { graph } = this;
    if (!graph) return;
    const ids = one ? workedOut(state, graph) : everything(graph);
    if (this.example >= Math.max(1, state.examples)) this.example = 0;
    const read = await this.#read(graph, ids, this.example);
    this.values = one ? new Map([...this.values, ...read]) : read;
    this.before = null;
    this.#stand(state);
  }

  async #reread(): Promise<void> {
    const { graph } = this;
    if (!graph) return;
    this.values = await this.#read(graph, everything(graph), this.example);
    this.before = null;
    this.version += 1;
  }

  #stand(state: LensState): void {
    this.state = state;
    this.version += 1;
  }

  async #read(graph: LensGraph, ids: ValueId[], example: number): Promise<Map<ValueId, Numbers>> {
    return unchangedKept(
      numbersIn(await this.api.lensValues(graph.where, ids, example)),
      this.values,
    );
  }

  async #tried(run: () => Promise<void>): Promise<void> {
    try {
      await this.#turns.run(run);
    } catch (error) {
      this.#ahead = 0;
      this.notices.error(error);
    }
  }
}

/** The result of an expression goes by f, as in "f = …", rather than by its whole text. */
function called(graph: LensGraph): LensGraph {
  if (graph.input !== null || graph.values.some(({ name }) => name === 'f')) return graph;
  const values = graph.values.map((value) =>
    value.id === graph.loss && value.producer !== null ? { ...value, name: 'f' } : value,
  );
  return { ...graph, values };
}

/** What a single move gave. The first one back also puts its 1 at the loss. */
function workedOut(state: LensState, graph: LensGraph): ValueId[] {
  const { kind, value, backwardDone } = state;
  if (value === null || (kind !== 'forward' && kind !== 'backward')) return everything(graph);
  return backwardDone === 1 ? [value, graph.loss] : [value];
}

function everything(graph: LensGraph): ValueId[] {
  return graph.values.map(({ id }) => id);
}
