// Measures the network on the whole test split, in slices. The curve has a point at every so many
// steps, whether or not anyone pauses in between, so that it is the same in every run. At rest the
// network is measured as well: for the numbers of the moment, not for the curve.
import type { Evaluation, Mistake } from './api';
import { SliceSize, type Clock } from './clock';
import { scoresOf } from './scores';
import type { Session } from './session';

/** As many as the page shows. */
export const MOST_MISTAKES = 60;

export class Evaluator {
  readonly #session: Session;
  readonly #clock: Clock;
  readonly #size = new SliceSize();
  #every = 0;
  #testDigits = 0;
  #steps: number[] = [];
  #epochs: number[] = [];
  #losses: number[] = [];
  #accuracies: number[] = [];
  #result: Evaluation | null = null;
  /** The step whose weights the result is of; none: they are others by now. */
  #measured: number | null = null;

  constructor(session: Session, clock: Clock) {
    this.#session = session;
    this.#clock = clock;
  }

  /** A new run: measured at step 0 and every `every` steps, on `testDigits` examples. */
  begin(every: number, testDigits: number): void {
    this.#every = every;
    this.#testDigits = testDigits;
    this.#steps = [];
    this.#epochs = [];
    this.#losses = [];
    this.#accuracies = [];
    this.#result = null;
    this.#measured = null;
    this.#size.forget();
    this.#session.restartEvaluation();
  }

  /** Of the last measurement that was completed. */
  get result(): Evaluation | null {
    return this.#result;
  }

  get curve() {
    return {
      step: Float32Array.from(this.#steps),
      epoch: Float32Array.from(this.#epochs),
      loss: Float32Array.from(this.#losses),
      accuracy: Float32Array.from(this.#accuracies),
    };
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
    this.#session.restartEvaluation();
  }

  /** The weights changed otherwise than by training on: what was measured holds no longer. */
  outdated(): void {
    this.#measured = null;
    this.abandon();
  }

  /** Measures for about one slice of time. */
  slice(): void {
    const report = this.#size.timed(this.#clock, (batches) =>
      this.#session.evaluate('test', batches),
    );
    if (!report.done) return;
    const { step, count, loss, accuracy } = report;
    const confusion = this.#session.view('confusion');
    const scores = scoresOf(this.#session, 'test', report);
    const mistakes = this.#mistakes();
    this.#result = { step, count, loss, accuracy, confusion, mistakes, scores };
    this.#measured = step;
    if (!this.#onCurve(step)) return;
    this.#forgetFrom(step);
    this.#steps.push(step);
    this.#epochs.push(this.#session.report().epoch);
    this.#losses.push(loss);
    this.#accuracies.push(accuracy);
  }

  /** The run has gone back and comes by here again. */
  #forgetFrom(step: number): void {
    while ((this.#steps.at(-1) ?? -1) >= step) {
      const columns = [this.#steps, this.#epochs, this.#losses, this.#accuracies];
      for (const column of columns) column.pop();
    }
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
