// A formula with the numbers of one cell in it, in TeX. Every number is one that the engine gave, put where the
// formula has its letter; terms that are not written out are added up.
import type {
  GradientTerm,
  LensCell,
  LensGraph,
  LensState,
  SourceTerm,
  Working,
} from '../../engine/api';
import { count as counted, digits } from '../../viz/format';
import { sharesOf } from './graph/lit';
import { texGradient, texName } from './tex_names';

/** So many terms are written out; the rest is told by its sum. */
const MOST = 4;
const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** 0.0000123 → 1.23\times10^{-5}, coloured by its sign; with 0 places a whole number. */
export function texNumber(value: number, places = 3): string {
  const text = (places === 0 ? String(value) : digits(value, places))
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
  return value < 0 || isLong(value) ? bracketed(texNumber(value)) : texNumber(value);
}

function isLong(value: number): boolean {
  return digits(value).includes('×');
}

function bracketed(tex: string): string {
  return `\\left(${tex}\\right)`;
}

/** What is whole is a count more often than not. */
function written(number: number): string {
  return Number.isInteger(number) ? texNumber(number, 0) : texNumber(number);
}

/** An op's formula with the engine's numbers where it leaves room for them. */
export function texWorking(
  { tex, numbers }: Working,
  write: (number: number, place: number) => string = written,
): string {
  let next = 0;
  return tex.replace(/#/g, (_, at: number) => {
    const place = next++;
    const number = numbers[place] ?? NaN;
    const text = write(number, place);
    const before = tex.slice(0, at).trimEnd().at(-1) ?? '{';
    const raised = /^#\}?\^/.test(tex.slice(at));
    // A sign after another sign, or something longer than a number that is raised: in brackets.
    const bare = number < 0 ? '{(|;'.includes(before) && !raised : !(raised && isLong(number));
    return bare ? text : bracketed(text);
  });
}

/** The op that made this cell, with this cell's numbers; '' for what nothing made. */
export function forwardNumbers(cell: LensCell, result: string): string {
  if (cell.node === null) return '';
  const end = `= ${texNumber(cell.number)}`;
  if (cell.working) return `${result} = ${texWorking(cell.working)} ${end}`;
  if (isSum(cell)) return `${result} = ${sumOf(cell.sources, product)}${constantOf(cell)} ${end}`;
  return `${result} ${end}`;
}

/**
 * Shares that flow back to this cell through `through` (a consumer's value), or through all of them; `gradient` is
 * what they add up to, in TeX.
 */
export function backwardNumbers(
  cell: LensCell,
  gradient: string,
  through: number | null,
  last = false,
): string {
  const { terms, count, rest, sum } = cell.gradientTerms;
  const shown = through === null ? terms : terms.filter(({ value }) => value === through);
  if (shown.length === 0) return '';
  const all = shown.length === terms.length;
  const total = all
    ? ` = ${texNumber(sum)}`
    : `,\\quad\\text{${last ? 'together' : 'so far'} } ${texNumber(sum)}`;
  const list = { terms: shown, count: all ? count : shown.length, rest: all ? rest : 0 };
  // A share among others is added to what is there.
  const sign = all ? '=' : '\\mathrel{+}=';
  return `${gradient} ${sign} ${sumOf(list, chained)}${total}`;
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
  return `${shown.join(' + ')} + \\underbrace{${texNumber(unwritten)}}_{${counted(more).replaceAll(',', '{,}')}\\text{ more}}`;
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

/** What the last move did, with the numbers of this cell; '' where it computed another one. */
export function moveNumbers(graph: LensGraph, state: LensState, cell: LensCell | null): string {
  if (cell?.value !== state.value) return '';
  const result = texCell(graph, cell.value, cell.index);
  if (state.kind !== 'backward') return forwardNumbers(cell, result);
  const through = state.node === null ? null : (graph.nodes[state.node]?.output ?? null);
  const value = graph.values[cell.value];
  const last = value !== undefined && sharesOf(value, state, graph) === 'whole';
  return backwardNumbers(cell, texGradient(graph, result), through, last);
}

/** A cell's name in TeX, from its index on the tape. */
export function texCell(graph: LensGraph, value: number, index: number): string {
  const found = graph.values[value];
  return found ? texName(found.name, found.shape, index % found.size) : '';
}
