// The engine's Session as the host uses it: plain data in and out, every array a copy of its own.
// Tests put a fake in its place; wasm_session.ts is the real one.
import type {
  EvaluationReport,
  GradientNoiseReport,
  HistogramReport,
  PathReport,
  RangeTestReport,
  TrainReport as RawTrainReport,
} from '../../../wasm/types/inkgrad';
import type {
  Catalog,
  DepthProfile,
  Divergence,
  Drawing,
  LiveGroup,
  MeasuredSplit,
  ModelInfo,
  ModelSpec,
  NamedOptions,
  RunConfig,
  RunInfo,
  StopReason,
} from './api';
import type { LensSession } from './lens_session';
import type { RaceSession } from './race_session';

export type { EvaluationReport, GradientNoiseReport, HistogramReport, PathReport, RangeTestReport };

export interface TrainReport extends Omit<RawTrainReport, 'stopped'> {
  stopped: StopReason;
}

/** One activation layer, as core/train/unit_health.h describes it. */
export interface LayerHealth {
  layer: string;
  units: number;
  /** Units whose activation is flat for every example. */
  dead: number;
  /** Share of cells with less than 5 % of the activation's steepest slope. */
  saturated: number;
  mean: number;
  deviation: number;
}

export type Split = MeasuredSplit;

/** What may be left out of a configuration takes the catalog's default. */
export type PartialConfig = { [Part in keyof RunConfig]?: unknown };

export interface Session {
  configure(config: PartialConfig): RunInfo;
  /** The same with the weights of the run before, where they fit. */
  reconfigure(config: PartialConfig): RunInfo;
  config(): RunConfig;
  reset(): void;
  setOption(group: LiveGroup, name: string, value: number): void;

  /** Fewer steps where it diverges or a rule ends the run. */
  train(steps: number): TrainReport;
  /** A run that a rule has ended goes on; until reset() no rule ends it again. */
  goOn(): void;
  report(): TrainReport;
  divergence(): Divergence | null;
  evaluate(split: Split, maxBatches: number): EvaluationReport;
  restartEvaluation(): void;

  draw(drawing: Drawing): void;
  showPixels(pixels: Float32Array): void;
  /** As many numbers as the network reads: x and y of a point. */
  showNumbers(numbers: Float32Array): void;
  /** The class answered; 0 where a number is predicted: that is in the view "outputs". */
  classify(): number;

  /** The network over the plane; its pictures are the views "plane/…". */
  mapPlane(outputSide: number, unitSide: number): void;
  setWeight(parameter: string, index: number, number: number): void;

  addOwnDigit(label: number, drawing: Drawing): void;
  clearOwnDigits(): void;
  importIdx(images: Uint8Array, labels: Uint8Array): number;
  clearImported(): void;
  /** Painted points: coordinates -6..6, and classes or targets -1..1. Replaces earlier ones. */
  setPoints(xs: Float32Array, ys: Float32Array, labels: Float32Array): void;
  /** `pixels` are whatever the network reads: of a point, x and y. */
  example(split: Split, index: number): { label: number; pixels: Float32Array };
  /** Training digit `index`, changed as the augmentation in force does; each variant in another way. */
  previewAugmentation(index: number, variant: number): { label: number; pixels: Float32Array };

  /** What the activation layers do with the first examples of a split. */
  inspectUnits(split: Split, examples: number): LayerHealth[];
  /** From `batches` batches of the run's size; trains nothing. */
  gradientNoise(batches: number): GradientNoiseReport;
  /** Of the run's network, or of another at its start. */
  depthProfile(model: ModelSpec | null, seed: number, examples: number): DepthProfile;
  /** On a copy of the network; its curves are the views "range_test/…". */
  rangeTestBegin(low: number, high: number, steps: number): RangeTestReport;
  rangeTestAdvance(maxSteps: number): RangeTestReport;

  path(): PathReport;
  /** "activation" is of a layer that inspectUnits() has seen. */
  histogram(
    parameter: string,
    what: 'value' | 'gradient' | 'activation',
    bins: number,
  ): HistogramReport;

  save(): Uint8Array;
  load(bytes: Uint8Array): RunInfo;
  /** For a network that only answers: no data, little memory. */
  loadAnswering(bytes: Uint8Array): RunInfo;
  /** The network as an ONNX file. */
  exportOnnx(): Uint8Array;
  /** The run as a Python program. */
  exportPytorch(): string;

  /** Its tapes: the run's, and workbenches. */
  readonly lens: LensSession;
  /** Test surfaces and races on them. */
  readonly races: RaceSession;

  /** A copy of the numbers of that name. */
  view(name: string): Float32Array;
  views(): string[];
  /** A session for another run, with the same threads and the same data to learn from. */
  beside(): Session;
  close(): void;
}

/** A loaded wasm module. */
export interface Engine {
  /** e.g. "simd-threads" */
  variant: string;
  threads: number;
  catalog(): Catalog;
  describeModel(model: ModelSpec): ModelInfo;
  formulaValues(formula: string, side: number): Float32Array;
  /** Planned learning rates of the updates 0, every, 2 every, … below `steps`. */
  scheduleCurve(schedule: NamedOptions, rate: number, steps: number, every: number): Float32Array;
  openSession(threads: number): Session;
  /** Resolves when all of it is there (rest.ts); a call that needs more before that loads it on the spot. */
  loadRest(): Promise<void>;
}
