// The engine's side of api.ts: runs in the worker, and in Node for tests. Wires the parts together;
// each of them is a small file of its own. Adding a call = one line in api.ts and one method here.
/* eslint-disable @typescript-eslint/require-await -- async turns whatever is thrown into a rejection */
import { Answers } from './answers';
import type * as Api from './api';
import { realClock, type Clock } from './clock';
import { DataSources } from './data_sources';
import { EngineError } from './errors';
import { Evaluator } from './evaluation';
import { FrameBuilder } from './frame_builder';
import { FramePump } from './frames';
import { Measures } from './measures';
import { Networks } from './networks';
import { OptimizerHost } from './optimizer_host';
import { firstWeightsOf } from './pictures';
import { Rest } from './rest';
import type { Engine, Session, Split } from './session';
import { TrainingLoop } from './training_loop';

export type StartOptions = Parameters<Api.EngineApi['start']>[0];

export interface HostOptions {
  loadEngine(options: StartOptions): Promise<Engine>;
  /** An error that no call is waiting for: training broke down between two calls. */
  onFailure(error: unknown): void;
  clock?: Clock;
}

/** What exists once the engine is loaded. */
interface Parts {
  engine: Engine;
  networks: Networks;
  session: Session;
  sources: DataSources;
  evaluator: Evaluator;
  loop: TrainingLoop;
  answers: Answers;
  measures: Measures;
  clock: Clock;
}

export class EngineHost extends OptimizerHost implements Api.EngineApi {
  readonly #options: HostOptions;
  readonly #clock: Clock;
  readonly #frames: FramePump<Api.Frame>;
  readonly #builder: FrameBuilder;
  #parts: Parts | null = null;
  /** Null before the start. */
  rest: Rest | null = null;
  /** For points that are only looked at. */
  #preview: Session | null = null;
  #send: ((frame: Api.Frame) => void) | null = null;

