// The first layer's weights as pictures: one per filter or unit. Pure.
import type { Details } from '../../../../engine/api';
import { largestMagnitude, roundUp } from '../../../../viz/scale';
import type { TileSource } from '../../../../viz/tiles';

export type FirstWeightsData = NonNullable<Details['firstWeights']>;

export interface WeightPictures {
  readonly count: number;
  readonly across: number;
  readonly down: number;
  readonly source: TileSource;
  /** Said of one picture: "filter" or "unit". */
  readonly what: 'filter' | 'unit';
}

/**
 * [out, in, K, K]: a picture per output and input channel. [in, out]: a picture per unit, laid out
 * as the input is, if `input` is [channels, height, width] with that many numbers.
 */
export function weightPictures(
  weights: FirstWeightsData,
  input: readonly number[],
): WeightPictures | null {
  const [first = 0, second = 0, third = 0, fourth = 0] = weights.shape;
  const { values } = weights;
  if (weights.shape.length === 4) {
    const numbers = third * fourth;
    return {
      count: first * second,
      across: fourth,
      down: third,
      source: { values, tileStride: numbers, stride: 1 },
      what: 'filter',
    };
  }
  if (weights.shape.length !== 2) return null;
  const side = pictureSide(first, input);
  if (side === null) return null;
  // Unit u's numbers lie `second` apart, starting at u.
  return {
    count: second,
    across: side.across,
    down: side.down,
    source: { values, tileStride: 1, stride: second },
    what: 'unit',
  };
}

function pictureSide(
  numbers: number,
  input: readonly number[],
): { across: number; down: number } | null {
  const [channels = 0, height = 0, width = 0] = input;
  if (channels === 1 && height * width === numbers) return { across: width, down: height };
  const root = Math.round(Math.sqrt(numbers));
  return root * root === numbers ? { across: root, down: root } : null;
}

/** The filters that make the maps of that layer, if they are the first layer's and see one channel. */
export function filtersOf(
  weights: Details['firstWeights'],
  layer: string,
): { source: TileSource; across: number; down: number; bound: number } | null {
  if (weights?.shape.length !== 4 || weights.shape[1] !== 1) return null;
  if (weights.name !== `${layer}.weight`) return null;
  const pictures = weightPictures(weights, []);
  if (pictures === null) return null;
  const { source, across, down } = pictures;
  return { source, across, down, bound: roundUp(largestMagnitude(weights.values)) };
}
