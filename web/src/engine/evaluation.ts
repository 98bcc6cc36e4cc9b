// Measures the network on the whole test split, in slices, and on the training split where that is small. The
// curves have a point at every so many steps, whether or not anyone pauses in between, so that they are the
// same in every run. At rest the network is measured as well: for the numbers of the moment, not for the curve.
import type { Evaluation, MeasuredCurve, Mistake, RunInfo } from './api';
import { SliceSize, type Clock } from './clock';
import { MeasuredPoints } from './measured_points';
import { scoresOf } from './scores';
import type { EvaluationReport, Session } from './session';

/** As many as the page shows. */
export const MOST_MISTAKES = 60;
/** Of more training examples than this only the batches are told: measuring them all would slow training down. */
export const MOST_MEASURED = 2000;

export class Evaluator {
  readonly #session: Session;
  readonly #clock: Clock;
  readonly #size = new SliceSize();
  readonly #tests = new MeasuredPoints();
  readonly #trains = new MeasuredPoints();
  #every = 0;
  #testDigits = 0;
  #trainToo = false;
  #result: Evaluation | null = null;
  /** Of the weights of now, while the training split is not done. */
  #tested: Evaluation | null = null;
  /** The step whose weights the result is of; none: they are others by now. */
  #measured: number | null = null;

  constructor(session: Session, clock: Clock) {
    this.#session = session;
    this.#clock = clock;
  }

  /** A new run: measured at step 0 and every `every` steps. */
  begin(every: number, { test, train }: Pick<RunInfo['data'], 'test' | 'train'>): void {
    this.#every = every;
    this.#testDigits = test;
    this.#trainToo = train > 0 && train <= MOST_MEASURED;
    this.#tests.begin(every);
    this.#trains.begin(every);
    this.#result = null;
    this.#measured = null;
    this.#size.forget();
    this.abandon();
  }

  /** Of the last measurement that was completed. */
  get result(): Evaluation | null {
    return this.#result;
  }

  get curve(): MeasuredCurve {
    return this.#tests.curve;
  }

  /** Null where there are too many training examples for it. */
  get trainCurve(): MeasuredCurve | null {
    return this.#trainToo ? this.#trains.curve : null;
  }

  /** The curve lacks its point at this step: training has to wait for it. */
  due(step: number): boolean {
    return this.#onCurve(step) && !this.complete(step);
  }

  /** This step has been measured, or there is nothing to measure on. */
  complete(step: number): boolean {
    return this.#testDigits === 0 || this.#measured === step;
  }

  /** Steps from `step` to the next point of the curve, at least 1. */
  untilNext(step: number): number {
    if (this.#every <= 0 || this.#testDigits === 0) return Infinity;
    return this.#every - (step % this.#every);
  }

  /** Training goes on before the measurement at rest was complete. */
  abandon(): void {
    this.#tested = null;
    this.#session.restartEvaluation();
  }

  /** The weights changed otherwise than by training on: what was measured holds no longer. */
  outdated(): void {
    this.#measured = null;
    this.abandon();
  }

  /** Measures for about one slice of time. */
  slice(): void {
    const split = this.#tested === null ? 'test' : 'train';
    const report = this.#size.timed(this.#clock, (batches) =>
      this.#session.evaluate(split, batches),
    );
    if (!report.done) return;
    this.#tested ??= this.#test(report);
    if (split === 'test' && this.#trainToo) return;
    const { step, loss, accuracy } = report;
    const training = this.#trainToo ? { loss, accuracy } : null;
    this.#result = { ...this.#tested, training };
    this.#tested = null;
    this.#measured = step;
    if (!this.#onCurve(step)) return;
    const { epoch } = this.#session.report();
    this.#tests.add({ step, epoch, loss: this.#result.loss, accuracy: this.#result.accuracy });
    if (training) this.#trains.add({ step, epoch, ...training });
  }

  #test(report: EvaluationReport): Evaluation {
    const { step, count, loss, accuracy } = report;
    const confusion = this.#session.view('confusion');
    const scores = scoresOf(this.#session, 'test', report);
    const mistakes = this.#mistakes();
    return { step, count, loss, accuracy, training: null, confusion, mistakes, scores };
  }

  #onCurve(step: number): boolean {
    return this.#every > 0 && this.#testDigits > 0 && step % this.#every === 0;
  }

  #mistakes(): Mistake[] {
    const rows = this.#session.view('mistakes');
    const count = Math.min(MOST_MISTAKES, Math.floor(rows.length / 4));
    return Array.from({ length: count }, (_, row) => {
      const [index = 0, label = 0, predicted = 0, probability = 0] = rows.subarray(
        4 * row,
        4 * row + 4,
      );
      const { pixels } = this.#session.example('test', index);
      return { index, label, predicted, probability, pixels };
    });
  }
}
