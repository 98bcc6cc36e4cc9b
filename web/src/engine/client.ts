// The page's side of api.ts: starts the engine worker, and starts another one from the last checkpoint
// when it broke down or hangs. The `api` object stays the same all the while.
import type { EngineApi, EngineFailure, EngineInfo, Frame } from './api';
import { Checkpoint, type Ask } from './checkpoint';
import { EngineError, UNAVAILABLE, UNSUPPORTED, toEngineError } from './errors';
import { TOO_OLD } from './bundles';
import type { CallName } from './worker_api';
import { WorkerLink } from './worker_link';

export interface StartEngineOptions {
  /** The page's address: the engine's files lie beside it. */
  baseUrl: string;
  /** Null: the best one that this browser can run. */
  variant: string | null;
  /** 0: as many as are sensible here. */
  threads?: number;
  pretrained: boolean;
  /** The worker broke down or hung and was restarted: one plain sentence or two for the reader. */
  onRestart: (reason: string) => void;
  /** Tests bring a worker of their own. */
  createWorker?: () => Worker;
}

export interface EngineHandle {
  api: EngineApi;
  info: EngineInfo;
  stop(): void;
}

/** Every call; the record makes the compiler ask for a new one here. */
const CALLS: Record<CallName, true> = {
  start: true,
  frameDrawn: true,
  describeModel: true,
  configure: true,
  reset: true,
  play: true,
  pause: true,
  step: true,
  setOption: true,
  scheduleCurve: true,
  optimizerState: true,
  classify: true,
  classifyExample: true,
  clearDrawing: true,
  examples: true,
  augmented: true,
  scores: true,
  inspectUnits: true,
  gradientNoise: true,
  depthProfile: true,
  rangeTestBegin: true,
  rangeTestAdvance: true,
  watchPlane: true,
  points: true,
  setPace: true,
  previewPoints: true,
  setWeight: true,
  reconfigure: true,
  setOwnDigits: true,
  importIdx: true,
  clearImported: true,
  setPoints: true,
  formulaValues: true,
  save: true,
  load: true,
  exportOnnx: true,
  exportPytorch: true,
  graph: true,
  lensState: true,
  move: true,
  seek: true,
  holdExample: true,
  releaseExample: true,
  lensValues: true,
  cell: true,
  largestPath: true,
  updateOf: true,
  nudge: true,
  checkGradients: true,
  setCell: true,
  resetCells: true,
  openExpression: true,
  openLayers: true,
  openNetwork: true,
  fillBench: true,
  closeBench: true,
  openPoints: true,
  run: true,
  activationCurve: true,
  unitSlopes: true,
  receptiveField: true,
  strongest: true,
  surface: true,
  race: true,
  raceStep: true,
  lossSurfaceBegin: true,
  lossSurfaceAdvance: true,
  curvature: true,
  lookBegin: true,
  lookAdvance: true,
  compareBegin: true,
  compareAdvance: true,
  compareSurfaceBegin: true,
  compareSurfaceAdvance: true,
  compareEnd: true,
};

/** Who breaks down more often than this within a minute is not restarted again. */
const MOST_RESTARTS = 3;
const RESTART_WINDOW_MS = 60_000;

export async function startEngine(options: StartEngineOptions): Promise<EngineHandle> {
  if (typeof WebAssembly !== 'object' || typeof Worker === 'undefined') {
    throw new EngineError(UNSUPPORTED, TOO_OLD);
  }
  const client = new Client(options);
  try {
    const info = await client.start();
    return {
      api: client.api(),
      info,
      stop: () => {
        client.stop();
      },
    };
  } catch (error) {
    client.stop();
    throw toEngineError(error);
  }
}

class Client {
  readonly #options: StartEngineOptions;
  readonly #checkpoint = new Checkpoint();
  #link: WorkerLink;
  /** Settled while the engine is there; calls wait for it during a restart. */
  #ready: Promise<unknown> = Promise.resolve();
  #started = false;
  #onFrame: (frame: Frame) => void = () => undefined;
  #deaths: number[] = [];

  constructor(options: StartEngineOptions) {
    this.#options = options;
    this.#link = this.#open();
  }

  async start(): Promise<EngineInfo> {
    const info = await this.#startLink(this.#link);
    this.#started = true;
    return info;
  }

  stop(): void {
    this.#link.stop();
  }

  api(): EngineApi {
    const calls = Object.keys(CALLS).map((name) => [
      name,
      (...args: unknown[]) => this.#call(name as CallName, args),
    ]);
    const onFrame = (callback: (frame: Frame) => void): Promise<void> => {
      this.#onFrame = callback;
      return this.#link.listen();
    };
    return { ...(Object.fromEntries(calls) as EngineApi), onFrame };
  }

  async #call(name: CallName, args: readonly unknown[]): Promise<unknown> {
    await this.#settled();
    const value = await this.#link.call(name, args);
    this.#checkpoint.note(name, args, value);
    return value;
  }

  /** Also when another restart began while this one was waited for. */
  async #settled(): Promise<void> {
    for (;;) {
      const ready = this.#ready;
      await ready;
      if (ready === this.#ready) return;
    }
  }

  #open(): WorkerLink {
    const create =
      this.#options.createWorker ??
      (() => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }));
    const link: WorkerLink = new WorkerLink(create(), {
      frame: (frame) => {
        this.#onFrame(frame);
        const ask: Ask = (name, args) => link.call(name, args);
        void this.#checkpoint.keep(frame, performance.now(), ask);
      },
      death: (failure) => {
        // Before the first start there is nothing to go back to: start() rejects with the reason.
        if (this.#started) this.#restart(failure);
      },
    });
    return link;
  }

  async #startLink(link: WorkerLink): Promise<EngineInfo> {
    const { baseUrl, variant, threads = 0, pretrained } = this.#options;
    return (await link.call('start', [{ baseUrl, variant, threads, pretrained }])) as EngineInfo;
  }

  #restart(failure: EngineFailure): void {
    const now = performance.now();
    this.#deaths = [...this.#deaths.filter((at) => now - at < RESTART_WINDOW_MS), now];
    const reviving = this.#revive(failure);
    this.#ready = reviving;
    reviving.then(
      (restored) => {
        if (this.#ready !== reviving) return;
        this.#options.onRestart(
          `${sentence(failure.message)} It was restarted. ${restored}`.trim(),
        );
      },
      (error: unknown) => {
        // Broken down again while it was being restored: the next restart speaks.
        if (this.#ready !== reviving) return;
        this.#options.onRestart(toEngineError(error).message);
      },
    );
  }

  async #revive(failure: EngineFailure): Promise<string> {
    if (this.#deaths.length > MOST_RESTARTS) {
      const message = `${sentence(failure.message)} It keeps failing: please reload the page.`;
      throw new EngineError(UNAVAILABLE, message);
    }
    const link = this.#open();
    this.#link = link;
    await this.#startLink(link);
    await link.listen();
    return this.#checkpoint.restore((name, args) => link.call(name, args));
  }
}

function sentence(text: string): string {
  const capital = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(capital) ? capital : `${capital}.`;
}
