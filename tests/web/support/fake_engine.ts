// An EngineApi without an engine, for tests of the page: it remembers the calls, answers when told to,
// and lets a test send frames. Its numbers mean nothing.
import type {
  Answer,
  Drawing,
  EngineApi,
  EngineInfo,
  Frame,
  ModelSpec,
  RunConfig,
  MeasuredSplit,
  RangeTest,
  RunInfo,
  Scores,
  Who,
} from '../../../web/src/engine/api';
import { catalog } from './catalog';
import { NoLens } from './no_lens';

export function runInfo(config: RunConfig, step = 0): RunInfo {
  return {
    config,
    model: { layers: [], parameters: 100, multiplyAdds: 1000, tensors: [] },
    data: {
      sources: [{ name: 'generated', train: 10000, validation: 0, test: 2000 }],
      train: 10000,
      validation: 0,
      test: 2000,
    },
    step,
  };
}

export const engineInfo: EngineInfo = {
  variant: 'simd',
  threads: 1,
  catalog,
  pretrained: runInfo(catalog.defaults, 3000),
};

export function answerOf(who: Who, digit: number): Answer {
  const probabilities = new Float32Array(10).fill(0.01);
  probabilities[digit] = 0.91;
  return { who, digit, probabilities, stages: null, activations: [] };
}

const none = new Float32Array();

export function frameOf(rest: Partial<Frame> = {}): Frame {
  return {
    playing: false,
    step: 0,
    epoch: 0,
    loss: 0,
    accuracy: 0,
    learningRate: 0.001,
    examplesPerSecond: 0,
    divergence: null,
    stopped: '',
    history: {
      interval: 1,
      step: none,
      epoch: none,
      loss: none,
      accuracy: none,
      learningRate: none,
    },
    tests: { step: none, epoch: none, loss: none, accuracy: none },
    trains: null,
    validation: null,
    layers: [],
    clipping: { before: none, after: none, clipped: none, clippedSteps: 0 },
    answer: null,
    plane: null,
    details: null,
    ...rest,
  };
}

/** Ten classes, all alike. */
export function scoresOf(split: MeasuredSplit, step = 0): Scores {
  return {
    split,
    step,
    count: 50,
    accuracy: 0.8,
    loss: 0.5,
    macroPrecision: 0.81,
    macroRecall: 0.8,
    macroF1: 0.79,
    calibrationError: 0.05,
    classes: Float32Array.from({ length: 40 }, (_, place) => (place % 4 === 3 ? 5 : 0.8)),
    calibration: Float32Array.from({ length: 30 }, (_, place) =>
      place < 27 ? 0 : ([50, 0.95, 0.8][place - 27] ?? 0),
    ),
    topK: Float32Array.from({ length: 10 }, (_, place) => Math.min(1, 0.8 + 0.1 * place)),
  };
}

export function rangeTestOf(rest: Partial<RangeTest> = {}): RangeTest {
  const none = new Float32Array();
  return {
    done: false,
    step: 0,
    steps: 3,
    suggested: 0,
    rates: none,
    losses: none,
    smoothed: none,
    ...rest,
  };
}

export class FakeEngine extends NoLens implements EngineApi {
  readonly calls: [name: string, ...args: unknown[]][] = [];
  /** Set to hold answers back until `release`. */
  slow = false;
  /** Set to make the next configure, load or setOwnDigits fail with this. */
  refusal: string | null = null;
  #held: (() => void)[] = [];
  #callback: (frame: Frame) => void = () => undefined;
  #config: RunConfig = catalog.defaults;

  send(frame: Frame): void {
    this.#callback(frame);
  }

  /** Lets the oldest held call go on. */
  async release(): Promise<void> {
    this.#held.shift()?.();
    await new Promise((resolve) => setTimeout(resolve));
  }

  /** Names of the calls in order, but for the acknowledgements of frames. */
  get commands(): string[] {
    return this.calls.map(([name]) => name).filter((name) => name !== 'frameDrawn');
  }

  named(name: string): unknown[][] {
    return this.calls.filter((call) => call[0] === name).map((call) => call.slice(1));
  }

  /** The run that another lab has begun. */
  standing: RunInfo | null = null;
  run = () => Promise.resolve(this.standing);

