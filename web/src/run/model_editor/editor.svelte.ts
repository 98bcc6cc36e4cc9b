// The model being edited: the draft, what the engine says of it, and its way into the run. The
// running model is not touched until the draft is applied.
import type { LayerInfo, ModelInfo, ModelSpec } from '../../engine/api';
import { completeModel, sameJson, sameModel } from '../../state/config';
import { Latest } from '../../state/latest';
import type { LiveRun } from '../live_run.svelte';
import { plainRefusal } from './refusal';
import {
  addLayer,
  knownLayers,
  moveLayer,
  namedLayer,
  removeLayer,
  setOption,
  setType,
} from './edit';
import { PICTURE, setInput, type Shapes } from './wiring';

type EditedRun = Pick<LiveRun, 'catalog' | 'config' | 'info' | 'describeModel' | 'setModel'>;

export interface Problem {
  /** In plain words. */
  message: string;
  /** The engine's own, where they are others; or ''. */
  exact: string;
  /** Place of the layer it names, or null when it concerns the whole model. */
  at: number | null;
}

export class ModelEditor {
  readonly #run: EditedRun;
  readonly #describing: Latest<ModelSpec, ModelInfo>;

  draft = $state.raw<ModelSpec>({ input: [], layers: [] });
  /** Which layer's options are open; new layers come after it. */
  open = $state<number | null>(null);
  /** What the engine says of the last draft it accepted. */
  info = $state.raw<ModelInfo | null>(null);
  problem = $state.raw<Problem | null>(null);
  /** The last thing done, in words, for screen readers. */
  said = $state('');
  applying = $state(false);

  #accepted = $state.raw<ModelSpec | null>(null);
  #running = $state.raw<ModelSpec>({ input: [], layers: [] });

  changed = $derived(!sameJson(this.draft, this.#running));
  layers = $derived.by((): (LayerInfo | null)[] =>
    knownLayers(this.draft, this.#accepted, this.info),
  );
  /** What the picture and each layer of the draft give, as far as it is known. */
  shapes = $derived.by(
    (): Shapes =>
      new Map([
        [PICTURE, this.draft.input],
        ...this.layers.flatMap((layer): [string, number[]][] =>
          layer ? [[layer.name, layer.outputShape]] : [],
        ),
      ]),
  );
  /** The draft has been accepted as it stands. */
  valid = $derived(this.problem === null && this.#accepted === this.draft);

  constructor(run: EditedRun) {
    this.#run = run;
    this.#describing = new Latest((model) => run.describeModel(model));
    this.restart();
  }

  /** Back to the model that runs. */
  restart(): void {
    this.#running = completeModel(this.#run.config.model, this.#run.catalog);
    this.open = null;
    this.#know(this.#run);
    this.#edit(this.#running, '');
  }

  /** After the open layer; with none open, before the last one, which gives the answer. */
  add(type: string): number {
    const last = Math.max(0, this.draft.layers.length - 1);
    const at = this.open === null ? last : this.open + 1;
    const next = addLayer(this.draft, type, at, this.#run.catalog, this.shapes);
    this.open = at;
    this.#edit(next, `${next.layers[at]?.name ?? ''} added at place ${String(at + 1)}`);
    return at;
  }

  remove(at: number): void {
    const name = this.draft.layers[at]?.name ?? '';
    if (this.open !== null && this.open >= at) {
      this.open = this.open === at ? null : this.open - 1;
    }
    const next = removeLayer(this.draft, at, this.#run.catalog, this.shapes);
    this.#edit(next, `${name} removed`);
  }

  move(from: number, to: number): void {
    if (to < 0 || to >= this.draft.layers.length) return;
    const name = this.draft.layers[from]?.name ?? '';
    if (this.open === from) this.open = to;
    else if (this.open === to) this.open = from;
    const next = moveLayer(this.draft, from, to, this.#run.catalog, this.shapes);
    this.#edit(next, `${name} moved to place ${String(to + 1)}`);
  }

  setOption(at: number, name: string, value: number | string): void {
    this.#edit(setOption(this.draft, at, name, value), '');
  }

  setType(at: number, type: string): void {
    this.#edit(setType(this.draft, at, type, this.#run.catalog, this.shapes), '');
  }

  /** Another layer read at `place`; 0 is the main path. */
  setInput(at: number, place: number, name: string): void {
    this.#edit(setInput(this.draft, at, place, name), '');
  }

  /** True when the run now uses the draft. */
  async apply(): Promise<boolean> {
    if (!this.valid || this.applying) return false;
    this.applying = true;
    const done = await this.#run.setModel(this.draft);
    this.applying = false;
    if (done) this.#running = this.draft;
    return done;
  }

  /** What the engine has said of the running model: edits made before it is asked again build on it. */
  #know({ info, catalog }: EditedRun): void {
    if (info === null || !sameModel(info.config.model, this.#running, catalog)) return;
    this.info = info.model;
    this.#accepted = this.#running;
  }

  #edit(draft: ModelSpec, said: string): void {
    this.draft = draft;
    this.said = said;
    void this.#describe(draft);
  }

  async #describe(draft: ModelSpec): Promise<void> {
    try {
      const info = await this.#describing.push(draft);
      if (!info || this.draft !== draft) return;
      this.info = info;
      this.#accepted = draft;
      this.problem = null;
    } catch (error) {
      if (this.draft !== draft) return;
      const message = error instanceof Error ? error.message : String(error);
      const plain = plainRefusal(message, draft, this.#run.catalog);
      const exact = plain === null ? '' : message;
      this.problem = { message: plain ?? message, exact, at: namedLayer(message, draft) };
    }
  }
}
