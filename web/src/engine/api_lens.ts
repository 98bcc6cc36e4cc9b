// What the page may ask about the graph of a network while it computes: its values, where each cell and
// each gradient comes from, moves forward and back, edits by hand. Two kinds of tape answer alike: that
// of the run being trained, and workbenches, which are small tapes of their own.
import type { Drawing, ModelSpec, OptionValues, RunConfig, RunInfo, Who } from './api';
import type { LensGraph, LensState, NodeId, SeekTarget, ValueId, Where } from './api_graph';

export type * from './api_graph';

// ---- Numbers --------------------------------------------------------------------------------------

/** All in one buffer, to be transferred: `numbers.subarray(offset, offset + size)`. */
export interface LensValues {
  numbers: Float32Array;
  slots: {
    id: ValueId;
    size: number;
    data: number;
    /** Offset of the gradient; null where there is none. */
    gradient: number | null;
  }[];
}

/** Places in cells are those in the whole tensor with the batch first, row-major: for a batched value,
 * example * value.size + place within the example. */
export type CellIndex = number;

export interface SourceTerm {
  value: ValueId;
  index: CellIndex;
  /** What that cell holds. */
  number: number;
  /** d cell / d that cell. */
  coefficient: number;
  /** number * coefficient */
  product: number;
}

export interface GradientTerm {
  /** The value the cell was used for, and its cell. */
  value: ValueId;
  index: CellIndex;
  /** What that cell holds. */
  number: number;
  /** d loss / d that cell. */
  upstream: number;
  /** d that cell / d this cell. */
  coefficient: number;
  /** upstream * coefficient */
  contribution: number;
}

/** The largest in magnitude first, at most `most` of them; `count` is how many there are in all. */
export interface Terms<Term> {
  terms: Term[];
  count: number;
  /** Of all of them, and of those not listed. */
  sum: number;
  rest: number;
}

/** The right-hand side of an op's formula in TeX, a # where a number goes, and the numbers in their order. */
export interface Working {
  tex: string;
  numbers: number[];
}

export interface LensCell {
  value: ValueId;
  index: CellIndex;
  /** What the cell holds. */
  number: number;
  /** d loss / d cell as it stands on the tape; null where none is worked out. */
  gradient: number | null;
  /** The node that made it; null: an input or parameter, which has no sources. */
  node: NodeId | null;
  sources: Terms<SourceTerm>;
  /** number - sources.sum: 0 up to rounding where the op is a sum of products (of two cells that are
   * multiplied each term stands there twice, once for each: `bilinear`). */
  constant: number;
  /** The op's formula with this cell's numbers. Null where `sources` tell it all (a sum of products, a
   * number handed on), and once an update has changed a weight that it was made with. */
  working: Working | null;
  /** The op multiplies its inputs with one another (matmul, conv2d): `sources` lists the cells of its
   * first input alone, so that they add up to the number; coefficient = the weight. The weights'
   * own terms are `weights`, with the input as their coefficient. */
  bilinear: boolean;
  weights: Terms<SourceTerm>;
  gradientTerms: Terms<GradientTerm>;
}

export interface PathHop {
  value: ValueId;
  index: CellIndex;
  number: number;
  /** d loss / d this cell, all paths; null where the tape keeps none. */
  gradient: number | null;
  /** d previous hop's cell / d this cell, and upstream * coefficient; 1 and 1 for the loss itself. */
  coefficient: number;
  contribution: number;
}

export interface UpdateOf {
  value: ValueId;
  index: CellIndex;
  /** The step it belongs to, from 1. */
  step: number;
  /** false: all gradients are there and it is about to be made. */
  made: boolean;
  /** As the backward pass left it, after clipping, after the regularisation's gradient was added. */
  gradient: number;
  clippedGradient: number;
  usedGradient: number;
  clipping: { name: string; label: string; formula: string; before: number; after: number };
  l1: number;
  l2: number;
  weightDecay: number;
  /** What decoupled weight decay adds: part of `delta`, and against the weight's sign. */
  decay: number;
  learningRate: { option: number; factor: number; rate: number };
  optimizer: { name: string; label: string; formula: string };
  /** What the optimizer remembers of this weight. */
  state: { name: string; before: number; after: number }[];
  /** Its arithmetic in order, by its own names; the last is its "delta". `formula`: how it comes by the
   * number, in TeX; where a number goes stands its name, as in "<m_before>": a state's `before`, a term
   * above, or one of `known`. '' for the gradient. */
  terms: { name: string; number: number; formula: string }[];
  /** "gradient" (the one used), "weight", "learning_rate" (of this step), "step" (the optimizer's count) and
   * the optimizer's options. */
  known: Record<string, number>;
  /** The optimizer's delta with `decay`: old + delta = new in single precision. */
  delta: number;
  old: number;
  new: number;
}

export interface Nudge {
  value: ValueId;
  index: CellIndex;
  number: number;
  h: number;
  loss: number;
  lossBelow: number;
  lossAbove: number;
  /** d loss / d cell by the backward pass, of the examples on the tape. */
  analytic: number;
  /** (lossAbove - lossBelow) / 2h */
  numeric: number;
  /** By how much rounding alone can move `numeric`. */
  rounding: number;
  /** |analytic - numeric| / max(|analytic|, |numeric|); 0 where both are 0. */
  relativeError: number;
}

export interface GradientCheck {
  checked: number;
  /** |analytic - numeric| / max(|analytic|, |numeric|, floor); numeric by Richardson extrapolation. */
  maxRelativeError: number;
  medianRelativeError: number;
  /** Below this size slopes are compared by their difference alone: single precision bears no more. */
  floor: number;
  /** Weights whose nudge crosses a kink (of a ReLU, of a maximum) or whose slope is no finite number: left out. */
  kinks: number;
  /** Of those checked: the slopes differ by more than rounding and the bend within the nudge explain. */
  beyond: number;
  worst: { value: ValueId; index: CellIndex; analytic: number; numeric: number } | null;
}

