// What a depth profile comes to, in a sentence: whether signals and gradients keep their size over the layers.
import { count, digits, scientific } from '../../viz/format';
import type { Stage } from './deep_net';

/** Less than this from the first layer to the last counts as keeping its size, either way. */
const STEADY = 10;

export interface Verdict {
  word: 'vanishes' | 'explodes' | 'keeps its size' | 'is gone' | 'is beyond all numbers';
  /** How many times as large it is at its far end: forward the last layer, backward the first. */
  factor: number | null;
}

/** Mean squares in the order in which the signal goes. */
export function verdictOf(squares: readonly (number | null)[]): Verdict {
  const from = squares[0] ?? null;
  const to = squares.at(-1) ?? null;
  if (squares.some((one) => one === null)) return { word: 'is beyond all numbers', factor: null };
  if (from === null || to === null || to === 0) return { word: 'is gone', factor: 0 };
  const factor = from === 0 ? 0 : Math.sqrt(to / from);
  if (factor > STEADY) return { word: 'explodes', factor };
  if (factor < 1 / STEADY) return { word: 'vanishes', factor };
  return { word: 'keeps its size', factor };
}

export function forwardVerdict(stages: readonly Stage[]): Verdict {
  return verdictOf(stages.map(({ profile }) => profile.square));
}

export function backwardVerdict(stages: readonly Stage[]): Verdict {
  return verdictOf(stages.map(({ profile }) => profile.gradientSquare).reverse());
}

export function sentenceOf(what: string, end: string, verdict: Verdict): string {
  const { word, factor } = verdict;
  if (factor === null) return `${what} is beyond all numbers: no float holds it.`;
  if (factor === 0) return `${what} is gone: not one number above 0 is left ${end}.`;
  if (word === 'keeps its size') {
    return `${what} ${word} within a factor of ${String(STEADY)}: ${end} it is ${digits(factor, 2)} times what it was.`;
  }
  const times = factor >= 1000 || factor < 0.01 ? scientific(factor, 2) : digits(factor, 2);
  return `${what} ${word}: ${end} it is ${times} times what it was.`;
}

/** What one waits for, and for how long already: it is one pass, which tells nothing before its end. */
export function waitingText(layers: number | null, examples: number, seconds: number): string {
  const through = layers === null ? 'your network' : `${count(layers)} layers`;
  const so = seconds < 2 ? '' : ` ${count(seconds)} s so far: the engine does one thing at a time.`;
  return `Measuring: ${count(examples)} examples through ${through} and back …${so}`;
}
