// The lab as one thing: what it shows (setup), where one stands (walk), what one asks about (chosen), and
// who presses play. Cards read its fields and call its methods; nothing else talks to the engine.
import type {
  Catalog,
  Drawing,
  EngineApi,
  EngineInfo,
  GradientCheck,
  LensGraph,
} from '../../engine/api';
import { withHint } from '../../run/formula_text';
import type { Notices } from '../../state/notices.svelte';
import { Chosen } from './chosen.svelte';
import { Edits, type Edit } from './edits.svelte';
import { Player } from './player.svelte';
import { START, numbersIn, pointsConfig, type Setup, type Size } from './setup';
import { Standings } from './standings.svelte';
import { Walk } from './walk.svelte';

const BENCH = 'bench/backprop';
/** Weights that the proof looks at, chosen by this seed: each costs nine forward passes at most. */
const CHECKED: Record<Size, number> = { expression: 200, points: 200, digits: 60 };
const CHECK_SEED = 1;

export class BackpropLab {
  readonly api: EngineApi;
  readonly catalog: Catalog;
  readonly notices: Notices;
  readonly walk: Walk;
  readonly chosen: Chosen;
  readonly player: Player;
  readonly standings: Standings;
  readonly edits: Edits;

  setup = $state.raw<Setup>(START);
  opening = $state(true);
  /** Why the typed expression is none, and where. */
  problem = $state.raw<{ text: string; at: number | null } | null>(null);
  check = $state.raw<GradientCheck | null>(null);
  checking = $state(false);
  /** After so many updates it was proved. */
  checkedAfter = $state(0);
  #opened = 0;
  #seen: Setup['numbers'] = {};
  /** What the expression's names held before anything was changed by hand. */
  #opening: Setup['numbers'] = START.numbers;