export interface Curve {
  x: Float32Array;
  y: Float32Array;
  slope: Float32Array;
}

/** How steep an activation is where its units stand: dead = slope 0, saturated = below 5 % of its steepest. */
export interface UnitSlopes {
  node: NodeId;
  /** Of the batch on the tape. */
  examples: number;
  /** Of each unit (channel): the share of its cells in the whole batch. */
  dead: number[];
  saturated: number[];
  /** Of one example, a cell each: 0 open, 1 saturated, 2 dead. */
  cells: number[];
}

export interface PatchBox {
  top: number;
  left: number;
  height: number;
  width: number;
}

export interface ReceptiveField {
  /** The network's input. */
  value: ValueId;
  /** Cells of it (places within one example) on which this cell depends, rising. */
  indices: Int32Array;
  /** What they span, where the input is [C,H,W]. */
  box: PatchBox | null;
}

export interface StrongestResponse {
  /** Of the training digits. */
  example: number;
  label: number;
  pixels: Float32Array;
  /** The cell of the channel that answers most (place within one example), and its number. */
  index: CellIndex;
  response: number;
  box: PatchBox | null;
}

// ---- The calls: part of EngineApi --------------------------------------------------------------------

/** All reject by name: unknown benches, values, indices out of range, calls that cannot be made now. */
export interface LensApi {
  graph(where: Where): Promise<LensGraph>;
  lensState(where: Where): Promise<LensState>;
  /** `count` moves forward, or back when negative; as far as it goes (a bench ends after its backward
   * pass, the past of a run is bounded to 20 steps). Free running (play, step) forgets the past. */
  move(where: Where, count: number): Promise<LensState>;
  seek(where: Where, target: SeekTarget): Promise<LensState>;
  /** Puts an example of the learner's own in the place of the batches, from the start of the step under
   * way: a drawing, 784 pixels 0..1, or x and y of a point; with its class (or target -1..1). */
  holdExample(where: Where, what: Drawing | Float32Array, label: number): Promise<LensState>;
  /** The batches of the data come again, from the start of the step under way. */
  releaseExample(where: Where): Promise<LensState>;

  /** Data and gradients of one example (parameters and statistics: the whole). */
  lensValues(where: Where, ids: ValueId[], example: number): Promise<LensValues>;
  /** `most` terms of each list, 1 to 1000 (64 if left out). */
  cell(where: Where, value: ValueId, index: CellIndex, most?: number): Promise<LensCell>;
  /** From the loss to the cell, at each hop along the largest |contribution|. */
  largestPath(where: Where, value: ValueId, index: CellIndex): Promise<PathHop[]>;
  /** Of the run: of the update about to be made when all gradients are there, else of the last one. */
  updateOf(where: Where, value: ValueId, index: CellIndex): Promise<UpdateOf>;

  /** `h` 1e-6..1. Changes nothing. */
  nudge(where: Where, value: ValueId, index: CellIndex, h: number): Promise<Nudge>;
  /** `count` weights chosen by `seed`. Changes nothing. */
  checkGradients(where: Where, count: number, seed: number): Promise<GradientCheck>;

  /** Writes a weight or an input by hand and works everything out anew up to the same move. On the run:
   * of the step under way, once its batch is there. */
  setCell(where: Where, value: ValueId, index: CellIndex, number: number): Promise<LensState>;
  /** As before the edits of the step under way (bench: as it was opened or last filled). */
  resetCells(where: Where): Promise<LensState>;

  /** f = (a*b + c)^2, tanh(w*x + b), ...: every operator a node, every name a parameter. `numbers` gives
   * names their numbers; 1 for those left out. Everything is computed at once. Up to 16 benches. */
  openExpression(where: Where, source: string, numbers: Record<string, number>): Promise<LensGraph>;
  /** A network for one example of any shape [C,H,W], without data and loss: its result is the last
   * layer's output whatever its shape, and the gradient that enters there is set by fillBench with the
   * output's id (all 1 at first). Weights begin by `seed`. Input 0 at first. */
  openLayers(where: Where, model: ModelSpec, seed: number): Promise<LensGraph>;
  /** The same of a trained network, with its weights: "yours" as it is now, or "pretrained". */
  openNetwork(where: Where, who: Who): Promise<LensGraph>;
  /** Numbers for a whole value: an input (one example), a parameter; for the graph's `loss` (= output)
   * the gradient that enters. Works everything out anew up to the same move. */
  fillBench(where: Where, value: ValueId, numbers: Float32Array): Promise<LensState>;
  closeBench(where: Where): Promise<void>;

  /** A run on points of the plane ("points" of the configuration), from its start; the learner's own run goes
   * on beside it. From then on "points"; another call replaces it. */
  openPoints(config: RunConfig): Promise<LensGraph>;
  /** The learner's run as it stands; null before the first configure(). */
  run(): Promise<RunInfo | null>;

  /** An activation by its name in the catalog's "activation" layer, with that layer's options. */
  activationCurve(
    name: string,
    options: OptionValues,
    low: number,
    high: number,
    count: number,
  ): Promise<Curve>;
  /** Of a node that is a function of one number. */
  unitSlopes(where: Where, node: NodeId, example: number): Promise<UnitSlopes>;
  receptiveField(where: Where, value: ValueId, index: CellIndex): Promise<ReceptiveField>;
  /** Of the first `examples` training digits those that a channel (or unit) of `value` answers most. */
  strongest(
    where: Where,
    value: ValueId,
    channel: number,
    examples: number,
    count: number,
  ): Promise<StrongestResponse[]>;
}
