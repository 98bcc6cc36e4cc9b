// Scales that people can compare: round bounds, and bounds that do not jump while numbers move.

const coarse = [1, 2, 5, 10] as const;
/** For colour scales: no picture uses less than about two thirds of its colours. */
const fine = [1, 1.5, 2, 3, 4, 5, 6, 8, 10] as const;

/** The next of 1, 2, 5 (or finer steps) times a power of ten that is at least `value`. */
export function roundUp(value: number, steps: readonly number[] = coarse): number {
  if (!(value > 0) || !Number.isFinite(value)) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  for (const step of steps) {
    // The tolerance keeps 0.3 / 0.1 and friends from spilling into the next step.
    if (value <= step * power * (1 + 1e-9)) return clean(step * power);
  }
  return clean(10 * power);
}

/** Removes the dust of binary fractions: 0.30000000000000004 becomes 0.3. */
export function clean(value: number): number {
  return Number(value.toPrecision(12));
}

/** Smallest and largest value; numbers that are not finite do not count. [0, 0] without any. */
export function rangeOf(values: ArrayLike<number>): [number, number] {
  let [low, high] = [Infinity, -Infinity];
  let i = 0;
  while (i < values.length) {
    const value = values[i] ?? NaN;
    if (value < low && value > -Infinity) low = value;
    if (value > high && value < Infinity) high = value;
    i += 1;
  }
  return low <= high ? [low, high] : [0, 0];
}

/** The largest magnitude; numbers that are not finite do not count. */
export function largestMagnitude(values: ArrayLike<number>): number {
  const [low, high] = rangeOf(values);
  return Math.max(-low, high);
}

/** Magnitudes looked at, at most; kept, since this runs at every frame. */
const sampled = new Float32Array(2048);

/**
 * The magnitude that all but `share` of the values stay under. A few large values would otherwise
 * wash out every picture that shares their scale. Looks at no more than 2,048 values.
 */
export function usualMagnitude(lists: readonly ArrayLike<number>[], share = 0.01): number {
  let total = 0;
  for (const list of lists) total += list.length;
  const stride = Math.ceil(total / sampled.length);
  let found = 0;
  for (const list of lists) {
    for (let i = 0; i < list.length && found < sampled.length; i += stride) {
      const magnitude = Math.abs(list[i] ?? 0);
      if (magnitude > 0 && magnitude < Infinity) {
        sampled[found] = magnitude;
        found += 1;
      }
    }
  }
  const sorted = sampled.subarray(0, found).sort();
  return sorted[Math.floor((1 - share) * (found - 1))] ?? 0;
}

/** Up to here every number has its place on the scale: each of them may be read beside its colour. */
const FEW = 200;

/** How far a picture's colours reach, and what of it lies beyond them. */
export interface SignScale {
  /** ± this is the full colour. */
  readonly bound: number;
  /** Numbers beyond the bound, which get the full colour as well. */
  readonly beyond: number;
  /** The largest magnitude of all. */
  readonly largest: number;
}

/** Of a few numbers their largest; of many what all but `share` of them stay under. */
export function shownMagnitude(values: ArrayLike<number>, share = 0.01): number {
  return values.length <= FEW ? largestMagnitude(values) : usualMagnitude([values], share);
}

/** A round bound for these numbers, with the account of what it leaves out. */
export function signScale(values: ArrayLike<number>, share = 0.01): SignScale {
  return scaleWithin(roundUp(shownMagnitude(values, share), fine), values);
}

/** The same for a bound that is given. */
export function scaleWithin(bound: number, values: ArrayLike<number>): SignScale {
  let [beyond, largest] = [0, 0];
  // By index: an ArrayLike need not be iterable.
  for (let at = 0, count = values.length; at < count; at += 1) {
    const magnitude = Math.abs(values[at] ?? 0);
    if (!(magnitude < Infinity)) continue;
    if (magnitude > bound) beyond += 1;
    if (magnitude > largest) largest = magnitude;
  }
  return { bound, beyond, largest };
}

/** The place of the largest magnitude, the first of several; 0 where there is none. */
export function placeOfLargest(values: ArrayLike<number>): number {
  let best = 0;
  for (let at = 1; at < values.length; at += 1) {
    if (Math.abs(values[at] ?? 0) > Math.abs(values[best] ?? 0)) best = at;
  }
  return best;
}

/**
 * A round bound that follows what it must show: it grows at once, and shrinks only when less than
 * half of it is used. So pictures seen one after another stay comparable.
 */
export class SteadyBound {
  #bound = 0;
  #of: unknown;

  get value(): number {
    return this.#bound === 0 ? 1 : this.#bound;
  }

  /** `of`: whose numbers they are; another one's begin with no bound. */
  follow(needed: number, of: unknown = this.#of): number {
    if (of !== this.#of) this.forget();
    this.#of = of;
    if (needed > 0 && Number.isFinite(needed)) {
      const round = roundUp(needed, fine);
      if (round > this.#bound || needed < this.#bound / 2) this.#bound = round;
    }
    return this.value;
  }

  forget(): void {
    this.#bound = 0;
  }
}

/** Round tick positions, at most `most`, that lie within the bounds. */
export function ticks(low: number, high: number, most: number): number[] {
  if (!(high > low) || most < 1) return Number.isFinite(low) ? [low] : [];
  let step = roundUp((high - low) / most);
  const make = (): number[] => {
    const result: number[] = [];
    for (let n = Math.ceil(low / step - 1e-9); n * step <= high + step * 1e-9; n += 1) {
      result.push(clean(n * step));
    }
    return result;
  };
  let result = make();
  while (result.length > most) {
    step = roundUp(step * 1.5);
    result = make();
  }
  return result;
}
