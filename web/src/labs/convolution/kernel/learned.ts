// Filters that training found: those of the ready-trained network's first layer. Pure.
import type { EngineInfo } from '../../../engine/api';

export interface Learned {
  readonly kernel: number;
  /** Each kernel x kernel. */
  readonly filters: readonly number[][];
}

/** Null where the first layer is no convolution over one channel. */
export function learnedFilters(weights: EngineInfo['pretrainedWeights'] | null): Learned | null {
  const [count = 0, channels = 0, kernel = 0, across = 0] = weights?.shape ?? [];
  if (weights?.shape.length !== 4 || channels !== 1 || kernel !== across) return null;
  const area = kernel * kernel;
  const filters = Array.from({ length: count }, (_, at) => [
    ...weights.values.subarray(at * area, (at + 1) * area),
  ]);
  return { kernel, filters };
}
