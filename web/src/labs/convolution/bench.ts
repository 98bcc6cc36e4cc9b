// What this lab asks of the engine's workbench, as plain data: layers built on the spot, with weights, input
// and output gradient of the learner's choosing. Every number in it is the core's.
import type { ModelSpec } from '../../engine/api';

/** Numbers of a picture or of several: [channels, height, width]. */
export interface Maps {
  readonly channels: number;
  readonly height: number;
  readonly width: number;
  readonly values: Float32Array;
}

export interface BenchRequest {
  readonly model: ModelSpec;
  /** By the name of the parameter, as "conv.weight". */
  readonly weights: Readonly<Record<string, Float32Array>>;
  readonly input: Float32Array;
  /** d loss / d output for an output of that shape; absent: no backward pass. */
  readonly upstream?: ((output: Maps) => Float32Array) | undefined;
}

export interface BenchResult {
  readonly output: Maps;
  /** Null without an upstream gradient. */
  readonly inputGradient: Float32Array | null;
  /** By the name of the parameter. */
  readonly gradients: Readonly<Record<string, Float32Array>>;
}

/** One product of the sum behind an output cell: what was read, times how much it counts. */
export interface Term {
  /** Cell of the input. */
  readonly index: number;
  readonly value: number;
  /** d output cell / d input cell: of a convolution the weight that lies there. */
  readonly weight: number;
}

/** One product of the sum behind a gradient: what comes from above, times how much counts of it. */
export interface GradientTerm {
  /** Cell of the output. */
  readonly index: number;
  readonly upstream: number;
  readonly weight: number;
  readonly product: number;
}

/** One set-up of layers; another `run` takes the place of the last. */
export interface Bench {
  run(request: BenchRequest): Promise<BenchResult>;
  /** Behind an output cell of the last run. */
  terms(cell: number): Promise<Term[]>;
  /** Behind the gradient of a cell of the input, or of a parameter by its name. */
  gradientTerms(of: string, cell: number): Promise<GradientTerm[]>;
}

/** The numbers of one channel, without a copy. */
export function channelOf(maps: Maps, channel: number): Float32Array {
  const plane = maps.height * maps.width;
  return maps.values.subarray(channel * plane, (channel + 1) * plane);
}

/** Where a number stands in [channels, height, width]. */
export function placeOf(
  index: number,
  { height, width }: Pick<Maps, 'height' | 'width'>,
): { channel: number; row: number; column: number } {
  const plane = height * width;
  const within = index % plane;
  return {
    channel: Math.floor(index / plane),
    row: Math.floor(within / width),
    column: within % width,
  };
}
