// One life of the engine worker, seen from the page: carries calls, and notices its end, whether it
// breaks (a trap, no memory), cannot be loaded, or hangs.
import * as Comlink from 'comlink';
import type { EngineFailure, Frame } from './api';
import { CRASHED, EngineError, RESTARTED, STUCK, fromFailure, isFatal } from './errors';
import { valueOf } from './reply';
import type { CallName, WorkerApi } from './worker_api';

const PING_MS = 2000;
/** Pings without an answer before the worker counts as hung: 20 s, or 2 minutes in a long call. */
const PATIENCE = 10;
const LONG_PATIENCE = 60;
/** These may compute for a while without a pause. */
const LONG_CALLS: readonly CallName[] = [
  'start',
  'configure',
  'reconfigure',
  'load',
  'importIdx',
  'setOwnDigits',
  'gradientNoise',
  'inspectUnits',
  'move',
  'seek',
  'checkGradients',
  'strongest',
  'curvature',
  'lookAdvance',
  'compareBegin',
  'compareSurfaceBegin',
];

export interface LinkEvents {
  frame(frame: Frame): void;
  /** The worker is gone. Told once. */
  death(failure: EngineFailure): void;
}

interface Pending {
  name: CallName;
  reject: (error: EngineError) => void;
}

export class WorkerLink {
  readonly #worker: Worker;
  readonly #remote: Comlink.Remote<WorkerApi>;
  readonly #events: LinkEvents;
  readonly #pending = new Set<Pending>();
  readonly #timer: ReturnType<typeof setInterval>;
  #unanswered = 0;
  #dead = false;

  constructor(worker: Worker, events: LinkEvents) {
    this.#worker = worker;
    this.#events = events;
    this.#remote = Comlink.wrap<WorkerApi>(worker);
    worker.addEventListener('error', (event) => {
      const what = event.message || 'its program could not be loaded';
      this.#die({ code: CRASHED, message: `the engine's worker failed: ${what}` });
    });
    this.#timer = setInterval(() => {
      this.#check();
    }, PING_MS);
  }

  /** Frames and failures come from now on. */
  async listen(): Promise<void> {
    const onFrame = (frame: Frame): void => {
      if (!this.#dead) this.#events.frame(frame);
    };
    const onFailure = (failure: EngineFailure): void => {
      this.#die(failure);
    };
    await this.#remote.listen(Comlink.proxy(onFrame), Comlink.proxy(onFailure));
  }

  /** The call's value; rejects with an EngineError, also when the worker dies meanwhile. */
  call(name: CallName, args: readonly unknown[]): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const pending: Pending = { name, reject };
      this.#pending.add(pending);
      void this.#answer(name, args).then(
        (value) => {
          this.#pending.delete(pending);
          resolve(value);
        },
        (error: unknown) => {
          this.#pending.delete(pending);
          const failure =
            error instanceof EngineError ? error : new EngineError(CRASHED, String(error));
          reject(failure);
          if (isFatal(failure)) this.#die(failure);
        },
      );
    });
  }

  /** Ends it without telling anyone. */
  stop(): void {
    this.#end({ code: RESTARTED, message: 'The engine was stopped.' });
  }

  async #answer(name: CallName, args: readonly unknown[]): Promise<unknown> {
    return valueOf(await this.#remote.call(name, args));
  }

  #check(): void {
    const long = [...this.#pending].some(({ name }) => LONG_CALLS.includes(name));
    if (this.#unanswered > (long ? LONG_PATIENCE : PATIENCE)) {
      this.#die({ code: STUCK, message: 'the engine did not answer any more' });
      return;
    }
    // Counted in ticks of this timer, not in time: a computer that slept is no worker that hangs.
    this.#unanswered += 1;
    if (this.#unanswered > 1) return;
    void this.#remote.ping().then(() => {
      this.#unanswered = 0;
    });
  }

  #die(failure: EngineFailure): void {
    if (this.#dead) return;
    this.#end({ code: RESTARTED, message: `The engine had to be restarted: ${failure.message}` });
    this.#events.death(failure);
  }

  #end(reason: EngineFailure): void {
    this.#dead = true;
    clearInterval(this.#timer);
    this.#worker.terminate();
    const pending = [...this.#pending];
    this.#pending.clear();
    for (const { reject } of pending) reject(fromFailure(reason));
  }
}
