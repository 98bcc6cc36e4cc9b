// Looks at the loss of the learner's own run that take a while, worked out piece by piece: part of api.ts. They
// work on copies; nothing here changes the run. A number is null where it is not known yet or beyond all numbers.
import type { CatalogEntry, OptionValues } from './api';

interface Look {
  /** Complete. */
  options: OptionValues;
  /** Of the run, when the look was begun. */
  step: number;
  /** Pieces so far. */
  measured: number;
  done: boolean;
}

/** Along the straight line from the weights of one step to those of another. */
export interface LineLook extends Look {
  /** The steps whose weights were kept, nearest to those asked for. */
  from: number;
  to: number;
  /** Of the way between them, among all weights. */
  length: number;
  examples: number;
  /** 0 at the first end, 1 at the second. */
  at: number[];
  /** Of each of these points. */
  loss: (number | null)[];
  /** null: a regression has none. */
  accuracy: (number | null)[] | null;
}

/** The top eigenvalue of the Hessian along the run. */
export interface CurvatureLook extends Look {
  examples: number;
  /** In order of the steps. */
  points: {
    step: number;
    /** The learning rate of the update that led there; of step 0, of the first. */
    rate: number;
    /** null before it has settled or used up its products, as is the residual. */
    value: number | null;
    residual: number | null;
    products: number;
  }[];
  /** The optimizer is plain gradient descent over all examples at once: 2 / rate is then the exact edge. */
  plain: boolean;
  wholeBatch: boolean;
}

/** Gradients of the batches of one epoch, as the plane of the loss surface shows them. */
export interface ScatterLook extends Look {
  /** Where the weights are on the plane. */
  place: [x: number, y: number];
  /** How far they are from it. */
  distance: number;
  batchSize: number;
  batches: number;
  /** The run's learning rate. */
  rate: number;
  /** Slopes of each batch's loss along the plane's axes: the first few hundred. */
  slopes: [x: number, y: number][];
  /** The mean over all examples so far: when it is done, the gradient itself. null before there are any. */
  mean: [x: number, y: number] | null;
  /** Share of the squared length of the mean gradient that lies in the plane, 0..1. */
  within: number | null;
  /** In examples; null while fewer than two whole batches are known, or where noise drowns the gradient. */
  noiseScale: number | null;
  gradientNorm: number | null;
}

export interface Looks {
  line: LineLook;
  curvature: CurvatureLook;
  scatter: ScatterLook;
}

/** What the catalog has of them: their settings. */
export interface LooksCatalog {
  looks: CatalogEntry[];
}

export interface LooksApi {
  /** Replaces an earlier one of that name. */
  lookBegin<Name extends keyof Looks>(name: Name, options: OptionValues): Promise<Looks[Name]>;
  /** About one slice of time more. */
  lookAdvance<Name extends keyof Looks>(name: Name): Promise<Looks[Name]>;
}
