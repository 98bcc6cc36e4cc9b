// Gradients of batches as marks on the map of the loss surface, and in words (pure).
import type { ScatterLook } from '../../../engine/api';
import { count, digits, percent } from '../../../viz/format';
import type { GradientCloud } from '../../../viz/gradient_cloud';

/** Steps that plain gradient descent would make at the run's rate: against the slopes. */
export function cloudOf({ place, slopes, mean, rate }: ScatterLook): GradientCloud {
  const against = ([x, y]: readonly [number, number]): readonly [number, number] => [
    -rate * x,
    -rate * y,
  ];
  return { place, steps: slopes.map(against), mean: mean && against(mean) };
}

export function noiseSaid(look: ScatterLook): string {
  const { noiseScale, gradientNorm, batchSize, measured } = look;
  if (gradientNorm === null) {
    return look.batches < 2
      ? 'One batch holds all examples: there is no noise between batches.'
      : 'Noise is told from two whole batches on.';
  }
  if (noiseScale === null) {
    return `Over ${count(measured)} batches the noise drowns the gradient: the noise scale is beyond what they can tell.`;
  }
  const advice =
    noiseScale > batchSize
      ? 'more than the batch holds: larger batches would still pay'
      : 'less than the batch holds: larger batches would hardly pay';
  return `The gradient-noise scale is about ${digits(noiseScale)} examples (from ${count(measured)} batches of ${count(batchSize)}), ${advice} (McCandlish et al. 2018).`;
}

export function scatterSaid(look: ScatterLook): string {
  if (!look.mean) return 'No batch is known yet.';
  const what = look.done
    ? 'the gradient over all training examples'
    : 'the mean over the batches so far';
  const share =
    look.within === null
      ? ''
      : ` The plane holds ${percent(look.within)} of its squared length: the rest points out of the plane.`;
  return `Each cross is where one batch alone would step, the arrow where ${what} would: slopes ${digits(look.mean[0])} across and ${digits(look.mean[1])} up.${share}`;
}
