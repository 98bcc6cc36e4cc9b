// Values of the graph by their names in TeX, and an op's formula with those names in the place of its letters: what
// stands in the boxes of the graph stands in every formula.
import type { GraphNode, LensGraph } from '../../engine/api';
import { coordinates } from '../../viz/tensor_tiles';
import { valueName } from './words';

/** The letters that formulas have for an op's inputs, in their order; x for ops that are not here. */
const LETTERS: Record<string, readonly string[]> = {
  add: ['A', 'B'],
  concat: ['A', 'B'],
  subtract: ['a', 'b'],
  multiply: ['a', 'b'],
  divide: ['a', 'b'],
  power: ['a', 'b'],
  negate: ['a'],
  exp: ['a'],
  log: ['a'],
  sqrt: ['a'],
  abs: ['a'],
  sin: ['a'],
  cos: ['a'],
  matmul: ['X', 'W'],
  add_bias: ['X', 'b'],
  conv2d: ['x', 'w'],
  conv_transpose2d: ['x', 'w'],
  batch_norm: ['x', '\\gamma', '\\beta'],
  layer_norm: ['x', '\\gamma', '\\beta'],
  group_norm: ['x', '\\gamma', '\\beta'],
  prelu: ['x', 'a'],
};
const LOSS_LETTERS = ['x', 't'];

/** Text, indices and commands are passed over: only single letters and Greek ones stand for values. */
const TOKENS = /\\(?:text|mathrm|mathrel)\{[^}]*\}|_\{[^{}]*\}|_[A-Za-z]|\\[A-Za-z]+|[A-Za-z]/g;
/** A character for each name while the formula is taken apart. */
const MARK = 0xe000;
const NAMED = '[\\ue000-\\ue00f]';

/** A name in upright letters; a single letter or a number as it is. */
export function texText(name: string): string {
  if (/^([A-Za-z]|[\d.]+)$/.test(name)) return name;
  const plain = name
    .replace(/[\\{}$#%&_]/g, '\\$&')
    .replaceAll('^', '\\textasciicircum ')
    .replaceAll('~', '\\textasciitilde ');
  return `\\text{${plain}}`;
}

/** "h1/matmul" with its cell below. */
export function texName(name: string, shape: readonly number[], place: number): string {
  if (shape.every((size) => size === 1)) return texText(name);
  return `${texText(name)}_{${coordinates(shape, place).join(',')}}`;
}

/** The op's formula, about the values that it has here. */
export function namedFormula(graph: LensGraph, node: GraphNode): string {
  const made = /^[yYL](?![A-Za-z])/.exec(node.formula)?.[0];
  // Of another form: as it is.
  if (made === undefined) return node.formula;
  const letters = LETTERS[node.op] ?? (made === 'L' ? LOSS_LETTERS : ['x']);
  const values = [made, ...letters];
  const marked = node.formula.replace(TOKENS, (token) => {
    const at = values.indexOf(token);
    return at < 0 ? token : String.fromCharCode(MARK + at);
  });
  return marked
    .replace(
      new RegExp(`(${NAMED}(?:_\\{[^}]*\\}|_.)?)(?:\\s|\\\\,)*(?=${NAMED})`, 'g'),
      '$1 \\cdot ',
    )
    .replace(new RegExp(`(\\\\(?:alpha|lambda))\\s*(?=${NAMED})`, 'g'), '$1\\,')
    .replace(new RegExp(NAMED, 'g'), (mark, place: number) => {
      const at = mark.charCodeAt(0) - MARK;
      const value = graph.values[at === 0 ? node.output : (node.inputs[at - 1] ?? -1)];
      if (!value) return values[at] ?? '';
      // Alone on its side, in a fraction or an exponent no brackets are needed.
      const alone = at === 0 || /[{]$/.test(marked.slice(0, place));
      return `{${alone ? texText(valueName(value)) : texFactor(graph, valueName(value))}}`;
    });
}

/** The chain rule for one input of an op: its share of that value's gradient. */
export function namedChain(graph: LensGraph, node: GraphNode, to: number): string {
  const name = (id: number): string => texFactor(graph, valueNameOf(graph, id));
  const [result, through, here] = [name(graph.loss), name(node.output), name(to)];
  const shares = graph.backward.filter(({ value }) => value === to).length;
  const sign = shares > 1 ? '\\mathrel{+}=' : '=';
  return `${slope(result, here)} ${sign} ${slope(result, through)} \\cdot ${slope(through, here)}`;
}

/** d result / d cell, the result being the loss, or f where a formula is typed. */
export function texGradient(graph: LensGraph, cell: string): string {
  return slope(texFactor(graph, valueNameOf(graph, graph.loss)), cell);
}

function slope(of: string, by: string): string {
  return `\\frac{\\partial ${of}}{\\partial ${by}}`;
}

function valueNameOf(graph: LensGraph, id: number): string {
  const value = graph.values[id];
  return value ? valueName(value) : '';
}

/** In brackets where it is a formula in its turn: a typed expression's values go by their text. */
function texFactor(graph: LensGraph, name: string): string {
  const tex = texText(name);
  return graph.input === null && isComposed(name) ? `\\left(${tex}\\right)` : tex;
}

/** "a*b + c" is; "x1", "0.5", "(a + b)" and "tanh(a)" are not. */
function isComposed(name: string): boolean {
  if (/^[\w.]+$/.test(name)) return false;
  const open = /^\w*\(/.exec(name);
  if (!open) return true;
  let depth = 0;
  for (let at = open[0].length - 1; at < name.length; at += 1) {
    if (name[at] === '(') depth += 1;
    if (name[at] === ')') depth -= 1;
    if (depth === 0) return at < name.length - 1;
  }
  return true;
}
