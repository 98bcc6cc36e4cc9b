// The only definition of what page and engine worker say to one another. Comlink carries the calls,
// frames arrive through the callback. Plain data only: everything here survives structured cloning.
import type { Answer, Details, Frame, Who } from './api_frame';
import type { CompareApi } from './api_compare';
import type { LensApi } from './api_lens';
import type { LooksApi, LooksCatalog } from './api_looks';
import type { OptimizerApi } from './api_optimizer';
import type { PlaneApi } from './api_plane';
import type { RaceApi, RaceCatalog } from './api_race';
import type { SurfaceApi, SurfaceCatalog } from './api_surface';
import type {
  DepthProfile,
  GradientNoise,
  MeasuredSplit,
  RangeTest,
  Scores,
  UnitHealth,
} from './api_measure';

export type * from './api_compare';
export type * from './api_frame';
export type * from './api_lens';
export type * from './api_looks';
export type * from './api_measure';
export type * from './api_optimizer';
export type * from './api_plane';
export type * from './api_race';
export type * from './api_surface';

/** One typed setting, declared in C++ beside the algorithm that uses it. */
export interface OptionSpec {
  name: string;
  label: string;
  help: string;
  unit: string;
  kind: 'number' | 'integer' | 'boolean' | 'choice' | 'list';
  /** Numbers as they are, booleans as 0 or 1, choices as the index into `choices`. Lists begin empty. */
  default: number;
  /** Of a list: of each of its numbers, as is `max`. */
  min: number;
  max: number;
  scale: 'linear' | 'log';
  choices: string[];
  /** How many numbers a list may have. */
  longest: number;
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

export interface Catalog extends LooksCatalog, RaceCatalog, SurfaceCatalog {
  layers: LayerEntry[];
  groups: CatalogGroup[];
  sections: CatalogSection[];
  models: ModelPreset[];
  /** Kinds of points of the plane, in the place of digits. */
  points: PointsEntry[];
  /** Looks at a network that a learner may ask for, with their settings. */
  measures: CatalogEntry[];
  defaults: RunConfig;
}

/** Numbers and booleans as numbers, choices by their name, lists as text: "2, 0.5, 1". */
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

/** A point that the learner has put on the plane: coordinates -6..6, and its class or a target -1..1. */
export interface PlanePoint {
  x: number;
  y: number;
  label: number;
}

/** Errors cross as this, see errors.ts. */
export interface EngineFailure {
  code: string;
  message: string;
}

export interface EngineApi
  extends CompareApi, LensApi, LooksApi, OptimizerApi, PlaneApi, RaceApi, SurfaceApi {
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

  /** Training waits meanwhile. Rejects with "bad_state" when another run begins before it is done. */
  scores(split: MeasuredSplit): Promise<Scores>;
  inspectUnits(split: MeasuredSplit, examples: number): Promise<UnitHealth>;
  gradientNoise(batches: number): Promise<GradientNoise>;
  /** Of the run's network as it stands, or of `model` at its start on the run's data. Up to 512 examples. */
  depthProfile(model: ModelSpec | null, seed: number, examples: number): Promise<DepthProfile>;
  /** On a copy of the network as it is. Replaces an earlier test. */
  rangeTestBegin(low: number, high: number, steps: number): Promise<RangeTest>;
  /** About one slice of time more. */
  rangeTestAdvance(): Promise<RangeTest>;

  setOwnDigits(digits: OwnDigit[]): Promise<void>;
  /** Raw or gzip. Returns how many digits were read. */
  importIdx(images: Uint8Array, labels: Uint8Array): Promise<number>;
  clearImported(): Promise<void>;
  /** For the points "painted" of the next configure(); at most 10 000. Replaces earlier ones. */
  setPoints(points: readonly PlanePoint[]): Promise<void>;
  /** A formula of x and y at the middles of side x side squares (1 to 64) of the plane, row by row from the
   * top left; NaN where it is no finite number. Rejects with "at character 7: ..." where it cannot be read. */
  formulaValues(formula: string, side: number): Promise<Float32Array>;

  save(): Promise<Uint8Array>;
  load(bytes: Uint8Array): Promise<RunInfo>;
  /** The network for other programs: an ONNX file, and the run as a Python program for PyTorch. */
  exportOnnx(): Promise<Uint8Array>;
  exportPytorch(): Promise<string>;
}
