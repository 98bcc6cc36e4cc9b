// The points of a measured curve, in the order of their steps.
import type { MeasuredCurve } from './api';

export interface MeasuredPoint {
  step: number;
  epoch: number;
  loss: number;
  accuracy: number;
}

export class MeasuredPoints {
  #points: MeasuredPoint[] = [];

  clear(): void {
    this.#points = [];
  }

  /** What was measured from this step on goes: the run has gone back and comes by here again. */
  add(point: MeasuredPoint): void {
    while ((this.#points.at(-1)?.step ?? -1) >= point.step) this.#points.pop();
    this.#points.push(point);
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
}
