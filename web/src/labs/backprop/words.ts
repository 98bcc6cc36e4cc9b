// What ops and moves are called on the page.
import type { GraphNode, GraphValue, LensGraph, LensState } from '../../engine/api';

/** As people write them; an op that is not here goes by its own name. */
const NAMES: Record<string, [sign: string, name: string]> = {
  add: ['+', 'addition'],
  subtract: ['−', 'subtraction'],
  multiply: ['×', 'multiplication'],
  divide: ['÷', 'division'],
  negate: ['−', 'negation'],
  power: ['^', 'power'],
  matmul: ['× W', 'matrix product'],
  add_bias: ['+ b', 'add the bias'],
  conv2d: ['conv', 'convolution'],
  conv_transpose2d: ['convᵀ', 'transposed convolution'],
  max_pool2d: ['max pool', 'max pooling'],
  avg_pool2d: ['avg pool', 'average pooling'],
  global_avg_pool2d: ['avg all', 'global average pooling'],
  global_max_pool2d: ['max all', 'global max pooling'],
  flatten: ['flatten', 'flatten'],
  batch_norm: ['norm', 'batch normalisation'],
  layer_norm: ['norm', 'layer normalisation'],
  group_norm: ['norm', 'group normalisation'],
  softmax_cross_entropy: ['loss', 'softmax and cross-entropy'],
  weighted_cross_entropy: ['loss', 'softmax and weighted cross-entropy'],
  binary_cross_entropy: ['loss', 'binary cross-entropy'],
  mean_squared_error: ['loss', 'mean squared error'],
  mean_absolute_error: ['loss', 'mean absolute error'],
  relu: ['ReLU', 'ReLU'],
  leaky_relu: ['leaky', 'leaky ReLU'],
  sigmoid: ['σ', 'sigmoid'],
  exp: ['exp', 'exponential'],
  log: ['log', 'natural logarithm'],
  sqrt: ['√', 'square root'],
};

export function opSign(op: string): string {
  return NAMES[op]?.[0] ?? op.replaceAll('_', ' ');
}

export function opName(op: string): string {
  return NAMES[op]?.[1] ?? op.replaceAll('_', ' ');
}

/** Of one example: 28×28×8 as people say it, or nothing for a single number. */
export function shapeText(shape: readonly number[]): string {
  if (shape.every((size) => size === 1)) return '';
  if (shape.length === 3) return [...shape.slice(1), shape[0] ?? 1].join('×');
  return shape.join('×');
}

/** "conv1/conv2d" is inside layer conv1: on the page the op beside it says the rest. */
export function valueName(value: GraphValue): string {
  return value.name;
}

const ROLES: Record<GraphValue['role'], string> = {
  input: 'input',
  target: 'target',
  parameter: 'parameter',
  statistic: 'statistic',
  activation: 'value',
};

export function roleName(value: GraphValue, graph: LensGraph): string {
  if (value.id === graph.loss) return graph.input === null ? 'result' : 'loss';
  if (graph.input === null && value.role === 'statistic') return 'constant';
  return ROLES[value.role];
}

/** What the backward pass begins at, by its name: the loss, or f where a formula is typed. */
export function resultName(graph: LensGraph): string {
  const result = graph.values[graph.loss];
  return result ? valueName(result) : 'loss';
}

/** The same in a sentence: "the loss", "f". */
export function resultWord(graph: LensGraph): string {
  return graph.input === null ? resultName(graph) : 'the loss';
}

/** What the places in the brackets behind a value's name count: "channel, row, column"; '' without brackets. */
export function placeWords(value: GraphValue, graph: LensGraph): string {
  const { shape, role } = value;
  if (shape.every((size) => size === 1)) return '';
  if (shape.length === 4) return 'filter, channel, row, column';
  if (shape.length === 3) return 'channel, row, column';
  if (shape.length === 2) return role === 'parameter' ? 'input, unit' : 'row, column';
  if (role === 'target') return 'class';
  if (role === 'input') return 'coordinate';
  if (role === 'activation') return 'unit';
  // A number for each unit, or for each map, of what the parameter helps to make.
  const user = graph.nodes.find(({ inputs }) => inputs.includes(value.id));
  return (graph.values[user?.output ?? -1]?.shape.length ?? 1) >= 3 ? 'channel' : 'unit';
}

/** What the last move did, as a heading. */
export function moveTitle(state: LensState, graph: LensGraph): string {
  const value = state.value === null ? undefined : graph.values[state.value];
  switch (state.kind) {
    case 'start':
      return 'Nothing computed yet';
    case 'batch':
      return state.held ? 'Your example comes in' : 'A batch comes in';
    case 'forward':
      return `Forward: ${opName(state.op)}`;
    case 'backward':
      return `Backward through ${opName(state.op)}, to ${value ? valueName(value) : 'its input'}`;
    case 'update':
      return 'Update: every parameter moves';
  }
}

/** How far the step has come; right after an update all of its moves are done. */
export function moveCount(state: LensState): { move: number; of: number; step: number } {
  const over = state.kind === 'update';
  return {
    move: over ? state.moves : state.move,
    of: state.moves,
    step: over ? state.step : state.step + 1,
  };
}

/** The node that made a value. */
export function producerOf(value: GraphValue, graph: LensGraph): GraphNode | undefined {
  return value.producer === null ? undefined : graph.nodes[value.producer];
}

/** What letters in an op's formula stand for: "stride s = 1, padding p = 2, dilation d = 1"; '' where it has none. */
export function settingsText({ attributes }: GraphNode): string {
  const letters: readonly (readonly [what: string, number: number | undefined])[] = [
    ['window K', attributes['kernel']],
    ['stride s', attributes['stride']],
    ['padding p', attributes['pad_top'] ?? attributes['padding']],
    ['dilation d', attributes['dilation']],
    ['N examples n, C classes c, label smoothing a', attributes['label_smoothing']],
  ];
  return letters
    .flatMap(([what, number]) => (number === undefined ? [] : [`${what} = ${String(number)}`]))
    .join(', ');
}
