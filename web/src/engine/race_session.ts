// Test surfaces with races, and looks at a run's loss, as plain data: what a Session offers of api_race.ts,
// api_surface.ts and api_looks.ts, around the Embind class.
import type { MainModule, Session as RawSession } from '../../../wasm/types/inkgrad';
import type * as Api from './api_race';
import type { Looks } from './api_looks';
import type { Curvature, LossSurface } from './api_surface';
import type { OptionValues } from './api';

export interface RaceSession {
  surface(what: Api.SurfaceChoice, side: number): Api.SurfaceMap;
  race(config: Api.RaceConfig): Api.RaceResult;
  raceStep(config: Api.RaceConfig, racer: number, step: number): Api.RaceStory;
  lossSurfaceBegin(options: OptionValues): LossSurface;
  /** Of this run and those of the other sessions on one plane. */
  jointSurfaceBegin(options: OptionValues, others: readonly RaceSession[]): LossSurface;
  lossSurfaceAdvance(points: number): LossSurface;
  curvature(examples: number, products: number): Curvature;
  lookBegin<Name extends keyof Looks>(name: Name, options: OptionValues): Looks[Name];
  lookAdvance<Name extends keyof Looks>(name: Name, pieces: number): Looks[Name];
}

/** Numbers a point has in the engine's answer, one after another. */
const COLUMNS = 6;

interface RawRacer {
  begin: number;
  points: number;
  stopped: boolean;
  clippedSteps: number;
}

function pathOf(racer: RawRacer, numbers: Float32Array): Api.RacerPath {
  const { begin, ...rest } = racer;
  const column = (which: number): Float32Array =>
    Float32Array.from(
      { length: racer.points },
      (_, point) => numbers[begin + point * COLUMNS + which] ?? NaN,
    );
  const [x, y, loss, rate, norm, clipped] = [0, 1, 2, 3, 4, 5].map(column) as [
    Float32Array,
    Float32Array,
    Float32Array,
    Float32Array,
    Float32Array,
    Float32Array,
  ];
  return { ...rest, x, y, loss, rate, norm, clipped };
}

export class WasmRace implements RaceSession {
  readonly #raw: RawSession;
  readonly #module: MainModule;

  constructor(raw: RawSession, module: MainModule) {
    this.#raw = raw;
    this.#module = module;
  }

  surface(what: Api.SurfaceChoice, side: number): Api.SurfaceMap {
    const told = this.#raw.surface(JSON.stringify(what), side);
    return {
      ...(JSON.parse(told) as Omit<Api.SurfaceMap, 'values'>),
      values: this.#raw.raceNumbers().slice(),
    };
  }
  race(config: Api.RaceConfig): Api.RaceResult {
    const told = JSON.parse(this.#raw.race(JSON.stringify(config))) as {
      config: Api.RaceConfig;
      racers: RawRacer[];
    };
    const numbers = this.#raw.raceNumbers().slice();
    return { config: told.config, racers: told.racers.map((racer) => pathOf(racer, numbers)) };
  }
  raceStep(config: Api.RaceConfig, racer: number, step: number): Api.RaceStory {
    const told = this.#module.Session.raceStep(JSON.stringify(config), racer, step);
    return JSON.parse(told) as Api.RaceStory;
  }
  lossSurfaceBegin(options: OptionValues): LossSurface {
    return this.#surface(this.#raw.lossSurfaceBegin(JSON.stringify(options)));
  }
  jointSurfaceBegin(options: OptionValues, others: readonly RaceSession[]): LossSurface {
    const raws = others.flatMap((other) => (other instanceof WasmRace ? [other.#raw] : []));
    return this.#surface(this.#raw.jointSurfaceBegin(JSON.stringify(options), raws));
  }
  lossSurfaceAdvance(points: number): LossSurface {
    return this.#surface(this.#raw.lossSurfaceAdvance(points));
  }
  curvature(examples: number, products: number): Curvature {
    return JSON.parse(this.#raw.curvature(examples, products)) as Curvature;
  }
  lookBegin<Name extends keyof Looks>(name: Name, options: OptionValues): Looks[Name] {
    return JSON.parse(this.#raw.lookBegin(name, JSON.stringify(options))) as Looks[Name];
  }
  lookAdvance<Name extends keyof Looks>(name: Name, pieces: number): Looks[Name] {
    return JSON.parse(this.#raw.lookAdvance(name, pieces)) as Looks[Name];
  }

  #surface(told: string): LossSurface {
    return {
      ...(JSON.parse(told) as Omit<LossSurface, 'values'>),
      values: this.#raw.view('loss_surface').slice(),
    };
  }
}
