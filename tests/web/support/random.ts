// A small seeded generator for property-style tests (mulberry32): failures can be repeated.
import type { OptionSpec } from '../../../web/src/engine/api';

export type Random = () => number;

export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export function pick<T>(random: Random, list: readonly T[]): T {
  const one = list[Math.floor(random() * list.length)];
  if (one === undefined) throw new Error('nothing to pick from');
  return one;
}

/** Some legal value of an option, the edges of its range included. */
export function someValue(random: Random, spec: OptionSpec): number | string {
  if (spec.kind === 'choice') return pick(random, spec.choices);
  if (spec.kind === 'boolean') return random() < 0.5 ? 0 : 1;
  if (spec.kind === 'list') {
    const number = { ...spec, kind: 'number' as const };
    const count = Math.floor(random() * (spec.longest + 1));
    return Array.from({ length: count }, () => someValue(random, number)).join(', ');
  }
  const edge = random();
  if (edge < 0.1) return spec.min;
  if (edge < 0.2) return spec.max;
  const value = spec.min + random() * (spec.max - spec.min);
  return spec.kind === 'integer' ? Math.round(value) : value;
}
