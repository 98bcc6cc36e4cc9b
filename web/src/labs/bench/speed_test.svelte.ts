// The whole test as the page sees it: which tasks are measured with how many threads, what has come of it,
// and stopping it. Each number of threads has an engine of its own, which ends with its tasks.
import type { EngineApi, EngineInfo } from '../../engine/api';
import { startEngine, type EngineHandle, type StartEngineOptions } from '../../engine/client';
import { toEngineError } from '../../engine/errors';
import { SpeedReader } from './measure';
import { tasks, type Task } from './workloads';

type Start = (options: StartEngineOptions) => Promise<EngineHandle>;

export class SpeedTest {
  readonly tasks = tasks;
  /** 1, and as many as this device's engine uses where these are more. */
  readonly threads: readonly number[];
  phase = $state<'rest' | 'running' | 'done' | 'stopped' | 'failed'>('rest');
  /** What is being measured. */
  now = $state.raw<{ task: Task; threads: number } | null>(null);
  /** Why it failed. */
  problem = $state('');
  #values = $state.raw<ReadonlyMap<string, number>>(new Map());
  readonly #page: EngineApi;
  readonly #engine: EngineInfo;
  readonly #start: Start;
  #stop: AbortController | null = null;

  /** `page` is the page's own engine, which has to rest meanwhile. */
  constructor(page: EngineApi, engine: EngineInfo, start: Start = startEngine) {
    this.#page = page;
    this.#engine = engine;
    this.#start = start;
    this.threads = engine.threads > 1 ? [1, engine.threads] : [1];
  }

  get done(): number {
    return this.#values.size;
  }

  get total(): number {
    return this.tasks.length * this.threads.length;
  }

  /** What was measured, or null. */
  value(task: Task, threads: number): number | null {
    return this.#values.get(key(task, threads)) ?? null;
  }

  /** How many times as good all threads are as one, or null. */
  gain(task: Task): number | null {
    const [one, all] = this.threads.map((threads) => this.value(task, threads));
    if (typeof one !== 'number' || typeof all !== 'number') return null;
    return task.kind === 'latency' ? one / all : all / one;
  }

  async run(): Promise<void> {
    const stop = new AbortController();
    this.#stop = stop;
    this.#values = new Map();
    this.problem = '';
    this.phase = 'running';
    try {
      await this.#page.pause();
      for (const threads of this.threads) await this.#measureAll(threads, stop.signal);
      this.phase = 'done';
    } catch (error) {
      this.phase = stop.signal.aborted ? 'stopped' : 'failed';
      if (this.phase === 'failed') this.problem = toEngineError(error).message;
    }
    this.now = null;
  }

  stop(): void {
    this.#stop?.abort();
  }

  async #measureAll(threads: number, signal: AbortSignal): Promise<void> {
    const handle = await this.#start({
      baseUrl: document.baseURI,
      // The build that the page itself runs on.
      variant: this.#engine.variant,
      threads,
      pretrained: false,
      onRestart: (reason) => {
        this.problem = reason;
        this.stop();
      },
    });
    const end = () => handle.stop();
    signal.addEventListener('abort', end);
    try {
      const reader = new SpeedReader(handle.api, handle.info.catalog.defaults);
      await reader.listen();
      for (const task of this.tasks) {
        signal.throwIfAborted();
        this.now = { task, threads };
        const value = await reader.measure(task, signal);
        this.#values = new Map(this.#values).set(key(task, threads), value);
      }
    } finally {
      signal.removeEventListener('abort', end);
      handle.stop();
    }
  }
}

function key(task: Task, threads: number): string {
  return `${task.id} ${threads}`;
}
