// The engine's side of api_compare.ts: one comparison at a time.
/* eslint-disable @typescript-eslint/require-await -- async turns whatever is thrown into a rejection */
import type * as Api from './api';
import type { Clock } from './clock';
import { Comparison } from './comparison';
import { EngineError } from './errors';
import { LookHost, type LookParts } from './look_host';

interface CompareParts extends LookParts {
  clock: Clock;
}

export abstract class CompareHost extends LookHost implements Api.CompareApi {
  #comparison: Comparison | null = null;

  protected abstract override lensParts(): CompareParts;

  async compareBegin(configs: readonly Partial<Api.RunConfig>[]): Promise<Api.ComparisonStart> {
    const { session, clock } = this.lensParts();
    const next = new Comparison(() => session.beside(), configs, clock);
    this.#comparison?.end();
    this.#comparison = next;
    return next.start();
  }
  async compareAdvance(until: number): Promise<Api.Comparison> {
    return this.#begun().advance(until);
  }
  async compareSurfaceBegin(options: Api.OptionValues): Promise<Api.JointSurface> {
    return this.#begun().surfaceBegin(options);
  }
  async compareSurfaceAdvance(): Promise<Api.JointSurface> {
    return this.#begun().surfaceAdvance();
  }
  async compareEnd(): Promise<void> {
    this.#comparison?.end();
    this.#comparison = null;
  }

  #begun(): Comparison {
    if (this.#comparison) return this.#comparison;
    throw new EngineError('bad_state', 'No comparison has been begun.');
  }
}
