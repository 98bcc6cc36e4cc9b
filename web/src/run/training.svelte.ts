// A network as it trains: the engine's latest frame, and the commands that make it train, rest and step.
// What it trains on and how is live_run.svelte.ts.
import type { Details, EngineApi, EngineInfo, Frame } from '../engine/api';
import type { Notices } from '../state/notices.svelte';
import { StepQueue } from './step_queue';

export abstract class Training {
  readonly api: EngineApi;
  readonly engine: EngineInfo;
  readonly notices: Notices;

  frame = $state.raw<Frame | null>(null);
  /** The last details that came, of this very run. */
  details = $state.raw<Details | null>(null);
  playing = $state(false);

  step = $derived(this.frame?.step ?? 0);
  epoch = $derived(this.frame?.epoch ?? 0);

  #steps = new StepQueue((count) => this.#takeSteps(count));
  #commands = 0;

  constructor(api: EngineApi, engine: EngineInfo, notices: Notices) {
    this.api = api;
    this.engine = engine;
    this.notices = notices;
  }

  /** Call once: from here on frames arrive. */
  async listen(): Promise<void> {
    await this.api.onFrame((frame) => this.#take(frame));
  }

  async play(): Promise<void> {
    this.forgetSteps();
    this.trainingBegins();
    this.playing = true;
    await this.command(() => this.api.play());
  }

  async pause(): Promise<void> {
    this.forgetSteps();
    this.playing = false;
    await this.command(() => this.api.pause());
  }

  async toggle(): Promise<void> {
    await (this.playing ? this.pause() : this.play());
  }

  /** So many updates, then rest. */
  async stepBy(count = 1): Promise<void> {
    await this.#steps.add(count);
  }

  /** The run came to its end by a rule of its own configuration. */
  protected abstract ended(frame: Frame): void;

  /** The learner makes it train. */
  protected trainingBegins(): void {
    // Most labs need not know.
  }

  /** With every frame, once its numbers are in place. */
  protected frameCame(frame: Frame): void {
    if (frame.details) this.details = frame.details;
  }

  /** Steps that were not begun are not wanted any more. */
  protected forgetSteps(): void {
    this.#steps.clear();
  }

  /** A refusal is told; meanwhile frames do not say whether the run is playing. */
  protected command(run: () => Promise<void>): Promise<void> {
    return this.commanding(() => run().catch((error: unknown) => void this.notices.error(error)));
  }

  /** A frame on its way while a command runs still tells of the time before it. */
  protected async commanding<T>(run: () => Promise<T>): Promise<T> {
    this.#commands += 1;
    try {
      return await run();
    } finally {
      this.#commands -= 1;
    }
  }

  async #takeSteps(count: number): Promise<void> {
    if (this.playing) await this.pause();
    this.trainingBegins();
    await this.command(() => this.api.step(count));
  }

  #take(frame: Frame): void {
    const ends = frame.stopped !== '' && this.frame?.stopped !== frame.stopped;
    this.frame = frame;
    if (ends) this.ended(frame);
    if (this.#commands === 0) this.playing = frame.playing;
    this.frameCame(frame);
    requestAnimationFrame(() => {
      // Where the engine broke down meanwhile, the shell tells of the restart.
      this.api.frameDrawn().catch(() => undefined);
    });
  }
}