  constructor(options: HostOptions) {
    super();
    this.#options = options;
    this.#clock = options.clock ?? realClock();
    this.#builder = new FrameBuilder(this.#clock);
    this.#frames = new FramePump({
      now: () => this.#clock.now(),
      build: (details) => this.#frame(details),
      moves: () => this.#parts !== null && this.#builder.plane.due(this.#parts.loop.at),
      send: (frame) => this.#send?.(frame),
    });
  }

  async start(options: StartOptions): Promise<Api.EngineInfo> {
    if (this.#parts) throw new EngineError('bad_state', 'The engine has been started already.');
    const engine = await this.#options.loadEngine(options);
    const networks = new Networks(engine);
    const url = new URL('pretrained/cnn.safetensors', options.baseUrl).href;
    const pretrained = options.pretrained ? await networks.loadPretrained(engine, url) : null;
    this.#parts = this.#assemble(engine, networks);
    const { variant, threads } = engine;
    const catalog = engine.catalog();
    this.rest = new Rest(engine, catalog);
    const pretrainedWeights =
      pretrained && firstWeightsOf(networks.get('pretrained').session, pretrained);
    return { variant, threads, catalog, pretrained, pretrainedWeights };
  }

  async onFrame(callback: (frame: Api.Frame) => void): Promise<void> {
    this.#send = callback;
    this.#builder.forget();
    this.#changed();
  }
  async frameDrawn(): Promise<void> {
    this.#frames.drawn();
  }

  async describeModel(model: Api.ModelSpec): Promise<Api.ModelInfo> {
    return this.#running().engine.describeModel(model);
  }
  async configure(config: Api.RunConfig): Promise<Api.RunInfo> {
    // A refused configuration leaves the run as it is, playing or not.
    return this.#begin(this.#running().session.configure(config));
  }
  async reconfigure(config: Api.RunConfig): Promise<Api.RunInfo> {
    return this.#begin(this.#running().session.reconfigure(config));
  }
  async reset(): Promise<void> {
    const { session, networks } = this.#running();
    session.reset();
    if (networks.info) this.#begin({ ...networks.info, step: 0 });
  }
  async play(): Promise<void> {
    this.#running().loop.play();
    this.#changed();
  }
  async pause(): Promise<void> {
    this.#running().loop.pause();
    this.#changed();
  }
  async step(count: number): Promise<void> {
    if (!Number.isInteger(count) || count < 1) {
      throw new EngineError('invalid_argument', `steps: expected 1 or more, got ${String(count)}`);
    }
    await this.#running().loop.step(count);
    this.#changed();
  }

  async classify(drawing: Api.Drawing, who: Api.Who): Promise<Api.Answer> {
    return this.#running().answers.classify(drawing, who);
  }
  async classifyExample(split: Split, index: number, who: Api.Who): Promise<Api.Answer> {
    return this.#running().answers.classifyExample(split, index, who);
  }
  async clearDrawing(): Promise<void> {
    this.#running().answers.clear();
    this.#changed();
  }
  async examples(split: Split, first: number, count: number) {
    const { session } = this.#running();
    return Array.from({ length: count }, (_, row) => session.example(split, first + row));
  }
  async augmented(index: number, first: number, count: number) {
    const { session } = this.#running();
    return Array.from({ length: count }, (_, place) =>
      session.previewAugmentation(index, first + place),
    );
  }

  async scores(split: Split): Promise<Api.Scores> {
    return this.#running().measures.scores(split);
  }
  async inspectUnits(split: Split, examples: number): Promise<Api.UnitHealth> {
    const { measures, networks } = this.#running();
    return measures.units(split, examples, networks.info?.data[split] ?? 0);
  }
  async gradientNoise(batches: number): Promise<Api.GradientNoise> {
    return this.#running().measures.noise(batches);
  }
  async depthProfile(model: Api.ModelSpec | null, seed: number, examples: number) {
    return this.#running().session.depthProfile(model, seed, examples);
  }
  async rangeTestBegin(low: number, high: number, steps: number): Promise<Api.RangeTest> {
    return this.#running().measures.rangeTestBegin(low, high, steps);
  }
  async rangeTestAdvance(): Promise<Api.RangeTest> {
    return this.#running().measures.rangeTestAdvance();
  }

  async watchPlane(watch: Api.PlaneWatch | null): Promise<void> {
    this.#builder.plane.watch(watch);
    this.#changed();
  }
  async setPace(stepsPerSecond: number): Promise<void> {
    if (!(stepsPerSecond > 0)) {
      const got = String(stepsPerSecond);
      throw new EngineError('invalid_argument', `pace: expected more than 0 steps, got ${got}`);
    }
    this.#running().loop.pace(stepsPerSecond);
  }
  async points(): Promise<Api.PlanePoints> {
    const { session } = this.#running();
    const [train, validation, test] = (['train', 'validation', 'test'] as const).map((split) =>
      session.view(`points/${split}`),
    ) as [Float32Array, Float32Array, Float32Array];
    return { train, validation, test };
  }
  async previewPoints(points: NonNullable<Api.RunConfig['points']>): Promise<Float32Array> {
    this.#preview ??= this.#running().engine.openSession(1);
    this.#preview.configure({ points });
    return this.#preview.view('points/train');
  }
  async setWeight(parameter: string, index: number, number: number): Promise<void> {
    const { session, loop } = this.#running();
    session.setWeight(parameter, index, number);
    loop.edited();
    this.#changed();
  }

  async setOwnDigits(digits: Api.OwnDigit[]): Promise<void> {
    this.#running().sources.setOwnDigits(digits);
  }
  async importIdx(images: Uint8Array, labels: Uint8Array): Promise<number> {
    return this.#running().sources.importIdx(images, labels);
  }
  async clearImported(): Promise<void> {
    this.#running().sources.clearImported();
  }
  async setPoints(points: readonly Api.PlanePoint[]): Promise<void> {
    this.#running().sources.setPoints(points);
  }
  async formulaValues(formula: string, side: number): Promise<Float32Array> {
    return this.#running().engine.formulaValues(formula, side);
  }

  async save(): Promise<Uint8Array> {
    return this.#running().session.save();
  }
  async load(bytes: Uint8Array): Promise<Api.RunInfo> {
    return this.#begin(this.#running().session.load(bytes));
  }
  async exportOnnx(): Promise<Uint8Array> {
    return this.#running().session.exportOnnx();
  }
  async exportPytorch(): Promise<string> {
    return this.#running().session.exportPytorch();
  }

  protected lensParts(): Parts {
    return this.#running();
  }
  protected runMoved(): void {
    this.#changed();
  }

  #running(): Parts {
    if (this.#parts) return this.#parts;
    throw new EngineError('bad_state', 'The engine has not been started.');
  }

  #assemble(engine: Engine, networks: Networks): Parts {
    const session = networks.yours;
    const evaluator = new Evaluator(session, this.#clock);
    const loop = new TrainingLoop(session, evaluator, this.#clock, {
      progress: () => {
        if (this.#send) this.#frames.tick();
      },
      rest: () => {
        this.#changed();
      },
      failed: (error) => {
        this.#options.onFailure(error);
      },
    });
    const answers = new Answers((who) => networks.get(who));
    return {
      engine,
      networks,
      session,
      sources: new DataSources(session),
      evaluator,
      loop,
      answers,
      measures: new Measures(session, this.#clock, loop),
      clock: this.#clock,
    };
  }

  /** The session holds a run at its start (or a loaded one): measure it and show it. */
  #begin(info: Api.RunInfo): Api.RunInfo {
    const { networks, evaluator, loop } = this.#running();
    networks.info = info;
    evaluator.begin(Number(info.config.training['evaluate_every'] ?? 0), info.data);
    loop.begin(info.data.train);
    this.#changed();
    return info;
  }

  /** Nothing to show before the first configure(), nobody to show it to before onFrame(). */
  #changed(): void {
    if (this.#parts?.networks.info && this.#send) this.#frames.demand();
  }

  #frame(details: boolean): Api.Frame {
    const parts = this.#running();
    const { session, info } = parts.networks.get('yours');
    return this.#builder.build({ ...parts, session, info }, details);
  }
}