  constructor(api: EngineApi, engine: EngineInfo, notices: Notices) {
    this.api = api;
    this.catalog = engine.catalog;
    this.notices = notices;
    this.walk = new Walk(api, notices);
    this.chosen = new Chosen(this.walk);
    this.player = new Player(this.walk);
    this.standings = new Standings(this.walk, this.chosen, this.catalog);
    this.edits = new Edits((edit) => this.#write(edit));
  }

  get trains(): boolean {
    return this.setup.size !== 'expression';
  }

  /** Shows what a link or a control asks for; a refused expression leaves the one before. */
  async open(wanted: Setup): Promise<void> {
    const turn = ++this.#opened;
    this.player.stop();
    this.opening = true;
    try {
      const opened = await this.walk.open(async () => {
        const graph = await this.#graphOf(wanted);
        // Before the new graph is there: the old one's cells mean nothing in it.
        this.chosen.forget();
        return graph;
      });
      if (!opened || turn !== this.#opened) return;
      this.setup = wanted;
      this.#opening = wanted.numbers;
      this.problem = null;
      this.check = null;
      await this.#stand(wanted);
      if (this.chosen.at === null && this.walk.state) this.chosen.follow(this.walk.state);
    } catch (error) {
      if (turn === this.#opened) this.#refused(error, wanted);
    } finally {
      if (turn === this.#opened) this.opening = false;
    }
  }

  /** The beginning, where a link asks for what cannot be shown; its reason stays on the page. */
  async openStart(): Promise<void> {
    const { problem } = this;
    await this.open(START);
    this.problem = problem;
  }

  setSize(size: Size): Promise<void> {
    return this.open({ ...this.setup, size, step: 0, move: 0, example: 0, cell: null });
  }

  /** Names that are left out hold what they held when they were last seen. */
  setExpression(source: string, numbers: Readonly<Record<string, number>>): Promise<void> {
    this.#seen = { ...this.#seen, ...this.setup.numbers };
    const kept = numbersIn(source, { ...this.#seen, ...numbers });
    return this.open({ ...this.setup, source, numbers: kept, move: 0, cell: null });
  }

  setPoints(patch: Partial<Setup>): Promise<void> {
    return this.open({ ...this.setup, ...patch, step: 0, move: 0, example: 0, cell: null });
  }

  /** An example of the learner's own in place of the batches. */
  hold(what: Drawing | Float32Array, label: number): Promise<boolean> {
    return this.walk.change(() => this.api.holdExample(this.walk.where, what, label));
  }

  release(): Promise<boolean> {
    return this.walk.change(() => this.api.releaseExample(this.walk.where));
  }

  /** Writes a cell by hand; the pictures mark what that changes downstream. */
  async edit(number: number): Promise<void> {
    const { at, value } = this.chosen;
    const { graph } = this.walk;
    if (!at || !value || !graph) return;
    await this.edits.set({ graph, value, index: this.chosen.index(at), number });
  }

  async undoEdits(): Promise<void> {
    const done = await this.walk.change(() => this.api.resetCells(this.walk.where));
    if (done) this.setup = { ...this.setup, numbers: this.#opening };
  }

  /** Call when another lab comes: what was put in the place of the batches must not be trained on there. */
  leave(): void {
    this.player.stop();
    if (this.walk.where === 'run' && this.walk.state?.held) void this.release();
  }

  /** Before the first batch a run has nothing to check. */
  get provable(): boolean {
    const { state } = this.walk;
    return state !== null && (!this.trains || state.kind !== 'start');
  }

  /** Call with every state: the proof of a small graph comes by itself, once. */
  proveOnce(): void {
    if (this.check === null && this.provable && this.setup.size !== 'digits') void this.prove();
  }

  /** The proof: slopes of many weights by the backward pass against slopes by trying. */
  async prove(): Promise<void> {
    const { graph } = this.walk;
    if (!graph || !this.provable || this.checking) return;
    this.checking = true;
    try {
      const check = await this.api.checkGradients(
        graph.where,
        CHECKED[this.setup.size],
        CHECK_SEED,
      );
      if (graph !== this.walk.graph) return;
      this.check = check;
      // Moves that were under way came before it.
      this.checkedAfter = (await this.api.lensState(graph.where)).step;
    } catch (error) {
      this.notices.error(error);
    } finally {
      this.checking = false;
    }
  }

  /** What a link to here says. */
  get standing(): Setup {
    const { state, example } = this.walk;
    const { at, value } = this.chosen;
    return {
      ...this.setup,
      step: state?.step ?? 0,
      move: state?.move ?? 0,
      example,
      cell: at && value ? { value: value.name, place: at.place } : null,
    };
  }

  async #write({ graph, value, index, number }: Edit): Promise<void> {
    const { walk } = this;
    const done = await walk.change(
      // Another graph may have been opened while this waited for its turn.
      async () =>
        walk.graph === graph ? await this.api.setCell(walk.where, value.id, index, number) : null,
      true,
    );
    if (done) this.check = null; // of other numbers
    if (done && this.setup.size === 'expression') {
      const numbers = { ...this.setup.numbers, [value.name]: number };
      this.setup = { ...this.setup, numbers };
    }
  }

  async #graphOf(wanted: Setup): Promise<LensGraph> {
    if (wanted.size === 'expression') {
      return this.api.openExpression(
        BENCH,
        wanted.source,
        numbersIn(wanted.source, wanted.numbers),
      );
    }
    if (wanted.size === 'points') return this.api.openPoints(pointsConfig(wanted, this.catalog));
    // The learner's own run, as it stands; where there is none yet, the usual one.
    if ((await this.api.run()) === null) await this.api.configure(this.catalog.defaults);
    else await this.api.pause();
    return this.api.graph('run');
  }

  /** To the step, move, example and cell that a link names. */
  async #stand({ size, step, move, example, cell }: Setup): Promise<void> {
    const { walk, chosen } = this;
    if (size === 'points' && step > 0) await walk.seek('step', step);
    if (size === 'expression' || move > 0) await walk.goTo(move);
    if (example > 0) await walk.showExample(example);
    const value = walk.graph?.values.find(({ name }) => name === cell?.value);
    if (value && cell) {
      chosen.held = true;
      chosen.choose(value.id, Math.min(cell.place, value.size - 1));
    }
  }

  #refused(error: unknown, wanted: Setup): void {
    if (wanted.size !== 'expression' || wanted.source === this.setup.source) {
      this.notices.error(error);
      return;
    }
    const text = error instanceof Error ? error.message : String(error);
    const at = /at character (\d+)/.exec(text)?.[1];
    this.problem = {
      text: withHint(text, wanted.source),
      at: at === undefined ? null : Number(at),
    };
  }
}
