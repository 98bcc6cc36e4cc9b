// The part of api.ts that is measurements a learner asks for. None of them changes the run.

export type MeasuredSplit = 'train' | 'validation' | 'test';

/** How well the classes are told apart, and whether the beliefs can be trusted. */
export interface Scores {
  split: MeasuredSplit;
  /** The step whose parameters were measured. */
  step: number;
  count: number;
  accuracy: number;
  loss: number;
  /** Means over the classes, each weighing the same. */
  macroPrecision: number;
  macroRecall: number;
  macroF1: number;
  /** Expected calibration error, 0..1. */
  calibrationError: number;
  /** A row a class: precision, recall, F1, support. */
  classes: Float32Array;
  /** A row for each of 10 bins of belief: examples, mean belief, share right. */
  calibration: Float32Array;
  /** Share of examples whose class is among the 1, 2, ... likeliest. */
  topK: Float32Array;
}

/** One activation layer; core/train/unit_health.h says what the words mean. */
export interface LayerUnits {
  layer: string;
  units: number;
  dead: number;
  /** Share of cells, 0..1. */
  saturated: number;
  mean: number;
  deviation: number;
  /** Of each unit: share of its cells without a slope. 1 is dead. */
  zeroSlope: Float32Array;
  /** Of all its outputs: equal bins from low to high. */
  histogram: { low: number; high: number; counts: Float32Array };
}

export interface UnitHealth {
  split: MeasuredSplit;
  step: number;
  /** How many went through the network. */
  examples: number;
  layers: LayerUnits[];
}

export interface GradientNoise {
  step: number;
  batchSize: number;
  batches: number;
  /** 0 where the noise drowns the gradient; then the scale is infinite. */
  gradientNorm: number;
  /** In examples. */
  noiseScale: number;
}

/** A learning-rate range test so far: one number a step. */
export interface RangeTest {
  done: boolean;
  step: number;
  steps: number;
  /** Where the smoothed loss falls steepest; 0 where it does not fall. */
  suggested: number;
  rates: Float32Array;
  losses: Float32Array;
  smoothed: Float32Array;
}

/** How often numbers fall into equal bins from `low` to `high`; those that are not finite are left out. */
export interface Counts {
  low: number;
  high: number;
  counts: number[];
}

/** One layer of a depth profile. Mean squares are those of single numbers, over units and examples; null
 * where they are beyond all numbers. */
export interface LayerProfile {
  layer: string;
  type: string;
  mean: number | null;
  /** Of its outputs: their variance where the mean is 0. */
  square: number | null;
  /** Of the gradient of the loss by its outputs. */
  gradientSquare: number | null;
  /** Of its weights and their gradients; 0 where it has none. */
  weightSquare: number | null;
  weightGradientSquare: number | null;
  /** What theory says for first weights (core/train/variance_theory.h); null where it says nothing. */
  predictedSquare: number | null;
  predictedGradientSquare: number | null;
  outputs: Counts;
  gradients: Counts;
}

/** Signals and gradients layer by layer, from one forward and one backward pass. */
export interface DepthProfile {
  step: number;
  examples: number;
  loss: number | null;
  layers: LayerProfile[];
}
