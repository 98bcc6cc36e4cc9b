// The loss surface of the learner's own run: part of api.ts. It is looked at through copies; nothing here
// changes the run.
import type { OptionSpec, OptionValues } from './api';

/** A run's loss over a plane of its weights, as far as it is worked out: coarse first. */
export interface LossSurface {
  /** Settings of the catalog's `lossSurface`, complete. */
  options: OptionValues;
  /** Of the run, when it was begun. */
  step: number;
  examples: number;
  /** Left, right, bottom, top, in the plane's own coordinates: a square. */
  bounds: [number, number, number, number];
  /** Shares of the path's variance along the plane's directions; 0 on a random plane. */
  explained: [number, number];
  /** The way of the run, or of each of several, seen straight down on their plane; empty on a random one. */
  paths: [step: number, x: number, y: number, distance: number][][];
  side: number;
  /** Losses are known at least this far apart, in rows and columns. */
  spacing: number;
  measured: number;
  done: boolean;
  /** side x side losses, the lowest row first; NaN where not known yet. */
  values: Float32Array;
}

/** The top eigenvalue of the Hessian of the loss. */
export interface Curvature {
  value: number;
  /** How far the vector found is from being its eigenvector. */
  residual: number;
  products: number;
  examples: number;
  step: number;
}

/** What the catalog has for it. */
export interface SurfaceCatalog {
  lossSurface: OptionSpec[];
}

export interface SurfaceApi {
  /** Of the weights as they are, over a plane through them or through their path. Replaces an earlier one. */
  lossSurfaceBegin(options: OptionValues): Promise<LossSurface>;
  /** About one slice of time more. */
  lossSurfaceAdvance(): Promise<LossSurface>;
  /** From at most so many Hessian-vector products. */
  curvature(examples: number, products: number): Promise<Curvature>;
}
