// The points of a measured curve, in the order of their steps and in bounded memory: when there is no more room,
// every other point goes, and from then on only every other one comes in. Nothing is averaged.
import type { MeasuredCurve } from './api';

export interface MeasuredPoint {
  step: number;
  epoch: number;
  loss: number;
  accuracy: number;
}

export const MOST_POINTS = 1024;

export class MeasuredPoints {
  #points: MeasuredPoint[] = [];
  #every = 1;

  /** A new curve, which is measured at multiples of `every` steps. */
  begin(every: number): void {
    this.#points = [];
    this.#every = Math.max(1, every);
  }

  /** What was measured from this step on goes: the run has gone back and comes by here again. */
  add(point: MeasuredPoint): void {
    while ((this.#points.at(-1)?.step ?? -1) >= point.step) this.#points.pop();
    if (!this.#fits(point)) return;
    this.#points.push(point);
    if (this.#points.length <= MOST_POINTS) return;
    this.#every *= 2;
    this.#points = this.#points.filter((one) => this.#fits(one));
  }

  /** A copy. */
  get curve(): MeasuredCurve {
    const column = (name: keyof MeasuredPoint) =>
      Float32Array.from(this.#points, (point) => point[name]);
    return {
      step: column('step'),
      epoch: column('epoch'),
      loss: column('loss'),
      accuracy: column('accuracy'),
    };
  }

  #fits({ step }: MeasuredPoint): boolean {
    return step % this.#every === 0;
  }
}
