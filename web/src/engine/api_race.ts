// Test surfaces and races of optimizers on them: part of api.ts. Nothing here touches a run. All numbers
// are the engine's: points of the plane, losses, and every step taken apart.
import type { CatalogEntry, GroupKey, NamedOptions, OptionSpec, OptionValues } from './api';

/** x and y. */
export type Pair = [x: number, y: number];

export interface SurfaceChoice {
  name: string;
  options: OptionValues;
  /** Of "own" only: its formula in x and y. */
  formula?: string;
}

export type RacerSettings = Record<Exclude<GroupKey, 'loss'>, NamedOptions>;

export interface RaceConfig {
  surface: SurfaceChoice;
  start: Pair;
  /** Settings of the catalog's `race`: steps, noise. */
  race: OptionValues;
  /** Of the noise. */
  seed: number;
  /** Up to 8. */
  racers: RacerSettings[];
}

export interface SurfaceEntry extends CatalogEntry {
  /** The formula as it is evaluated and as one could type it. */
  expression: string;
  start: Pair;
  /** A race that shows what is special here, complete. */
  race: RaceConfig;
}

/** What the catalog has for races. */
export interface RaceCatalog {
  surfaces: SurfaceEntry[];
  race: OptionSpec[];
}

export interface SurfaceMap {
  name: string;
  expression: string;
  /** Left, right, bottom, top: a square. */
  bounds: [number, number, number, number];
  /** Lowest points, where known. */
  minima: Pair[];
  side: number;
  /** side x side values, the lowest row first, edges included; NaN or infinite where there is none. */
  values: Float32Array;
}

/** A racer's way. Point 0 is the start; of point t, `rate` and the norms are of the step that led there. */
export interface RacerPath {
  points: number;
  /** Loss or gradient became no number, or it went further than a million from the middle. */
  stopped: boolean;
  clippedSteps: number;
  x: Float32Array;
  y: Float32Array;
  /** Of the surface, without noise. */
  loss: Float32Array;
  rate: Float32Array;
  /** The gradient's length before and after clipping. */
  norm: Float32Array;
  clipped: Float32Array;
}

export interface RaceResult {
  /** Complete: nothing left to defaults. */
  config: RaceConfig;
  racers: RacerPath[];
}

/** What a step would have been had it ended there: the arrows of a step, in order. */
export type ArrowName = 'gradient' | 'clip' | 'momentum' | 'scaling' | 'decay' | 'step';

/** null where a number is not finite. */
export type StoryPair = [number | null, number | null];

/** A step of one racer taken apart; pairs are of x and y. */
export interface RaceStory {
  step: number;
  before: StoryPair;
  after: StoryPair;
  /** Of the surface, without noise. */
  slope: StoryPair;
  /** What the optimizer got: the slope with noise. */
  gradient: StoryPair;
  clipped: StoryPair;
  norm: { before: number; after: number };
  rate: number;
  /** The schedule's. */
  rateFactor: number;
  /** The optimizer's own numbers: m, v, m_hat, …, delta last. */
  terms: { name: string; values: StoryPair }[];
  delta: StoryPair;
  arrows: { name: ArrowName; change: StoryPair }[];
}

export interface RaceApi {
  /** `side` 2 to 512. Rejects a formula that cannot be read, and says where. */
  surface(what: SurfaceChoice, side: number): Promise<SurfaceMap>;
  /** The whole race, all steps. */
  race(config: RaceConfig): Promise<RaceResult>;
  /** Racers from 0, steps from 1. */
  raceStep(config: RaceConfig, racer: number, step: number): Promise<RaceStory>;
}
