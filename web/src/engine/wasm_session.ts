// The real Session: wraps the Embind class. The only file that sees views on the engine's memory: they
// are copied at once, since the next call may move or detach them, and shared memory (the variant with
// threads) can be neither transferred nor decoded.
import type { MainModule, Session as RawSession } from '../../../wasm/types/inkgrad';
import type {
  Catalog,
  DepthProfile,
  Divergence,
  Drawing,
  LiveGroup,
  ModelInfo,
  ModelSpec,
  NamedOptions,
  RunConfig,
  RunInfo,
} from './api';
import type { Variant } from './bundles';
import { EngineError } from './errors';
import { WasmLens, type LensSession } from './lens_session';
import { WasmRace, type RaceSession } from './race_session';
import type { Engine, LayerHealth, PartialConfig, Session, Split, TrainReport } from './session';
import { guardStack } from './stack_guard';

/** Of the histograms of a depth profile: small pictures, many at a time. */
const PROFILE_BINS = 31;

/** Strokes as the engine takes them: x, y, pressure one after another, and the points of each. */
export function flatten(drawing: Drawing): { points: Float32Array; lengths: Int32Array } {
  return {
    points: Float32Array.from(drawing.strokes.flat(2)),
    lengths: Int32Array.from(drawing.strokes, (stroke) => stroke.length),
  };
}

/** With what the glue adds to the bindings (wasm/glue/rest.js). */
export type EngineModule = MainModule & { loadRest(): Promise<void> };

class WasmSession implements Session {
  readonly lens: LensSession;
  readonly races: RaceSession;
  readonly #raw: RawSession;
  readonly #module: MainModule;

  constructor(raw: RawSession, module: MainModule) {
    this.lens = new WasmLens(raw, module);
    this.races = new WasmRace(raw, module);
    this.#raw = raw;
    this.#module = module;
  }

  configure(config: PartialConfig): RunInfo {
    return JSON.parse(this.#raw.configure(JSON.stringify(config))) as RunInfo;
  }
  reconfigure(config: PartialConfig): RunInfo {
    return JSON.parse(this.#raw.reconfigure(JSON.stringify(config))) as RunInfo;
  }
  config(): RunConfig {
    return JSON.parse(this.#raw.config()) as RunConfig;
  }
  reset(): void {
    this.#raw.reset();
  }
  setOption(group: LiveGroup, name: string, value: number): void {
    this.#raw.setOption(group, name, value);
  }

  train(steps: number) {
    return this.#raw.train(steps) as TrainReport;
  }
  goOn(): void {
    this.#raw.goOn();
  }
  report() {
    return this.#raw.report() as TrainReport;
  }
  divergence(): Divergence | null {
    return JSON.parse(this.#raw.divergence()) as Divergence | null;
  }
  evaluate(split: Split, maxBatches: number) {
    return this.#raw.evaluate(split, maxBatches);
  }
  restartEvaluation(): void {
    this.#raw.restartEvaluation();
  }

  draw(drawing: Drawing): void {
    const { points, lengths } = flatten(drawing);
    this.#raw.draw(points, lengths, drawing.penWidth);
  }
  showPixels(pixels: Float32Array): void {
    this.#raw.showPixels(pixels);
  }
  showNumbers(numbers: Float32Array): void {
    this.#raw.showNumbers(numbers);
  }
  classify(): number {
    return this.#raw.classify();
  }

  mapPlane(outputSide: number, unitSide: number): void {
    this.#raw.mapPlane(outputSide, unitSide);
  }
  setWeight(parameter: string, index: number, number: number): void {
    this.#raw.setWeight(parameter, index, number);
  }

  addOwnDigit(label: number, drawing: Drawing): void {
    const { points, lengths } = flatten(drawing);
    this.#raw.addOwnDigit(label, points, lengths, drawing.penWidth);
  }
  clearOwnDigits(): void {
    this.#raw.clearOwnDigits();
  }
  importIdx(images: Uint8Array, labels: Uint8Array): number {
    return this.#raw.importIdx(images, labels);
  }
  clearImported(): void {
    this.#raw.clearImported();
  }
  setPoints(xs: Float32Array, ys: Float32Array, labels: Float32Array): void {
    this.#raw.setPoints(xs, ys, labels);
  }
  example(split: Split, index: number) {
    const label = this.#raw.example(split, index);
    return { label, pixels: this.view('example') };
  }
  previewAugmentation(index: number, variant: number) {
    const label = this.#raw.previewAugmentation(index, variant);
    return { label, pixels: this.view('augmented') };
  }

  inspectUnits(split: Split, examples: number): LayerHealth[] {
    return JSON.parse(this.#raw.inspectUnits(split, examples)) as LayerHealth[];
  }
  gradientNoise(batches: number) {
    return this.#raw.gradientNoise(batches);
  }
  depthProfile(model: ModelSpec | null, seed: number, examples: number): DepthProfile {
    const text = model === null ? '' : JSON.stringify(model);
    return JSON.parse(this.#raw.depthProfile(text, seed, examples, PROFILE_BINS)) as DepthProfile;
  }
  rangeTestBegin(low: number, high: number, steps: number) {
    return this.#raw.rangeTestBegin(low, high, steps);
  }
  rangeTestAdvance(maxSteps: number) {
    return this.#raw.rangeTestAdvance(maxSteps);
  }

  path() {
    return this.#raw.path();
  }
  histogram(parameter: string, what: 'value' | 'gradient' | 'activation', bins: number) {
    return this.#raw.histogram(parameter, what, bins);
  }

  save(): Uint8Array {
    return this.#raw.save();
  }
  load(bytes: Uint8Array): RunInfo {
    return JSON.parse(this.#raw.load(bytes)) as RunInfo;
  }
  loadAnswering(bytes: Uint8Array): RunInfo {
    return JSON.parse(this.#raw.loadAnswering(bytes)) as RunInfo;
  }
  exportOnnx(): Uint8Array {
    return this.#raw.exportOnnx();
  }
  exportPytorch(): string {
    return this.#raw.exportPytorch();
  }

  view(name: string): Float32Array {
    // slice() on shared memory gives an array on memory of its own.
    return this.#raw.view(name).slice();
  }
  views(): string[] {
    return JSON.parse(this.#raw.views()) as string[];
  }
  beside(): Session {
    const raw = this.#raw.beside();
    if (raw === null) throw new EngineError('internal', 'no session came beside this one');
    return new WasmSession(raw, this.#module);
  }
  close(): void {
    this.#raw.delete();
  }
}

export function wasmEngine(module: EngineModule, variant: Variant, threads: number): Engine {
  guardStack(module.Session.prototype as object, module);
  guardStack(module.Session, module);
  return {
    variant: variant.name,
    threads,
    catalog: () => JSON.parse(module.Session.catalog()) as Catalog,
    describeModel: (model: ModelSpec) =>
      JSON.parse(module.Session.describeModel(JSON.stringify(model))) as ModelInfo,
    formulaValues: (formula: string, side: number) => {
      const values = JSON.parse(module.Session.formulaValues(formula, side)) as (number | null)[];
      return Float32Array.from(values, (value) => value ?? NaN);
    },
    scheduleCurve: (schedule: NamedOptions, rate: number, steps: number, every: number) => {
      const told = module.Session.scheduleCurve(JSON.stringify(schedule), rate, steps, every);
      return Float32Array.from(JSON.parse(told) as number[]);
    },
    openSession: (count: number) => new WasmSession(new module.Session(count), module),
    loadRest: async () => {
      await module.loadRest();
      module.Session.holdThreadsBack(false);
    },
  };
}
