// One racer's way as the charts of runs read it: lengths of its gradients and what clipping made of them, its rates.
// Pure.
import type { RacerPath } from '../../engine/api';
import type { Lengths } from '../../run/cards/clipping';
import type { RatesHad } from '../../run/schedule/schedule';

/** Steps 1 up to `at`: point 0 is the start and has none. */
function stepsTo({ points }: RacerPath, at: number): Float32Array {
  return Float32Array.from({ length: Math.max(0, Math.min(at, points - 1)) }, (_, i) => i + 1);
}

/** Null before the first step. */
export function lengthsOf(racer: RacerPath, at: number): Lengths | null {
  const step = stepsTo(racer, at);
  if (step.length === 0) return null;
  const [before, after] = [racer.norm, racer.clipped].map((all) =>
    all.subarray(1, step.length + 1),
  );
  let clippedSteps = 0;
  const clipped = step.map(
    (_, i) => (clippedSteps += Number((after?.[i] ?? 0) < (before?.[i] ?? 0))),
  );
  const none = new Float32Array();
  return {
    step: step.length,
    history: { interval: 1, step },
    clipping: { before: before ?? none, after: after ?? none, clipped, clippedSteps },
    divergence: null,
  };
}

export function ratesOf(racer: RacerPath, at: number): RatesHad {
  const step = stepsTo(racer, at);
  const learningRate = racer.rate.subarray(1, step.length + 1);
  return { step: step.length, history: { step, learningRate } };
}

/** Of the step that comes next; of a race at its end, of the last. */
export function rateNext({ rate, points }: RacerPath, at: number): number {
  return rate[Math.min(at + 1, points - 1)] ?? NaN;
}
