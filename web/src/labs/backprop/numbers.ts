// A formula with the numbers of one cell in it, in TeX. Every number is one that the engine gave, put where the
// formula has its letter; terms that are not written out are added up.
import type { GradientTerm, GraphNode, LensCell, LensGraph, SourceTerm } from '../../engine/api';
import { digits } from '../../viz/format';
import { coordinates } from '../../viz/tensor_tiles';

/** So many terms are written out; the rest is told by its sum. */
const MOST = 4;
const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** 0.0000123 → 1.23\times10^{-5}, coloured by its sign. */
export function texNumber(value: number, places = 3): string {
  const text = digits(value, places)
    .replaceAll('−', '-')
    .replace(/×10(⁻?)([⁰¹²³⁴⁵⁶⁷⁸⁹]+)/, (_, minus: string, power: string) => {
      const raised = power.replace(/./gu, (one) => String(superscripts.indexOf(one)));
      return `\\times10^{${minus ? '-' : ''}${raised}}`;
    });
  const plain = /^[-\d]/.test(text) ? text : `\\text{${text}}`;
  if (value > 0) return `\\htmlClass{positive}{${plain}}`;
  return value < 0 ? `\\htmlClass{negative}{${plain}}` : plain;
}

/** In brackets where a sign would meet another one. */
function factor(value: number): string {
  return value < 0 || digits(value).includes('×')
    ? `\\left(${texNumber(value)}\\right)`
    : texNumber(value);
}

/** "h1/matmul" in upright letters, its cell below. */
export function texName(name: string, shape: readonly number[], place: number): string {
  const plain = /^[A-Za-z]$/.test(name)
    ? name
    : `\\text{${name.replace(/[\\{}$#%&_^~]/g, '\\$&')}}`;
  if (shape.every((size) => size === 1)) return plain;
  return `${plain}_{${coordinates(shape, place).join(',')}}`;
}

/** Functions of one number: how they are written around it. */
const FUNCTIONS: Record<string, (inside: string) => string> = {
  relu: (x) => `\\max(0,\\; ${x})`,
  tanh: (x) => `\\tanh(${x})`,
  sigmoid: (x) => `\\sigma(${x})`,
  exp: (x) => `e^{${x}}`,
  log: (x) => `\\ln(${x})`,
  sqrt: (x) => `\\sqrt{${x}}`,
  sin: (x) => `\\sin(${x})`,
  cos: (x) => `\\cos(${x})`,
  abs: (x) => `\\left|${x}\\right|`,
  negate: (x) => `-\\left(${x}\\right)`,
};
/** Of two numbers, in their order. */
const PAIRS: Record<string, (a: string, b: string) => string> = {
  divide: (a, b) => `\\frac{${a}}{${b}}`,
  power: (a, b) => `{${a}}^{${b}}`,
  subtract: (a, b) => `${a} - ${b}`,
};

/**
 * The op that made this cell, with this cell's numbers; '' for what nothing made. `numberOf`: what an input
 * of one number holds, undefined for larger ones.
 */
export function forwardNumbers(
  cell: LensCell,
  node: GraphNode | null,
  result: string,
  numberOf: (value: number) => number | undefined = () => undefined,
): string {
  if (!node) return '';
  const end = `= ${texNumber(cell.number)}`;
  const { terms, count } = cell.sources;
  const written = FUNCTIONS[node.op];
  const [only] = terms;
  if (written && count <= 1 && only) return `${result} = ${written(texNumber(only.number))} ${end}`;
  const pair = PAIRS[node.op];
  const [first, second] = node.inputs.map(numberOf);
  if (pair && first !== undefined && second !== undefined) {
    return `${result} = ${pair(factor(first), factor(second))} ${end}`;
  }
  if (isSum(cell)) return `${result} = ${sumOf(cell.sources, product)}${constantOf(cell)} ${end}`;
  return `${result} ${end}`;
}

/** Shares that flow back to this cell through `through` (a consumer's value), or through all of them. */
export function backwardNumbers(cell: LensCell, result: string, through: number | null): string {
  const { terms, count, rest, sum } = cell.gradientTerms;
  const shown = through === null ? terms : terms.filter(({ value }) => value === through);
  if (shown.length === 0) return '';
  const all = shown.length === terms.length;
  const total = all ? ` = ${texNumber(sum)}` : '';
  const list = { terms: shown, count: all ? count : shown.length, rest: all ? rest : 0 };
  // A share among others is added to what is there.
  const sign = all ? '=' : '\\mathrel{+}=';
  return `\\frac{\\partial L}{\\partial ${result}} ${sign} ${sumOf(list, chained)}${total}`;
}

function product({ number, coefficient }: SourceTerm): string {
  return coefficient === 1 ? factor(number) : `${factor(number)}\\cdot${factor(coefficient)}`;
}

function chained({ upstream, coefficient }: GradientTerm): string {
  return `${factor(upstream)}\\cdot${factor(coefficient)}`;
}

function sumOf<Term>(
  { terms, count, rest }: { terms: readonly Term[]; count: number; rest: number },
  write: (term: Term) => string,
): string {
  const shown = terms.slice(0, MOST).map(write);
  const more = count - shown.length;
  if (more <= 0) return shown.join(' + ') || '0';
  // What is not listed at all comes as a sum; what is listed but not written belongs to it too.
  const unwritten = terms.slice(MOST).reduce((sum, term) => sum + valueOf(term), rest);
  return `${shown.join(' + ')} + \\underbrace{${texNumber(unwritten)}}_{${String(more)}\\text{ more}}`;
}

function valueOf(term: unknown): number {
  const { product: one, contribution } = term as { product?: number; contribution?: number };
  return one ?? contribution ?? 0;
}

/** Its terms add up to it, up to rounding: nothing else is in its formula. */
export function isSum(cell: LensCell): boolean {
  return cell.sources.count > 0 && (cell.bilinear || leavesNothing(cell));
}

function leavesNothing({ number, sources, constant }: LensCell): boolean {
  const size = Math.max(Math.abs(number), Math.abs(sources.sum), 1e-6);
  return Math.abs(constant) < 1e-4 * size;
}

function constantOf(cell: LensCell): string {
  return leavesNothing(cell) ? '' : ` + ${factor(cell.constant)}`;
}

/** A cell's name in TeX, from its index on the tape. */
export function texCell(graph: LensGraph, value: number, index: number): string {
  const found = graph.values[value];
  return found ? texName(found.name, found.shape, index % found.size) : '';
}
