// One measurement with one engine: train for a while and read the speed that the engine itself reports, or
// ask for answers and time them. What is asked of the engine is what any lab asks of it.
import type { EngineApi, Frame, RunConfig } from '../../engine/api';
import type { Task } from './workloads';

/** Long enough for the browser to have compiled everything and the reported speed to have settled. */
export const TRAINING_MS = 2500;
/** Answers are timed in blocks, since clocks may be as coarse as an answer is quick. The first one warms up. */
const BLOCKS = 9;
const ANSWERS_A_BLOCK = 10;

/** Listens to an engine's frames; one for each engine. */
export class SpeedReader {
  readonly #api: EngineApi;
  readonly #defaults: RunConfig;
  #speed = 0;

  constructor(api: EngineApi, defaults: RunConfig) {
    this.#api = api;
    this.#defaults = defaults;
  }

  async listen(): Promise<void> {
    await this.#api.onFrame((frame: Frame) => {
      if (frame.playing) this.#speed = frame.examplesPerSecond;
      // An engine that has been stopped does not answer; nobody is waiting for it then.
      this.#api.frameDrawn().catch(() => undefined);
    });
  }

  /** In the task's own unit. Rejects when `signal` is aborted or the engine is stopped. */
  async measure(task: Task, signal: AbortSignal): Promise<number> {
    await this.#api.configure({ ...this.#defaults, ...task.run });
    signal.throwIfAborted();
    if (task.kind === 'latency') return this.#latency(signal);
    this.#speed = 0;
    await this.#api.play();
    await pause(TRAINING_MS, signal);
    // A slow device may not have finished a single step by then.
    while (this.#speed === 0) await pause(100, signal);
    const speed = this.#speed;
    await this.#api.pause();
    return speed / task.perUnit;
  }

  /** Milliseconds from the question to the answer, the median of the blocks. */
  async #latency(signal: AbortSignal): Promise<number> {
    const times: number[] = [];
    for (let block = 0; block < BLOCKS; block += 1) {
      const start = performance.now();
      for (let i = 0; i < ANSWERS_A_BLOCK; i += 1) {
        await this.#api.classifyExample('train', i, 'yours');
      }
      if (block > 0) times.push((performance.now() - start) / ANSWERS_A_BLOCK);
      signal.throwIfAborted();
    }
    times.sort((a, b) => a - b);
    return times[Math.floor(times.length / 2)] ?? NaN;
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(new DOMException('Stopped.', 'AbortError'));
    });
  });
}
