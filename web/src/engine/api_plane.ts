// The part of api.ts that is a playground of points: the network all over the plane, its weights, the
// points themselves, and changes by hand in mid-run.
import type { RunConfig, RunInfo } from './api';

/** Points a side, 2 to 256, of the two grids that frames then carry. */
export interface PlaneWatch {
  side: number;
  unitSide: number;
}

/** Row 0 is the top (y near 6), column 0 the left (x near -6); every point in the middle of its cell. */
export interface PlanePictures {
  step: number;
  side: number;
  /** [classes, side, side]: belief in each class, 0..1; [1, side, side]: the number predicted. */
  outputs: Float32Array;
  /** [side, side]: the class answered; empty where a number is predicted. */
  answers: Float32Array;
  unitSide: number;
  /** Every layer that gives a list of units: [units, unitSide, unitSide]. */
  layers: { layer: string; values: Float32Array }[];
  /** Every parameter, with the gradient of the last batch; null where it is not trained. */
  parameters: {
    name: string;
    shape: number[];
    values: Float32Array;
    gradient: Float32Array | null;
  }[];
}

/** x, y and class or target of every point, three numbers each. */
export interface PlanePoints {
  train: Float32Array;
  validation: Float32Array;
  test: Float32Array;
}

export interface PlaneApi {
  /** From then on frames carry the plane, as often as it costs little; null: no more. */
  watchPlane(watch: PlaneWatch | null): Promise<void>;
  /** So many updates a second at most while playing, above 0; Infinity: as fast as it goes. */
  setPace(stepsPerSecond: number): Promise<void>;
  /** Of the run in force, which must be one on points. */
  points(): Promise<PlanePoints>;
  /** Points of a kind, as a run on them would have them; the run in force stays as it is. */
  previewPoints(points: NonNullable<RunConfig['points']>): Promise<Float32Array>;
  /** One number of a parameter, by hand; training goes on. A reset takes it back. */
  setWeight(parameter: string, index: number, number: number): Promise<void>;
  /** Like configure(), but weights that fit are taken over and steps are counted on. */
  reconfigure(config: RunConfig): Promise<RunInfo>;
}