  start = () => Promise.resolve(engineInfo);
  onFrame = (callback: (frame: Frame) => void) => {
    this.#callback = callback;
    return Promise.resolve();
  };
  frameDrawn = () => this.#done('frameDrawn', undefined);
  describeModel = (model: ModelSpec) =>
    this.#done('describeModel', runInfo({ ...this.#config, model }).model);
  configure = async (config: RunConfig) => {
    await this.#done('configure', undefined, config);
    this.#refuse();
    this.#config = config;
    return runInfo(config);
  };
  reset = () => this.#done('reset', undefined);
  play = () => this.#done('play', undefined);
  pause = () => this.#done('pause', undefined);
  step = (count: number) => this.#done('step', undefined, count);
  setOption = (group: string, name: string, value: number) =>
    this.#done('setOption', undefined, group, name, value);
  scheduleCurve = () => this.#done('scheduleCurve', { step: none, rate: none });
  optimizerState = (layer: string) =>
    this.#done('optimizerState', { layer, step: 0, learningRate: 0.1, tensors: [] }, layer);
  classify = (drawing: Drawing, who: Who) =>
    this.#done('classify', answerOf(who, drawing.strokes.length), drawing, who);
  classifyExample = (split: 'train' | 'test', index: number, who: Who) =>
    this.#done('classifyExample', answerOf(who, index % 10), split, index, who);
  clearDrawing = () => this.#done('clearDrawing', undefined);
  examples = (split: 'train' | 'test', first: number, count: number) => {
    const digits = Array.from({ length: count }, (_, place) => ({
      label: (first + place) % 10,
      pixels: new Float32Array(784),
    }));
    return this.#done('examples', digits, split, first, count);
  };
  augmented = (index: number, first: number, count: number) => {
    const digit = { label: index % 10, pixels: new Float32Array(784) };
    return this.#done('augmented', Array<typeof digit>(count).fill(digit), index, first, count);
  };
  /** What the next measurements say. */
  measuredStep = 0;
  rangeSteps = 0;
  scores = (split: MeasuredSplit) =>
    this.#done('scores', scoresOf(split, this.measuredStep), split);
  inspectUnits = (split: MeasuredSplit, examples: number) =>
    this.#done(
      'inspectUnits',
      { split, step: this.measuredStep, examples, layers: [] },
      split,
      examples,
    );
  gradientNoise = (batches: number) =>
    this.#done(
      'gradientNoise',
      { step: 0, batchSize: 64, batches, gradientNorm: 0.5, noiseScale: 1000 },
      batches,
    );
  depthProfile = (model: ModelSpec | null, seed: number, examples: number) =>
    this.#done(
      'depthProfile',
      { step: this.measuredStep, examples, loss: 0.5, layers: [] },
      model,
      seed,
      examples,
    );
  formulaValues = (formula: string, side: number) =>
    this.#done('formulaValues', new Float32Array(side * side), formula, side);
  rangeTestBegin = (low: number, high: number, steps: number) => {
    this.rangeSteps = 0;
    return this.#done('rangeTestBegin', rangeTestOf({ steps }), low, high, steps);
  };
  rangeTestAdvance = () => {
    this.rangeSteps += 1;
    const done = this.rangeSteps === 3;
    const suggested = done ? 0.01234 : 0;
    return this.#done('rangeTestAdvance', rangeTestOf({ step: this.rangeSteps, done, suggested }));
  };
  watchPlane = () => this.#done('watchPlane', undefined);
  setPace = (steps: number) => this.#done('setPace', undefined, steps);
  points = () => {
    const none = new Float32Array();
    return this.#done('points', { train: none, validation: none, test: none });
  };
  previewPoints = () => this.#done('previewPoints', new Float32Array());
  setWeight = (...edit: [string, number, number]) => this.#done('setWeight', undefined, ...edit);
  reconfigure = (config: RunConfig) => this.#done('reconfigure', runInfo(config), config);
  setOwnDigits = async (digits: unknown) => {
    await this.#done('setOwnDigits', undefined, digits);
    this.#refuse();
  };
  importIdx = () => this.#done('importIdx', 1000);
  clearImported = () => this.#done('clearImported', undefined);
  setPoints = async (points: unknown) => {
    await this.#done('setPoints', undefined, points);
    this.#refuse();
  };
  save = () => this.#done('save', new Uint8Array(8));
  exportOnnx = () => this.#done('exportOnnx', new Uint8Array(8));
  exportPytorch = () => this.#done('exportPytorch', 'import torch\n');
  load = async (bytes: Uint8Array) => {
    await this.#done('load', undefined, bytes);
    this.#refuse();
    return runInfo(this.#config, 500);
  };

  async #done<T>(name: string, value: T, ...args: unknown[]): Promise<T> {
    this.calls.push([name, ...args]);
    if (this.slow) await new Promise<void>((resolve) => this.#held.push(resolve));
    return value;
  }

  #refuse(): void {
    const { refusal } = this;
    this.refusal = null;
    if (refusal !== null) throw new Error(refusal);
  }
}
