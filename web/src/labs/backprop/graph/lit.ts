// What the last move lights: the op at work, the value it worked out, the lines it used; and how far each
// value has come. Nothing else is lit.
import type { GraphValue, LensGraph, LensState } from '../../../engine/api';

export interface Lit {
  /** The op at work, by the value it makes. */
  readonly op: number | null;
  /** Values whose numbers (forward) or gradients (backward) the move worked out. */
  readonly values: ReadonlySet<number>;
  /** Lines used, as "from to", and "op id" for the joint of an op. */
  readonly lines: ReadonlySet<string>;
  readonly backwards: boolean;
}

/** Of the numbers that a value holds: of this step, not yet computed in it. */
export interface Known {
  readonly data: boolean;
  /** 'part': some of its consumers have yet to send their share. */
  readonly gradient: 'none' | 'part' | 'whole';
}

const NOTHING: Lit = { op: null, values: new Set(), lines: new Set(), backwards: false };

export function litBy(state: LensState, graph: LensGraph): Lit {
  const node = state.node === null ? undefined : graph.nodes[state.node];
  if (state.kind === 'forward' && node) {
    const lines = node.inputs.map((input) => lineKey(input, node.output));
    return {
      op: node.output,
      values: new Set([node.output]),
      lines: new Set([...lines, jointKey(node.output)]),
      backwards: false,
    };
  }
  if (state.kind === 'backward' && node && state.value !== null) {
    return {
      op: node.output,
      values: new Set([state.value]),
      lines: new Set([lineKey(state.value, node.output), jointKey(node.output)]),
      backwards: true,
    };
  }
  const role = { batch: ['input', 'target'], update: ['parameter'] }[state.kind as string];
  if (!role) return NOTHING;
  const values = graph.values.filter((value) => role.includes(value.role)).map(({ id }) => id);
  return { ...NOTHING, values: new Set(values) };
}

export function lineKey(from: number, to: number): string {
  return `v${String(from)} v${String(to)}`;
}

export function jointKey(value: number): string {
  return `op v${String(value)}`;
}

export function knownOf(value: GraphValue, state: LensState, graph: LensGraph): Known {
  const made = value.producer === null || value.producer < state.forwardDone;
  const waits = state.kind === 'start' && (value.role === 'input' || value.role === 'target');
  const shares = graph.backward.filter((move) => move.value === value.id).length;
  const come = graph.backward
    .slice(0, state.backwardDone)
    .filter((move) => move.value === value.id).length;
  const begins = value.id === graph.loss && state.backwardDone > 0;
  return {
    data: made && !(waits && graph.input !== null),
    gradient: begins || (shares > 0 && come === shares) ? 'whole' : come > 0 ? 'part' : 'none',
  };
}

/**
 * How far one can tell where a value's gradient comes from. An input's own is not kept, since training needs none,
 * but the shares that its readers send back are there as soon as their gradients are.
 */
export function sharesOf(value: GraphValue, state: LensState, graph: LensGraph): Known['gradient'] {
  if (value.hasGradient || value.role !== 'input') return knownOf(value, state, graph).gradient;
  const readers = graph.nodes.filter(({ inputs }) => inputs.includes(value.id));
  const come = readers.map(({ output }) => {
    const made = graph.values[output];
    return made ? knownOf(made, state, graph).gradient : 'none';
  });
  if (come.every((one) => one === 'none')) return 'none';
  return come.every((one) => one === 'whole') ? 'whole' : 'part';
}
