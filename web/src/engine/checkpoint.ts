// What the page remembers of the engine, so that a new worker can go on where the old one broke down.
import type { EngineApi, Frame, LiveGroup, OwnDigit, PlanePoint, RunConfig, RunInfo } from './api';
import type { CallName } from './worker_api';

export type Ask = (name: CallName, args: readonly unknown[]) => Promise<unknown>;

/** While training, so much work may be lost at most: little of a new run, which learns fastest. */
const FIRST_MS = 1000;
const EVERY_MS = 15_000;

/** Options that change in mid-run. */
const LIVE: readonly LiveGroup[] = ['optimizer', 'schedule', 'clipping'];

export class Checkpoint {
  #ownDigits: OwnDigit[] | null = null;
  #points: readonly PlanePoint[] | null = null;
  #idx: [Uint8Array, Uint8Array] | null = null;
  #pace: Parameters<EngineApi['setPace']> | null = null;
  #watch: Parameters<EngineApi['watchPlane']> | null = null;
  #config: RunConfig | null = null;
  #model: { bytes: Uint8Array; step: number } | null = null;
  /** When the next one is due while playing; null: the run has not begun to train. */
  #due: number | null = null;
  #saving = false;
  /** Counts runs, so that a file of an older run is not kept for a newer one. */
  #run = 0;

  /** After a call that went well. */
  note(name: CallName, args: readonly unknown[], value: unknown): void {
    switch (name) {
      case 'setOwnDigits':
        [this.#ownDigits] = args as Parameters<EngineApi['setOwnDigits']>;
        break;
      case 'setPoints':
        [this.#points] = args as Parameters<EngineApi['setPoints']>;
        break;
      case 'importIdx':
        this.#idx = args as Parameters<EngineApi['importIdx']>;
        break;
      case 'clearImported':
        this.#idx = null;
        break;
      case 'setPace':
        this.#pace = args as Parameters<EngineApi['setPace']>;
        break;
      case 'watchPlane':
        this.#watch = args as Parameters<EngineApi['watchPlane']>;
        break;
      case 'configure':
      case 'reconfigure':
        this.#newRun((value as RunInfo).config);
        break;
      case 'load':
        this.#newRun((value as RunInfo).config);
        this.#model = { bytes: args[0] as Uint8Array, step: (value as RunInfo).step };
        break;
      case 'reset':
        if (this.#config) this.#newRun(this.#config);
        break;
      case 'setOption':
        this.#setOption(args as Parameters<EngineApi['setOption']>);
        break;
      default:
    }
  }

  /** With every frame: fetches the parameters at rest, and now and then while playing. */
  async keep({ step, playing }: Frame, now: number, ask: Ask): Promise<void> {
    const unchanged = step === (this.#model?.step ?? 0);
    if (unchanged || this.#saving || !this.#config) return;
    this.#due ??= now + FIRST_MS;
    if (playing && now < this.#due) return;
    this.#saving = true;
    this.#due = now + EVERY_MS;
    const run = this.#run;
    try {
      const bytes = (await ask('save', [])) as Uint8Array;
      if (run === this.#run) this.#model = { bytes, step };
    } catch {
      // The engine's end is told elsewhere; the older checkpoint stays.
    } finally {
      this.#saving = false;
    }
  }

  /** Puts a new worker into the remembered state; says in words what the reader gets back. */
  async restore(ask: Ask): Promise<string> {
    if (this.#ownDigits) await ask('setOwnDigits', [this.#ownDigits]);
    if (this.#idx) await ask('importIdx', this.#idx);
    if (this.#points) await ask('setPoints', [this.#points]);
    if (this.#pace) await ask('setPace', this.#pace);
    if (this.#watch) await ask('watchPlane', this.#watch);
    if (!this.#config) return '';
    await ask('configure', [this.#config]);
    const model = this.#model;
    if (!model) return 'Your network is back at its start.';
    const { step, config } = (await ask('load', [model.bytes])) as RunInfo;
    await this.#restoreOptions(config, ask);
    return `Your network is back as it was at step ${String(step)}.`;
  }

  /** The file has the options of when it was saved; some may have changed since. */
  async #restoreOptions(loaded: RunConfig, ask: Ask): Promise<void> {
    for (const group of LIVE) {
      for (const [name, value] of Object.entries(this.#config?.[group].options ?? {})) {
        if (value !== loaded[group].options[name]) await ask('setOption', [group, name, value]);
      }
    }
  }

  #newRun(config: RunConfig): void {
    this.#run += 1;
    this.#config = config;
    this.#model = null;
    this.#due = null;
  }

  #setOption([group, name, value]: Parameters<EngineApi['setOption']>): void {
    if (!this.#config) return;
    const chosen = this.#config[group];
    const options = { ...chosen.options, [name]: value };
    this.#config = { ...this.#config, [group]: { ...chosen, options } };
  }
}
