// One run of a comparison: trained and measured in slices of time, and told as plain data.
import type { ComparedRun, RunConfig, RunInfo } from './api';
import { SliceSize, type Clock } from './clock';
import { Evaluator } from './evaluation';
import { historyOf } from './pictures';
import type { Session, TrainReport } from './session';

export class ComparedRunner {
  readonly session: Session;
  readonly info: RunInfo;
  readonly size = new SliceSize();
  readonly #clock: Clock;
  readonly #evaluator: Evaluator;
  #report: TrainReport;
  #trainMs = 0;

  constructor(session: Session, config: Partial<RunConfig>, clock: Clock) {
    this.session = session;
    this.#clock = clock;
    this.info = session.configure(config);
    this.#evaluator = new Evaluator(session, clock);
    const { config: complete, data } = this.info;
    this.#evaluator.begin(Number(complete.training['evaluate_every'] ?? 0), { ...data, train: 0 });
    this.#report = session.report();
  }

  get step(): number {
    return this.#report.step;
  }
  get diverged(): boolean {
    return this.#report.diverged;
  }
  /** It diverged, or a rule of its configuration has ended it. */
  get ended(): boolean {
    return this.diverged || this.#report.stopped !== '';
  }

  /** Nothing is left to do on the way to that step. */
  rests(until: number): boolean {
    return (this.ended || this.step >= until) && this.#evaluator.complete(this.step);
  }

  /** One slice on the way to step `target`; there it is measured only where it rests. */
  slice(target: number, rests: boolean): void {
    const { step } = this;
    if (this.#evaluator.due(step)) this.#evaluator.slice();
    else if (!this.ended && step < target) this.#train(target - step);
    else if (rests && !this.#evaluator.complete(step)) this.#evaluator.slice();
  }

  tell(): ComparedRun {
    const { step, epoch, loss, learningRate, diverged, stopped } = this.#report;
    const tested = this.#evaluator.result;
    return {
      step,
      epoch,
      loss,
      learningRate,
      trainMs: this.#trainMs,
      divergence: diverged ? this.session.divergence() : null,
      stopped,
      history: historyOf(this.session),
      tests: this.#evaluator.curve,
      tested: tested && { step: tested.step, loss: tested.loss, accuracy: tested.accuracy },
    };
  }

  /** Every parameter is the same, number by number. */
  sameWeights(other: ComparedRunner): boolean {
    const names = (run: ComparedRunner): string[] =>
      run.session.views().filter((name) => name.startsWith('parameter/'));
    const own = names(this);
    // Nothing compared is nothing found the same.
    if (own.length === 0 || own.join() !== names(other).join()) return false;
    return own.every((name) => {
      const theirs = other.session.view(name);
      const ours = this.session.view(name);
      return (
        ours.length > 0 &&
        ours.length === theirs.length &&
        ours.every((value, i) => value === theirs[i])
      );
    });
  }

  #train(most: number): void {
    // What was half measured at rest was of other weights.
    this.#evaluator.abandon();
    const steps = this.size.next(Math.min(most, this.#evaluator.untilNext(this.step)));
    const [before, start] = [this.step, this.#clock.now()];
    this.#report = this.session.train(steps);
    const ms = this.#clock.now() - start;
    this.#trainMs += ms;
    this.size.took(this.step - before, ms);
  }
}
