// The graph of a network or a formula as the page draws it, and where in it the computation stands.
// Part of api.ts.

/**
 * "run": the tape that trains. "points": a small run of its own beside it, opened by openPoints. "bench/NAME":
 * a workbench, opened by openExpression or openLayers.
 */
export type Where = 'run' | 'points' | `bench/${string}`;

// ---- The graph ------------------------------------------------------------------------------------

/** Places in LensGraph.values and .nodes. */
export type ValueId = number;
export type NodeId = number;

export interface GraphValue {
  id: ValueId;
  /** "conv1.weight", "conv1" (what a layer gives), "conv1/conv2d" (inside a layer), "input", "loss" */
  name: string;
  role: 'input' | 'target' | 'parameter' | 'statistic' | 'activation';
  /** Of one example where `batched`, else of the whole: [C,H,W], [D], [O,C,K,K], [1]. */
  shape: number[];
  /** Numbers in `shape`. */
  size: number;
  /** There is one of these for every example of the batch on the tape. */
  batched: boolean;
  /** The node that makes it; null: an input, target, parameter or statistic. */
  producer: NodeId | null;
  /** Its gradient is worked out. (On the run's tape the input has none; on benches it has.) */
  hasGradient: boolean;
}

export interface GraphNode {
  id: NodeId;
  op: string;
  /** The op's, in TeX. */
  formula: string;
  /** The layer that applied it; "loss" for the loss. For an expression: the piece of its text. */
  layer: string;
  inputs: ValueId[];
  output: ValueId;
  /** stride, padding, ... as the op has them. */
  attributes: Record<string, number>;
}

export interface LensGraph {
  where: Where;
  values: GraphValue[];
  nodes: GraphNode[];
  /** Where the backward pass begins: the loss; the result of a workbench. */
  loss: ValueId;
  /** The network's input, and what its last layer gives. Null for an expression. */
  input: ValueId | null;
  output: ValueId | null;
  /** The backward pass: move after move, the gradient of node's input number `input`. */
  backward: { node: NodeId; input: number; value: ValueId }[];
}

// ---- Moves ----------------------------------------------------------------------------------------

export interface LensState {
  where: Where;
  /** Updates made so far: the step under way is step + 1. A bench: 0. */
  step: number;
  /** Moves of the step under way that are done; 0: none. Right after an update it is 0 again, and the
   * tape still holds all numbers of the step that is over (then `kind` is "update"). */
  move: number;
  /** In a whole step: batch, each node, each backward move, update. (Larger than that where a batch is
   * worked on in portions.) A bench: each node, each backward move. */
  moves: number;
  /** The last move that was done. "start": none yet. */
  kind: 'start' | 'batch' | 'forward' | 'backward' | 'update';
  /** Of a forward or backward move, else null. */
  node: NodeId | null;
  /** Whose number it worked out (forward: the data; backward: a share of the gradient), else null. */
  value: ValueId | null;
  layer: string;
  op: string;
  formula: string;
  /** Nodes 0..forwardDone-1 hold numbers of the batch on the tape; the others hold stale ones. */
  forwardDone: number;
  /** backward[0..backwardDone-1] have been done for the batch on the tape. */
  backwardDone: number;
  /** Examples on the tape; portion `portion` of `portions` (from 0) of the batch. */
  examples: number;
  portion: number;
  portions: number;
  /** Mean over the examples on the tape; null before it is computed. */
  loss: number | null;
  /** Moves that can be gone back from here. */
  back: number;
  /** An example of the learner's own takes the place of the batches. */
  held: boolean;
  /** Cells edited by hand in the step under way. */
  edits: number;
  diverged: boolean;
}

/** "start": of the step under way (bench: nothing computed). "loss": the forward pass is over.
 * "gradients": all gradients are there. "update": the update is the last thing done.
 * "step": to the same move of the next step; right after an update, that of the next step. */
export type SeekTarget = 'start' | 'loss' | 'gradients' | 'update' | 'step';
