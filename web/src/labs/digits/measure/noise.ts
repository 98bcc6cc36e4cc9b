// What the gradient's noise means for the batch size. Pure.
import type { GradientNoise } from '../../../engine/api';
import { count, digits } from '../../../viz/format';

/** Within this factor of the batch size the two are about the same. */
const ALIKE = 2;

export function noiseSentence({ noiseScale, batchSize }: GradientNoise): string {
  const size = `a batch of ${count(batchSize)}`;
  if (!Number.isFinite(noiseScale)) {
    return `The noise drowns the gradient: these batches do not agree on a direction. Measure more of them.`;
  }
  if (noiseScale > ALIKE * batchSize) {
    return `In ${size} there is more noise than direction: a larger batch would make each step clearly better.`;
  }
  if (noiseScale < batchSize / ALIKE) {
    return `In ${size} there is more direction than noise: a larger batch would hardly make a step better, a smaller one would save work.`;
  }
  return `In ${size} noise and direction are about as strong: a sensible size.`;
}

export function noiseStats(noise: GradientNoise): { label: string; value: string }[] {
  const { gradientNorm, noiseScale, batchSize } = noise;
  return [
    { label: 'gradient length', value: gradientNorm > 0 ? digits(gradientNorm) : 'not seen' },
    {
      label: 'noise scale, digits',
      value: Number.isFinite(noiseScale) ? digits(noiseScale) : 'infinite',
    },
    { label: 'batch size, digits', value: count(batchSize) },
  ];
}
