// The only definition of what page and engine worker say to one another. Comlink carries the calls,
// frames arrive through the callback. Plain data only: everything here survives structured cloning.

/** One typed setting, declared in C++ beside the algorithm that uses it. */
export interface OptionSpec {
  name: string;
  label: string;
  help: string;
  unit: string;
  kind: 'number' | 'integer' | 'boolean' | 'choice';
  /** Numbers as they are, booleans as 0 or 1, choices as the index into `choices`. */
  default: number;
  min: number;
  max: number;
  scale: 'linear' | 'log';
  choices: string[];
}

export interface CatalogEntry {
  name: string;
  label: string;
  help: string;
  /** The formula in TeX, or ''. */
  formula: string;
  options: OptionSpec[];
}

export interface LayerEntry extends CatalogEntry {
  /** How many layers it reads: one that reads several names them in `inputs`. */
  inputs: number;
}

export interface PointsEntry extends CatalogEntry {
  /** null: its option "task" says it. */
  task: 'classification' | 'regression' | null;
}

export interface ModelPreset {
  name: string;
  label: string;
  help: string;
  model: ModelSpec;
  /** What suits this model: both are applied together with it. */
  optimizer: NamedOptions;
  schedule: NamedOptions;
}

/** Parts of a run's configuration where one entry of the catalog is chosen by name. */
export type GroupKey = 'loss' | 'optimizer' | 'schedule' | 'clipping';

export interface CatalogGroup {
  key: GroupKey;
  label: string;
  help: string;
  entries: CatalogEntry[];
}

/** Parts of a run's configuration that are plain options, always there. */
export type SectionKey = 'training' | 'augmentation' | 'data';

export interface CatalogSection {
  key: SectionKey;
  label: string;
  help: string;
  options: OptionSpec[];
}

export interface Catalog {
  layers: LayerEntry[];
  groups: CatalogGroup[];
  sections: CatalogSection[];
  models: ModelPreset[];
  /** Kinds of points of the plane, in the place of digits. */
  points: PointsEntry[];
  defaults: RunConfig;
}

/** Options hold numbers and booleans as numbers, choices by their name. */
export type OptionValues = Record<string, number | string>;

export interface NamedOptions {
  name: string;
  options: OptionValues;
}

export interface LayerSpec {
  name: string;
  type: string;
  options: OptionValues;
  /** Names of the layers it reads; absent: the one before. */
  inputs?: string[];
}

export interface ModelSpec {
  /** [channels, height, width] */
  input: number[];
  layers: LayerSpec[];
}

export interface RunConfig
  extends Record<GroupKey, NamedOptions>, Record<SectionKey, OptionValues> {
  model: ModelSpec;
  /** Points of the plane; absent: digits. `formula` goes with the kind of that name. */
  points?: NamedOptions & { formula?: string };
  /** Initial weights and the order of the examples. */
  seed: number;
}

export interface LayerInfo {
  name: string;
  type: string;
  inputShape: number[];
  outputShape: number[];
  parameters: number;
  multiplyAdds: number;
}

export interface ModelInfo {
  layers: LayerInfo[];
  parameters: number;
  multiplyAdds: number;
  /** Parameter tensors in order, with their shapes. */
  tensors: { name: string; shape: number[] }[];
}

/** Digits by source and split. */
export interface DataInfo {
  sources: {
    name: 'generated' | 'own' | 'imported';
    train: number;
    validation: number;
    test: number;
  }[];
  train: number;
  /** 0 unless the run asks for some. */
  validation: number;
  test: number;
}

export interface RunInfo {
  config: RunConfig;
  model: ModelInfo;
  data: DataInfo;
  step: number;
}

export interface EngineInfo {
  /** e.g. "simd-threads" */
  variant: string;
  threads: number;
  catalog: Catalog;
  /** Description of the ready-trained network, or null where its file could not be had. */
  pretrained: RunInfo | null;
  /** Its first layer's weights, which never change; as in Details. */
  pretrainedWeights?: Details['firstWeights'];
}

/** x, y in pad units 0..1, pressure 0..1, for each point. */
export type Stroke = [x: number, y: number, pressure: number][];

/** A drawing, as it is kept, exported and classified. `penWidth` in pad units. */
export interface Drawing {
  strokes: Stroke[];
  penWidth: number;
}

export interface OwnDigit extends Drawing {
  id: string;
  label: number;
}

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
  /** 10x10, row = label, column = prediction. */
  confusion: Float32Array;
  mistakes: Mistake[];
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
  history: MeasuredCurve & { interval: number };
  tests: MeasuredCurve;
  /** Null where the run keeps no digits back for it. */
  validation: MeasuredCurve | null;
  layers: LayerSeries[];
  /** The learner's drawing through the network as it is now, when there is a drawing. */
  answer: Answer | null;
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

/** Errors cross as this, see errors.ts. */
export interface EngineFailure {
  code: string;
  message: string;
}

export interface EngineApi {
  /** Loads the wasm variant and the ready-trained network. Call once, first. */
  start(options: {
    baseUrl: string;
    variant: string | null;
    threads: number;
    pretrained: boolean;
  }): Promise<EngineInfo>;
  onFrame(callback: (frame: Frame) => void): Promise<void>;
  /** The page has drawn the last frame and is ready for another. */
  frameDrawn(): Promise<void>;

  describeModel(model: ModelSpec): Promise<ModelInfo>;
  configure(config: RunConfig): Promise<RunInfo>;
  reset(): Promise<void>;
  play(): Promise<void>;
  pause(): Promise<void>;
  step(count: number): Promise<void>;
  setOptimizerOption(name: string, value: number): Promise<void>;

  classify(drawing: Drawing, who: Who): Promise<Answer>;
  classifyExample(split: 'train' | 'test', index: number, who: Who): Promise<Answer>;
  clearDrawing(): Promise<void>;
  examples(
    split: 'train' | 'test',
    first: number,
    count: number,
  ): Promise<{ label: number; pixels: Float32Array }[]>;
  /** Training digit `index` as the augmentation in force changes it, in so many variants from `first`. */
  augmented(
    index: number,
    first: number,
    count: number,
  ): Promise<{ label: number; pixels: Float32Array }[]>;

  setOwnDigits(digits: OwnDigit[]): Promise<void>;
  /** Raw or gzip. Returns how many digits were read. */
  importIdx(images: Uint8Array, labels: Uint8Array): Promise<number>;
  clearImported(): Promise<void>;

  save(): Promise<Uint8Array>;
  load(bytes: Uint8Array): Promise<RunInfo>;
  /** The network for other programs: an ONNX file, and the run as a Python program for PyTorch. */
  exportOnnx(): Promise<Uint8Array>;
  exportPytorch(): Promise<string>;
}
