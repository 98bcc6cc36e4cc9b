// A run as the page sees it: the configuration in force, how another one comes in its place, and (from
// training.svelte.ts) its frames and every command. Cards read its fields and call its methods; nothing
// else talks to the engine. A lab's own run is made from this one.
import type {
  Catalog,
  EngineApi,
  EngineInfo,
  Frame,
  LiveGroup,
  ModelInfo,
  ModelSpec,
  NamedOptions,
  RunConfig,
  RunInfo,
} from '../engine/api';
import {
  applyPatch,
  entriesOf,
  entryNamed,
  namedDefaults,
  presetOf,
  withOption,
  type ConfigPatch,
} from '../state/config';
import { Latest } from '../state/latest';
import type { Notices } from '../state/notices.svelte';
import { stopText } from '../state/stop_text';
import { LIVE_GROUPS, MovedOptions } from './moved_options';
import { Training } from './training.svelte';
import { wayBack } from './way_back';

/** What the examples of a run are called, and what one gets right without learning. */
export interface Things {
  /** "digits" */
  many: string;
  /** Share right by guessing; null where nothing is right or wrong. */
  guess: number | null;
}

type Building = (config: RunConfig) => Promise<RunInfo>;

export abstract class LiveRun extends Training {
  readonly catalog: Catalog;

  /** What the controls show: the run in force, or the one that is being built. */
  config: RunConfig;
  /** The run in force: shapes, counts, data. Null until the first one is built. */
  info = $state.raw<RunInfo | null>(null);
  /** A new run is being built (data made, weights drawn). */
  building = $state(false);
  /** Counts builds and resets, for what must start afresh with the run. */
  generation = $state(0);
  /** What it learns from changed since this run was built: that joins the next one. */
  dataChanged = $state(false);
  /** What its configuration does not tell of this run: an option was changed on the way, or a file opened. */
  departed = $state<'option' | 'file' | null>(null);

  things = $derived.by((): Things => this.thingsNow());
  preset = $derived.by(() => presetOf(this.config.model, this.catalog));
  optimizers = $derived.by(() => entriesOf(this.catalog, 'optimizer'));
  optimizer = $derived.by(() => entryNamed(this.optimizers, this.config.optimizer.name));

  #building: Latest<RunConfig, RunInfo>;
  #moved = new MovedOptions();
  #builds = 0;
  /** Counts every wish for another run: only the newest decides what the page shows. */
  #wishes = 0;
  /** The engine's run as it came, and its configuration with the options changed since. */
  #built: RunInfo | null = null;
  #inForce: RunConfig | null = null;

  /** `catalog`: the engine's, or what a lab offers of it with defaults of its own. */
  constructor(
    api: EngineApi,
    engine: EngineInfo,
    notices: Notices,
    catalog: Catalog = engine.catalog,
  ) {
    super(api, engine, notices);
    this.catalog = catalog;
    this.config = $state.raw(catalog.defaults);
    this.#building = new Latest((config) => api.configure(config));
  }

