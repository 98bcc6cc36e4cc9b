// Trains in slices of about 8 ms and lets messages in between them, so that pause and sliders land at
// once. Nothing runs while a command is handled: the loop only ever waits between two slices.
import { SLICE_MS, SliceSize, type Clock } from './clock';
import { EngineError } from './errors';
import type { Evaluator } from './evaluation';
import type { Session } from './session';
import { Speedometer } from './speedometer';

export interface LoopEvents {
  /** After every slice. */
  progress(): void;
  /** Standing still, measured, nothing left to do. */
  rest(): void;
  /** A slice threw; the loop has stopped. */
  failed(error: unknown): void;
}

/** Work that training waits for. */
interface Aside {
  /** One slice of it; false when nothing is left. */
  work: () => boolean;
  resolve: () => void;
  reject: (error: unknown) => void;
}

export class TrainingLoop {
  readonly speed = new Speedometer();
  readonly #session: Session;
  readonly #evaluator: Evaluator;
  readonly #clock: Clock;
  readonly #events: LoopEvents;
  readonly #size = new SliceSize();
  /** Steps still to take; Infinity while playing. */
  #left = 0;
  #step = 0;
  #epoch = 0;
  #trainDigits = 0;
  #running = false;
  #pace = Infinity;
  /** Since when the pace is kept, and the step then. */
  #paced: { at: number; step: number } | null = null;
  /** Milliseconds until the pace allows the next step. */
  #idle = 0;
  #asides: Aside[] = [];
  #waiting: { resolve: () => void; reject: (error: unknown) => void }[] = [];

  constructor(session: Session, evaluator: Evaluator, clock: Clock, events: LoopEvents) {
    this.#session = session;
    this.#evaluator = evaluator;
    this.#clock = clock;
    this.#events = events;
  }

  /** So many updates a second at most while playing; Infinity: as many as there is time for. */
  pace(stepsPerSecond: number): void {
    this.#pace = stepsPerSecond;
    this.#paced = null;
  }

  /** The step that it has come to. */
  get at(): number {
    return this.#step;
  }

  get playing(): boolean {
    return this.#left === Infinity;
  }

  /** The session has a new run, or went back to its start. Measures it. */
  begin(trainDigits: number): void {
    this.#halt();
    this.#dropAsides();
    this.#trainDigits = trainDigits;
    this.#size.forget();
    this.speed.reset();
    this.#note();
    this.#wake();
  }

  /** The first slice runs at once, so that what cannot train says so to the caller. */
  play(): void {
    this.#go(Infinity);
  }

  /** Resolves when the steps are taken, or when another command ends them. */
  step(count: number): Promise<void> {
    this.#go(count);
    if (this.#left === 0) return Promise.resolve();
    return new Promise((resolve, reject) => this.#waiting.push({ resolve, reject }));
  }

  pause(): void {
    this.#halt();
    this.#wake();
  }

  /**
   * Work that needs the parameters to stand still: training waits for it, slice by slice. A command that
   * trains at once makes a half-done evaluation begin anew. Rejects with what the work throws, and
   * with "bad_state" when another run begins.
   */
  aside(work: () => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#asides.push({ work, resolve, reject });
      this.#wake();
    });
  }

  /**
   * The session was moved along, or back, by other means: measures it where it is now. `edited`: weights may
   * be others than those of the step.
   */
  moved(edited = false): void {
    const before = this.#step;
    this.#halt();
    this.#note();
    if (edited || this.#step !== before) this.#evaluator.outdated();
    this.#wake();
  }

  /** Weights were changed by hand: what was measured holds no longer; training goes on as it did. */
  edited(): void {
    this.#evaluator.outdated();
    this.#wake();
  }

  #go(steps: number): void {
    this.#halt();
    // Whoever asks for more than a rule allows has seen that it ended the run.
    if (this.#session.report().stopped !== '') this.#session.goOn();
    if (!this.#evaluator.due(this.#step)) this.#evaluator.abandon();
    this.#left = steps;
    try {
      this.#advance();
    } catch (error) {
      this.#left = 0;
      throw error;
    }
    this.#wake();
  }

  #halt(): void {
    this.#left = 0;
    this.#paced = null;
    this.#settle();
  }

  #settle(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const one of waiting) one.resolve();
  }

  #wake(): void {
    if (this.#running) return;
    this.#running = true;
    void this.#run();
  }

  async #run(): Promise<void> {
    try {
      while (this.#slice()) {
        this.#events.progress();
        await this.#clock.breathe(this.#idle);
      }
      this.#running = false;
      this.#events.rest();
    } catch (error) {
      this.#running = false;
      this.#left = 0;
      const waiting = this.#waiting;
      this.#waiting = [];
      for (const one of waiting) one.reject(error);
      this.#events.failed(error);
    }
  }

  #dropAsides(): void {
    const asides = this.#asides;
    this.#asides = [];
    for (const { reject } of asides) reject(new EngineError('bad_state', 'Another run has begun.'));
  }

  /** Does the next piece of work; false when there is none. */
  #slice(): boolean {
    this.#idle = 0;
    const aside = this.#asides[0];
    if (!aside) return this.#advance();
    try {
      if (aside.work()) return true;
      aside.resolve();
    } catch (error) {
      aside.reject(error);
    }
    this.#asides.shift();
    return true;
  }

  #advance(): boolean {
    if (this.#left === 0) {
      if (this.#evaluator.complete(this.#step)) return false;
      this.#evaluator.slice();
    } else if (this.#evaluator.due(this.#step)) {
      this.#evaluator.slice();
    } else {
      const most = this.#allowed();
      if (most > 0) this.#train(most);
      if (this.#left === 0) this.#settle();
    }
    return true;
  }

  /** Steps that the pace allows by now; single steps are not paced. */
  #allowed(): number {
    if (this.#pace === Infinity || !this.playing) return Infinity;
    const now = this.#clock.now();
    const begin = { at: now, step: this.#step - 1 };
    this.#paced ??= begin;
    const due = this.#paced.step + ((now - this.#paced.at) / 1000) * this.#pace;
    // What could not be kept up with is not made up for in a rush.
    if (due - this.#step <= Math.max(1, this.#pace / 4)) {
      const allowed = Math.floor(due - this.#step);
      if (allowed <= 0)
        this.#idle = Math.min(SLICE_MS, ((1 - due + this.#step) / this.#pace) * 1000);
      return allowed;
    }
    this.#paced = begin;
    return 1;
  }

  #train(allowed: number): void {
    // Never past a point of the curve: it is measured at that very step.
    const most = Math.min(this.#left, allowed, this.#evaluator.untilNext(this.#step));
    const steps = this.#size.next(most);
    const [stepBefore, epochBefore] = [this.#step, this.#epoch];
    const start = this.#clock.now();
    const report = this.#session.train(steps);
    const ms = this.#clock.now() - start;
    this.#note(report);
    const taken = this.#step - stepBefore;
    this.#size.took(taken, ms);
    this.speed.add((this.#epoch - epochBefore) * this.#trainDigits, ms);
    const ended = report.diverged || report.stopped !== '' || taken === 0;
    this.#left = ended ? 0 : this.#left - taken;
  }

  #note(report = this.#session.report()): void {
    this.#step = report.step;
    this.#epoch = report.epoch;
  }
}
