// Measurements that a learner asks for, beside training: nothing here changes the run.
import type {
  GradientNoise,
  LayerUnits,
  Looks,
  LossSurface,
  MeasuredSplit,
  OptionValues,
  RangeTest,
  Scores,
  UnitHealth,
} from './api';
import { SliceSize, type Clock } from './clock';
import { EngineError } from './errors';
import { scoresOf } from './scores';
import type { LayerHealth, RangeTestReport, Session } from './session';
import type { TrainingLoop } from './training_loop';

export const ACTIVATION_BINS = 40;

export class Measures {
  readonly #session: Session;
  readonly #clock: Clock;
  readonly #loop: TrainingLoop;
  readonly #testSteps = new SliceSize();
  readonly #surfacePoints = new SliceSize();
  readonly #lookPieces = new Map<keyof Looks, SliceSize>();

  constructor(session: Session, clock: Clock, loop: TrainingLoop) {
    this.#session = session;
    this.#clock = clock;
    this.#loop = loop;
  }

  async scores(split: MeasuredSplit): Promise<Scores> {
    const size = new SliceSize();
    const found: Scores[] = [];
    await this.#loop.aside(() => {
      const report = size.timed(this.#clock, (batches) => this.#session.evaluate(split, batches));
      if (report.done) found.push(scoresOf(this.#session, split, report));
      return !report.done;
    });
    const [scores] = found;
    if (!scores) throw new EngineError('internal', 'a measurement ended without its scores');
    return scores;
  }

  units(split: MeasuredSplit, examples: number, inSplit: number): UnitHealth {
    const layers = this.#session
      .inspectUnits(split, examples)
      .map((health) => this.#layerUnits(health));
    const { step } = this.#session.report();
    return { split, step, examples: Math.min(examples, inSplit), layers };
  }

  noise(batches: number): GradientNoise {
    const report = this.#session.gradientNoise(batches);
    return { ...report, step: this.#session.report().step };
  }

  rangeTestBegin(low: number, high: number, steps: number): RangeTest {
    this.#testSteps.forget();
    return this.#rangeTest(this.#session.rangeTestBegin(low, high, steps));
  }

  rangeTestAdvance(): RangeTest {
    return this.#rangeTest(
      this.#testSteps.timed(this.#clock, (steps) => this.#session.rangeTestAdvance(steps)),
    );
  }

  lookBegin<Name extends keyof Looks>(name: Name, options: OptionValues): Looks[Name] {
    this.#lookPieces.set(name, new SliceSize());
    return this.#session.races.lookBegin(name, options);
  }

  lookAdvance<Name extends keyof Looks>(name: Name): Looks[Name] {
    const size = this.#lookPieces.get(name) ?? new SliceSize();
    return size.timed(this.#clock, (pieces) => this.#session.races.lookAdvance(name, pieces));
  }

  lossSurfaceBegin(options: OptionValues): LossSurface {
    this.#surfacePoints.forget();
    return this.#session.races.lossSurfaceBegin(options);
  }

  lossSurfaceAdvance(): LossSurface {
    return this.#surfacePoints.timed(this.#clock, (points) =>
      this.#session.races.lossSurfaceAdvance(points),
    );
  }

  #rangeTest({ done, step, steps, suggested }: RangeTestReport): RangeTest {
    return {
      done,
      step,
      steps,
      suggested,
      rates: this.#session.view('range_test/learning_rate'),
      losses: this.#session.view('range_test/loss'),
      smoothed: this.#session.view('range_test/smoothed'),
    };
  }

  #layerUnits(health: LayerHealth): LayerUnits {
    const { layer } = health;
    const { low, high } = this.#session.histogram(layer, 'activation', ACTIVATION_BINS);
    const counts = this.#session.view('histogram');
    const zeroSlope = this.#session.view(`zero_slope/${layer}`);
    return { ...health, zeroSlope, histogram: { low, high, counts } };
  }
}
