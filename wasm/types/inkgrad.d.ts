// TypeScript bindings for emscripten-generated code.  Automatically generated at compile time.
declare namespace RuntimeExports {
    function stackSave(): any;
    function stackRestore(val: any): any;
    let HEAPF32: any;
    let HEAPF64: any;
    let HEAP_DATA_VIEW: any;
    let HEAP8: any;
    let HEAPU8: any;
    let HEAP16: any;
    let HEAPU16: any;
    let HEAP32: any;
    let HEAPU32: any;
    let HEAP64: any;
    let HEAPU64: any;
}
interface WasmModule {
}

type EmbindString = ArrayBuffer|Uint8Array|Uint8ClampedArray|Int8Array|string;
export type TrainReport = {
  step: number,
  epoch: number,
  loss: number,
  accuracy: number,
  learningRate: number,
  gradientNorm: number,
  clippedNorm: number,
  clippedSteps: number,
  diverged: boolean,
  stopped: EmbindString
};

export type EvaluationReport = {
  done: boolean,
  step: number,
  seen: number,
  count: number,
  loss: number,
  accuracy: number,
  macroPrecision: number,
  macroRecall: number,
  macroF1: number,
  calibrationError: number,
  rSquared: number
};

export type GradientNoiseReport = {
  batchSize: number,
  batches: number,
  gradientNorm: number,
  noiseScale: number
};

export type RangeTestReport = {
  done: boolean,
  step: number,
  steps: number,
  suggested: number
};

export type PathReport = {
  points: number,
  explainedFirst: number,
  explainedSecond: number,
  interval: number
};

export type HistogramReport = {
  low: number,
  high: number,
  bins: number,
  count: number
};

export interface Session {
  beside(): Session | null;
  configure(_0: string): string;
  config(): string;
  reconfigure(_0: string): string;
  reset(): void;
  setOption(_0: string, _1: string, _2: number): void;
  train(_0: number): TrainReport;
  goOn(): void;
  advance(): string;
  report(): TrainReport;
  divergence(): string;
  evaluate(_0: string, _1: number): EvaluationReport;
  restartEvaluation(): void;
  draw(_0: Float32Array, _1: Int32Array, _2: number): void;
  showPixels(_0: Float32Array): void;
  showNumbers(_0: Float32Array): void;
  classify(): number;
  mapPlane(_0: number, _1: number): void;
  setWeight(_0: string, _1: number, _2: number): void;
  addOwnDigit(_0: number, _1: Float32Array, _2: Int32Array, _3: number): void;
  clearOwnDigits(): void;
  importIdx(_0: Uint8Array, _1: Uint8Array): number;
  clearImported(): void;
  setPoints(_0: Float32Array, _1: Float32Array, _2: Float32Array): void;
  example(_0: string, _1: number): number;
  previewAugmentation(_0: number, _1: number): number;
  inspectUnits(_0: string, _1: number): string;
  gradientNoise(_0: number): GradientNoiseReport;
  rangeTestBegin(_0: number, _1: number, _2: number): RangeTestReport;
  rangeTestAdvance(_0: number): RangeTestReport;
  depthProfile(_0: string, _1: number, _2: number, _3: number): string;
  path(): PathReport;
  histogram(_0: string, _1: string, _2: number): HistogramReport;
  save(): Uint8Array;
  load(_0: Uint8Array): string;
  loadAnswering(_0: Uint8Array): string;
  exportOnnx(): Uint8Array;
  exportPytorch(): string;
  view(_0: string): Float32Array;
  views(): string;
  graph(_0: string): string;
  lensState(_0: string): string;
  move(_0: string, _1: number): string;
  seek(_0: string, _1: string): string;
  holdExample(_0: Float32Array, _1: number): string;
  releaseExample(): string;
  lensValues(_0: string, _1: Int32Array, _2: number): string;
  lensNumbers(): Float32Array;
  cell(_0: string, _1: number, _2: number, _3: number): string;
  largestPath(_0: string, _1: number, _2: number): string;
  updateOf(_0: number, _1: number): string;
  nudge(_0: string, _1: number, _2: number, _3: number): string;
  checkGradients(_0: string, _1: number, _2: number): string;
  unitSlopes(_0: string, _1: number, _2: number): string;
  receptiveField(_0: string, _1: number, _2: number): string;
  strongest(_0: string, _1: number, _2: number, _3: number, _4: number): string;
  setCell(_0: string, _1: number, _2: number, _3: number): string;
  resetCells(_0: string): string;
  openExpression(_0: string, _1: string, _2: string): string;
  openLayers(_0: string, _1: string, _2: number): string;
  fillBench(_0: string, _1: number, _2: Float32Array): string;
  closeBench(_0: string): void;
  surface(_0: string, _1: number): string;
  race(_0: string): string;
  raceNumbers(): Float32Array;
  lossSurfaceBegin(_0: string): string;
  jointSurfaceBegin(_0: string, _1: Session[]): string;
  lossSurfaceAdvance(_0: number): string;
  curvature(_0: number, _1: number): string;
  lookBegin(_0: string, _1: string): string;
  lookAdvance(_0: string, _1: number): string;
  delete(): void;
}

interface EmbindModule {
  Session: {
    new(_0: number): Session;
    catalog(): string;
    describeModel(_0: string): string;
    holdThreadsBack(_0: boolean): void;
    formulaValues(_0: string, _1: number): string;
    scheduleCurve(_0: string, _1: number, _2: number, _3: number): string;
    activationCurve(_0: string, _1: string, _2: number, _3: number, _4: number): string;
    raceStep(_0: string, _1: number, _2: number): string;
  };
}

export type MainModule = WasmModule & typeof RuntimeExports & EmbindModule;
export default function MainModuleFactory (options?: unknown): Promise<MainModule>;