  /** Back to the very same start; where the data changed, a new run with the new data. */
  async reset(): Promise<void> {
    this.forgetSteps();
    if (this.dataChanged) {
      await this.configure({});
      return;
    }
    const offerBack = await wayBack(this);
    this.playing = false;
    this.details = null;
    await this.command(() => this.api.reset());
    this.generation += 1;
    this.departed = null;
    offerBack(...this.#moved.resetNews(this.config, this.catalog));
  }

  /** Starts a new run with this part changed. False when the engine refused it (the reason is told). */
  async configure(patch: ConfigPatch): Promise<boolean> {
    return this.#build(applyPatch(this.config, patch, this.catalog));
  }

  async setConfig(config: RunConfig): Promise<boolean> {
    return this.#build(config);
  }

  async setModel(model: ModelSpec, beside: ConfigPatch = {}): Promise<boolean> {
    return this.configure({ ...beside, model });
  }

  /** A preset comes with the optimizer and the schedule that suit it. */
  async setPreset(name: string): Promise<boolean> {
    const preset = this.catalog.models.find((one) => one.name === name);
    if (!preset) return false;
    const { model, optimizer, schedule } = preset;
    return this.setModel(model, { optimizer, schedule });
  }

  async setOptimizer(name: string): Promise<boolean> {
    return this.configure({ optimizer: namedDefaults(this.catalog, 'optimizer', name) });
  }

  setOptimizerOption(name: string, value: number): Promise<void> {
    return this.setOption('optimizer', name, value);
  }

  /** Takes effect at the next update, without a restart. A run that is being built takes it over. */
  async setOption(group: LiveGroup, name: string, value: number): Promise<void> {
    if (!this.building && (this.step > 0 || this.playing)) {
      this.departed ??= 'option';
      this.#moved.note(group, name, this.config[group].options[name]);
    }
    this.config = withOption(this.config, group, name, value);
    if (!this.building) await this.#sendOption(group, name, value);
  }

  /** Another lab may have set options of this run meanwhile: what the engine says is in force. */
  async catchUp(): Promise<void> {
    const { generation } = this;
    const run = this.info && (await this.api.run().catch(() => null));
    if (!run || this.building || generation !== this.generation) return;
    for (const group of LIVE_GROUPS) {
      const { name, options } = this.config[group];
      if (name !== run.config[group].name) continue;
      for (const [option, value] of Object.entries(run.config[group].options)) {
        if (typeof value === 'number' && value !== options[option]) {
          await this.setOption(group, option, value);
        }
      }
    }
  }

  /** Another configuration that goes on with the weights of this run, where they fit. */
  async goOnWith(config: RunConfig): Promise<boolean> {
    const wasPlaying = this.playing;
    const built = await this.#build(config, (wanted) => this.api.reconfigure(wanted));
    if (built) this.departed ??= 'option';
    if (built && wasPlaying) await this.play();
    return built;
  }

  /** What it learns from changed. A run that has not begun takes it in at once. */
  async dataArrived(news = ''): Promise<void> {
    this.dataChanged = true;
    if (this.step === 0 && !this.playing) {
      await this.configure({});
      if (news !== '') this.notices.good(news);
    } else if (news !== '') {
      this.notices.good(`${news} The next run takes this in.`, {
        label: 'Restart now',
        run: () => void this.reset(),
      });
    }
  }

  /** Shapes, parameters and costs of a model, or its refusal (an error) without touching the run. */
  describeModel(model: ModelSpec): Promise<ModelInfo> {
    return this.api.describeModel(model);
  }

  save(): Promise<Uint8Array> {
    return this.api.save();
  }

  /** The run that the engine has already: another lab has begun it. */
  takeUp(info: RunInfo): void {
    this.#built = info;
    this.#adopt(info, null);
  }

  /** A file that is refused leaves everything as it was. `departed`: what its configuration does not tell. */
  async load(bytes: Uint8Array, departed: LiveRun['departed'] = 'file'): Promise<RunInfo> {
    const wish = ++this.#wishes;
    this.#building.drop();
    try {
      const info = await this.api.load(bytes);
      this.playing = false;
      this.#built = info;
      if (wish === this.#wishes) this.#adopt(info, departed);
      this.trainingBegins();
      return info;
    } catch (error) {
      if (wish === this.#wishes) this.#fallBack();
      throw error;
    }
  }

  protected abstract thingsNow(): Things;

  /** Another network, or another start of it, stands in its place. */
  protected adopted(): void {
    // Most labs need not know.
  }

  #build(config: RunConfig, how?: Building): Promise<boolean> {
    return this.commanding(() => this.#buildNow(config, how));
  }

  protected override ended(frame: Frame): void {
    const { stopped, validation } = frame;
    const why = stopText(stopped, this.config, validation);
    this.notices.good(`${why} Play goes on from here.`);
  }

  async #buildNow(config: RunConfig, how?: Building): Promise<boolean> {
    const wish = ++this.#wishes;
    this.forgetSteps();
    this.config = config;
    this.building = true;
    this.playing = false;
    this.#builds += 1;
    try {
      const offerBack = how ? () => undefined : await wayBack(this);
      const info = await (how ? how(config) : this.#building.push(config));
      if (info) this.#built = info;
      if (info && wish === this.#wishes) {
        const wished = this.config;
        this.#adopt(info, null);
        for (const group of LIVE_GROUPS) {
          if (wished[group] !== config[group]) await this.#takeOver(group, wished[group]);
        }
        offerBack('A new run begins.');
      }
      return info !== undefined;
    } catch (error) {
      this.notices.error(error);
      if (wish === this.#wishes) this.#fallBack();
      return false;
    } finally {
      this.#builds -= 1;
      this.building = this.#builds > 0;
    }
  }

  /** The newest wish was refused: the page shows what the engine has. */
  #fallBack(): void {
    if (this.#built !== null && this.#built !== this.info) this.#adopt(this.#built, null);
    else this.config = this.#inForce ?? this.catalog.defaults;
  }

  /** Options that were moved while the run was built. */
  async #takeOver(group: LiveGroup, { options }: NamedOptions): Promise<void> {
    for (const [name, value] of Object.entries(options)) {
      if (value === this.config[group].options[name]) continue;
      this.config = withOption(this.config, group, name, Number(value));
      await this.#sendOption(group, name, Number(value));
    }
  }

  async #sendOption(group: LiveGroup, name: string, value: number): Promise<void> {
    if (this.#inForce) this.#inForce = withOption(this.#inForce, group, name, value);
    await this.command(() => this.api.setOption(group, name, value));
  }

  #adopt(info: RunInfo, departed: LiveRun['departed']): void {
    this.info = info;
    this.config = this.#inForce = info.config;
    this.departed = departed;
    this.#moved.forget();
    this.details = null;
    this.dataChanged = false;
    this.generation += 1;
    this.adopted();
  }
}
