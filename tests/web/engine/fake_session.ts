// A Session without an engine: counts steps, costs fake time, remembers what it was asked. For the unit
// tests of everything that drives a session.
import type {
  Drawing,
  ModelSpec,
  RunConfig,
  RunInfo,
  StopReason,
} from '../../../web/src/engine/api';
import type { RaceSession } from '../../../web/src/engine/race_session';
import type { Engine, Session, Split } from '../../../web/src/engine/session';
import type { FakeClock } from './fake_clock';
import { FakeLens } from './fake_lens';
import { BATCH, config, model, profileOf, TEST_DIGITS, TRAIN_DIGITS } from './fake_run';

export { BATCH, config, TEST_DIGITS, TRAIN_DIGITS };

function refused(): never {
  throw new Error('a fake has no surfaces');
}

export class FakeSession implements Session {
  readonly calls: string[] = [];
  readonly lens = new FakeLens(this.calls, {
    get: () => this.#step,
    set: (step) => (this.#step = step),
  });
  /** No test races on a fake. */
  readonly races: RaceSession = {
    surface: refused,
    race: refused,
    raceStep: refused,
    lossSurfaceBegin: refused,
    jointSurfaceBegin: refused,
    lossSurfaceAdvance: refused,
    curvature: refused,
    lookBegin: refused,
    lookAdvance: refused,
  };
  stepMs = 1;
  batchMs = 1;
  testBatches = 4;
  divergesAt = Infinity;
  /** A rule ends the run here. */
  stopsAt = Infinity;
  validationDigits = 0;
  /** Thrown by the next train(). */
  breaksWith: Error | null = null;
  #clock: FakeClock;
  #config: RunConfig | null = null;
  #step = 0;
  #measured = 0;
  #split: Split = 'test';
  #tested = { done: true, step: 0, steps: 0, suggested: 0 };
  ownDigits: number[] = [];

  constructor(clock: FakeClock) {
    this.#clock = clock;
  }

  configure(wanted: RunConfig): RunInfo {
    if (wanted.model.layers.length === 0) throw fail('invalid_argument', 'layers: none');
    this.#config = wanted;
    this.#step = 0;
    this.calls.push('configure');
    return this.#info();
  }
  config(): RunConfig {
    return this.#running();
  }
  reset(): void {
    this.#step = 0;
    this.calls.push('reset');
  }
  setOption(_group: string, name: string, value: number): void {
    this.calls.push(`${name}=${String(value)}`);
  }

  train(steps: number) {
    this.#running();
    if (this.breaksWith) {
      const error = this.breaksWith;
      this.breaksWith = null;
      throw error;
    }
    for (let taken = 0; taken < steps && this.#step < this.#end; taken += 1) {
      this.#step += 1;
      this.#clock.ms += this.stepMs;
    }
    this.calls.push(`train ${String(steps)}`);
    return this.report();
  }
  goOn(): void {
    this.stopsAt = Infinity;
    this.calls.push('goOn');
  }
  get #end(): number {
    return Math.min(this.divergesAt, this.stopsAt);
  }
  report() {
    const stopped: StopReason = this.#step >= this.stopsAt ? 'steps' : '';
    return {
      stopped,
      step: this.#step,
      epoch: (this.#step * BATCH) / TRAIN_DIGITS,
      loss: 1 / (1 + this.#step),
      accuracy: 0.5,
      learningRate: 0.1,
      gradientNorm: 2,
      clippedNorm: 1,
      clippedSteps: this.#step,
      diverged: this.#step >= this.divergesAt,
    };
  }
  divergence() {
    return { step: this.#step, where: 'fc', message: 'NaN' };
  }
  evaluate(split: Split, maxBatches: number) {
    if (split !== this.#split) this.#measured = 0;
    this.#split = split;
    const batches = Math.min(maxBatches, this.testBatches - this.#measured);
    this.#measured += batches;
    this.#clock.ms += batches * this.batchMs;
    const done = this.#measured === this.testBatches;
    if (done) this.#measured = 0;
    this.calls.push(split === 'test' ? 'evaluate' : `evaluate ${split}`);
    return {
      done,
      step: this.#step,
      seen: 0,
      count: TEST_DIGITS,
      loss: 1,
      accuracy: this.#step / 100,
      macroPrecision: 0.5,
      macroRecall: 0.5,
      macroF1: 0.5,
      calibrationError: 0.1,
      rSquared: 0,
    };
  }
  restartEvaluation(): void {
    this.#measured = 0;
  }

  draw(drawing: Drawing): void {
    if (drawing.strokes.length === 0) throw fail('invalid_argument', 'strokes: none');
    this.calls.push('draw');
  }
  showPixels(): void {
    this.calls.push('showPixels');
  }
  showNumbers(): void {
    this.calls.push('showNumbers');
  }
  classify(): number {
    this.calls.push('classify');
    return this.#step % 10;
  }
  addOwnDigit(label: number): void {
    if (label > 9) throw fail('invalid_argument', `label: expected 0..9, got ${String(label)}`);
    this.ownDigits.push(label);
  }
  clearOwnDigits(): void {
    this.ownDigits = [];
  }
  importIdx(images: Uint8Array): number {
    return images.length;
  }
  clearImported(): void {
    this.calls.push('clearImported');
  }
  setPoints(xs: Float32Array, ys: Float32Array, labels: Float32Array): void {
    this.calls.push(`setPoints ${[xs, ys, labels].map((list) => list.join(' ')).join(' | ')}`);
  }
  reconfigure(config: RunConfig): RunInfo {
    return this.configure(config);
  }
  mapPlane(): void {
    // Its views are empty.
  }
  setWeight(): void {
    // Nothing learns here.
  }
  example(_split: Split, index: number) {
    return { label: index % 10, pixels: new Float32Array(784).fill(index) };
  }
  previewAugmentation(index: number, variant: number) {
    return { label: index % 10, pixels: new Float32Array(784).fill(variant) };
  }
  inspectUnits() {
    return [{ layer: 'act', units: 32, dead: 1, saturated: 0.5, mean: 0.2, deviation: 0.3 }];
  }
  gradientNoise(batches: number) {
    return { batchSize: BATCH, batches, gradientNorm: 0.5, noiseScale: 100 };
  }
  depthProfile(model: ModelSpec | null, _seed: number, examples: number) {
    const layers = model?.layers.map(({ name }) => profileOf(name)) ?? [profileOf('act')];
    return { step: this.#step, examples, loss: 0.5, layers };
  }
  rangeTestBegin(_low: number, _high: number, steps: number) {
    this.#tested = { done: false, step: 0, steps, suggested: 0 };
    return this.#tested;
  }
  rangeTestAdvance(maxSteps: number) {
    const { steps, step } = this.#tested;
    const reached = Math.min(steps, step + maxSteps);
    this.#clock.ms += (reached - step) * this.stepMs;
    this.#tested = { done: reached === steps, step: reached, steps, suggested: 0.01 };
    return this.#tested;
  }
  path() {
    return { points: 1, explainedFirst: 0.8, explainedSecond: 0.1, interval: 1 };
  }
  histogram() {
    return { low: -1, high: 1, bins: 41, count: 7840 };
  }
  save(): Uint8Array {
    this.calls.push(`save ${String(this.#step)}`);
    return Uint8Array.of(this.#step);
  }
  load(bytes: Uint8Array): RunInfo {
    if (bytes.length !== 1) throw fail('bad_file', 'not a model');
    this.#config ??= config();
    this.#step = bytes[0] ?? 0;
    this.calls.push(`load ${String(this.#step)}`);
    return this.#info();
  }
  loadAnswering(bytes: Uint8Array): RunInfo {
    return this.load(bytes);
  }
  exportOnnx(): Uint8Array {
    return Uint8Array.of(8, this.#step);
  }
  exportPytorch(): string {
    return `STEPS = ${String(this.#step)}`;
  }
  view(name: string): Float32Array {
    if (name === 'mistakes') return Float32Array.of(3, 3, 5, 0.75, 8, 8, 0, 0.5);
    if (name.startsWith('drawing/')) return new Float32Array(400);
    // As with real ones the seed settles how they begin.
    if (name.startsWith('parameter/')) {
      return new Float32Array(10).fill(this.#running().seed + this.#step);
    }
    return new Float32Array(10).fill(this.#step);
  }
  /** Of weights. */
  lists: readonly string[] = model.tensors.map(({ name }) => `parameter/${name}`);
  views(): string[] {
    return [...model.tensors.map(({ name }) => `gradient/${name}`), ...this.lists];
  }
  beside(): FakeSession {
    return new FakeSession(this.#clock);
  }
  close(): void {
    this.calls.push('close');
  }

  #running(): RunConfig {
    if (this.#config) return this.#config;
    throw fail('bad_state', 'not configured');
  }
  #info(): RunInfo {
    const data = {
      sources: [],
      train: TRAIN_DIGITS,
      validation: this.validationDigits,
      test: TEST_DIGITS,
    };
    return { config: this.#running(), model, data, step: this.#step };
  }
}

export function fakeEngine(clock: FakeClock): Engine & { sessions: FakeSession[] } {
  const sessions: FakeSession[] = [];
  return {
    variant: 'fake',
    threads: 1,
    sessions,
    catalog: () => ({}) as ReturnType<Engine['catalog']>,
    describeModel: () => model,
    formulaValues: (_formula: string, side: number) => new Float32Array(side * side),
    scheduleCurve: (_schedule, rate, steps, every) =>
      new Float32Array(Math.ceil(steps / every)).fill(rate),
    openSession: () => {
      const session = new FakeSession(clock);
      sessions.push(session);
      return session;
    },
    loadRest: () => Promise.resolve(),
  };
}

function fail(code: string, message: string): Error {
  return Object.assign(new Error(message), { code });
}
