// Runs side by side in lockstep: all go to the same step in small slices, each in turn, before any goes further.
import type * as Api from './api';
import { SliceSize, type Clock } from './clock';
import { ComparedRunner } from './compared_run';
import { EngineError } from './errors';
import type { Session } from './session';

export const MOST_COMPARED = 4;

export class Comparison {
  readonly #clock: Clock;
  readonly #runners: ComparedRunner[] = [];
  readonly #points = new SliceSize();
  #target = 0;
  #ended = false;
  /** Whose paths are on the surface. */
  #onSurface: number[] = [];

  /** `beside` opens a session for one more run. */
  constructor(beside: () => Session, configs: readonly Partial<Api.RunConfig>[], clock: Clock) {
    if (configs.length < 1 || configs.length > MOST_COMPARED) {
      const got = String(configs.length);
      const most = String(MOST_COMPARED);
      throw new EngineError(
        'invalid_argument',
        `comparison: expected 1 to ${most} runs, got ${got}`,
      );
    }
    this.#clock = clock;
    for (const config of configs) {
      const session = beside();
      try {
        this.#runners.push(new ComparedRunner(session, config, clock));
      } catch (error) {
        session.close();
        this.end();
        throw error;
      }
    }
  }

  start(): Api.ComparisonStart {
    const [first] = this.#runners;
    return {
      ...this.#now(0),
      infos: this.#runners.map(({ info }) => info),
      sameWeights: this.#runners.map((runner) => first !== undefined && runner.sameWeights(first)),
    };
  }

  async advance(until: number): Promise<Api.Comparison> {
    this.#aim(until);
    for (const runner of this.#runners) {
      runner.slice(this.#target, this.#target >= until);
      await this.#clock.breathe();
      if (this.#ended) throw ended();
    }
    return this.#now(until);
  }

  surfaceBegin(options: Api.OptionValues): Api.JointSurface {
    const on = this.#runners.flatMap(({ diverged }, i) => (diverged ? [] : [i]));
    const [first, ...others] = on.flatMap((i) => this.#runners[i]?.session ?? []);
    if (!first) throw new EngineError('bad_state', 'All of these runs have diverged.');
    this.#points.forget();
    const begun = first.races.jointSurfaceBegin(
      options,
      others.map(({ races }) => races),
    );
    this.#onSurface = on;
    return { ...begun, runs: on };
  }

  surfaceAdvance(): Api.JointSurface {
    const session = this.#runners[this.#onSurface[0] ?? 0]?.session;
    if (!session) throw ended();
    const surface = this.#points.timed(this.#clock, (points) =>
      session.races.lossSurfaceAdvance(points),
    );
    return { ...surface, runs: this.#onSurface };
  }

  end(): void {
    this.#ended = true;
    for (const { session } of this.#runners) session.close();
    this.#runners.length = 0;
  }

  /** Once all are at the last aim: as far on as the slowest gets in one slice. */
  #aim(until: number): void {
    const going = this.#runners.filter(({ ended }) => !ended);
    if (going.some(({ step }) => step < this.#target)) return;
    const chunk = Math.min(...going.map(({ size }) => size.next(Infinity)));
    this.#target = Math.max(this.#target, Math.min(until, this.#target + chunk));
  }

  #now(until: number): Api.Comparison {
    return {
      target: this.#target,
      done: this.#runners.every((runner) => runner.rests(until)),
      runs: this.#runners.map((runner) => runner.tell()),
    };
  }
}

function ended(): EngineError {
  return new EngineError('bad_state', 'This comparison has been ended.');
}
