// The part of api.ts that is numbers: what a network answers, and what a frame tells of its training.
import type { Scores } from './api_measure';
import type { PlanePictures } from './api_plane';

/** Which network answers. */
export type Who = 'pretrained' | 'yours';

export interface Picture {
  width: number;
  height: number;
  pixels: Float32Array;
}

export interface Activation {
  layer: string;
  /** Without the batch dimension: [channels, height, width] or [units]. */
  shape: number[];
  values: Float32Array;
}

export interface Answer {
  who: Who;
  /** The class answered, as the confusion matrix counts it. */
  digit: number;
  probabilities: Float32Array;
  /** ink: as drawn, cropped; fitted: in 20x20; seen: 28x28 centred by mass. */
  stages: { ink: Picture; fitted: Picture; seen: Picture } | null;
  activations: Activation[];
}

export interface LayerSeries {
  layer: string;
  gradientNorm: Float32Array;
  weightNorm: Float32Array;
  /** Norm of the last update over the norm of the weights. */
  updateRatio: Float32Array;
}

/** The whole gradient's length, at the steps of the history. */
export interface ClippingSeries {
  before: Float32Array;
  after: Float32Array;
  /** How many steps have been clipped by then, since the reset. */
  clipped: Float32Array;
  /** Steps since the reset in which clipping changed the gradient. */
  clippedSteps: number;
}

export interface Histogram {
  tensor: string;
  what: 'value' | 'gradient';
  low: number;
  high: number;
  counts: Float32Array;
}

export interface Mistake {
  index: number;
  label: number;
  predicted: number;
  probability: number;
  pixels: Float32Array;
}

export interface Evaluation {
  step: number;
  count: number;
  loss: number;
  accuracy: number;
  /** The same of all training examples; null where they are too many to be measured so often. */
  training: { loss: number; accuracy: number } | null;
  /** 10x10, row = label, column = prediction. */
  confusion: Float32Array;
  mistakes: Mistake[];
  scores: Scores;
}

export interface Divergence {
  step: number;
  /** The op or parameter that first gave a NaN or infinity. */
  where: string;
  message: string;
}

/** Which rule of "training" has ended the run; '' while it may go on. */
export type StopReason = '' | 'steps' | 'epochs' | 'loss' | 'accuracy' | 'patience';

export interface MeasuredCurve {
  step: Float32Array;
  /** Passes over the training examples by then. */
  epoch: Float32Array;
  loss: Float32Array;
  accuracy: Float32Array;
}

/** Sent about 20 times a second while training, and once after every command that changes a number. */
export interface Frame {
  playing: boolean;
  step: number;
  epoch: number;
  loss: number;
  accuracy: number;
  learningRate: number;
  examplesPerSecond: number;
  divergence: Divergence | null;
  /** Where it is not '': play() and step() let the run go on, and no rule ends it again. */
  stopped: StopReason;
  /** One row every `interval` steps. */
  history: MeasuredCurve & { interval: number; learningRate: Float32Array };
  tests: MeasuredCurve;
  /** All training examples, measured when the test examples are; null where they are too many for it. */
  trains: MeasuredCurve | null;
  /** Null where the run keeps no digits back for it. */
  validation: MeasuredCurve | null;
  layers: LayerSeries[];
  /** Also of a run that clips nothing: both lengths are the same then. */
  clipping: ClippingSeries;
  /** The learner's drawing through the network as it is now, when there is a drawing. */
  answer: Answer | null;
  /** What watchPlane() asked for, where it was time; null: as it was. */
  plane: PlanePictures | null;
  /** The slower pictures, about four times a second: null when unchanged since the last frame. */
  details: Details | null;
}

export interface Details {
  evaluation: Evaluation | null;
  histograms: Histogram[];
  /** First layer's weights: [out, in, K, K] for a convolution, [in, out] for a dense layer. */
  firstWeights: { name: string; shape: number[]; values: Float32Array } | null;
  path: {
    x: Float32Array;
    y: Float32Array;
    step: Float32Array;
    interval: number;
    explained: [number, number];
  } | null;
}
