// What the card of the optimizer's memory shows of a tensor: which pictures, on which scale, in which words. Pure.
import type { TensorNumbers, TensorState } from '../../engine/api';
import { choiceLabel, digits, powerOfTen, signed, tick } from '../../viz/format';
import { rangeOf, shownMagnitude, signScale } from '../../viz/scale';

/** Beyond so many powers of ten a weight's step is drawn in the full colour. */
const MOST_DECADES = 4;
export const EFFECTIVE = 'effective_step';

export interface StatePicture {
  name: string;
  title: string;
  /** The numbers as they are, for reading. */
  values: Float32Array;
  /** As they are coloured: 0 is neutral, ±bound is the full colour. */
  shades: ArrayLike<number>;
  bound: number;
  /** What the full colours mean. */
  ends: [negative: string, positive: string];
  /** A gradient is hatched, so that it is not taken for a value. */
  hatched: boolean;
}

const TITLES: Record<string, string> = {
  delta: 'last change',
  [EFFECTIVE]: 'effective step',
  weight: 'weight',
  gradient: 'gradient, as used',
};

function plain({ name, values }: TensorNumbers): StatePicture {
  const bound = signScale(values, 0.02).bound;
  const [low] = rangeOf(values);
  return {
    name,
    title: TITLES[name] ?? choiceLabel(name),
    values,
    shades: values,
    bound,
    ends: [low < 0 ? tick(-bound) : '', tick(bound)],
    hatched: name === 'gradient',
  };
}

/** Against the learning rate, in powers of ten: what is drawn is how many times it the step is. */
function againstRate({ name, values }: TensorNumbers, rate: number): StatePicture {
  const shades = Float32Array.from(values, (step) =>
    step > 0 && rate > 0 ? Math.log10(step / rate) : NaN,
  );
  const decades = Math.ceil(shownMagnitude(shades, 0.02) - 1e-3);
  const bound = Math.min(MOST_DECADES, Math.max(1, decades));
  return {
    name,
    title: TITLES[name] ?? name,
    values,
    shades,
    bound,
    ends: [`η × ${powerOfTen(-bound)}`, `η × ${powerOfTen(bound)}`],
    hatched: false,
  };
}

/** Before the first step there are weights, and nothing else to see. */
export function picturesOf(state: TensorState, rate: number, stepped: boolean): StatePicture[] {
  return state.numbers
    .filter(({ name }) => stepped || name === 'weight')
    .map((numbers) => (numbers.name === EFFECTIVE ? againstRate(numbers, rate) : plain(numbers)));
}

/** "m: from −0.02 to 0.03" */
export function pictureWords({ title, values }: StatePicture): string {
  const [low, high] = rangeOf(values);
  return `${title}: from ${digits(low, 2)} to ${digits(high, 2)}`;
}

/** Every number of one weight: "weight +0.31 · m −0.02 · …". */
export function cellWords(pictures: readonly StatePicture[], index: number): string {
  return pictures
    .map(({ title, name, values }) => {
      const value = values[index] ?? NaN;
      return `${title} ${name === EFFECTIVE ? digits(value) : signed(value)}`;
    })
    .join(' · ');
}

/** The weight with the smallest or largest effective step. */
export function extreme(
  pictures: readonly StatePicture[],
  which: 'smallest' | 'largest',
): number | null {
  const steps = pictures.find(({ name }) => name === EFFECTIVE)?.values;
  if (steps === undefined || steps.length === 0) return null;
  let found = 0;
  for (let i = 1; i < steps.length; i += 1) {
    const further =
      which === 'smallest'
        ? (steps[i] ?? 0) < (steps[found] ?? 0)
        : (steps[i] ?? 0) > (steps[found] ?? 0);
    if (further) found = i;
  }
  return found;
}

/** What to look for, by what this optimizer remembers. */
export function lookFor(states: readonly string[]): string {
  const has = (name: string): boolean => states.includes(name);
  if (has('m') && has('v')) {
    return 'm is a running mean of the gradients, v of their squares. v is large where gradients have been large, whichever way they pointed: there the effective step is small. Where gradients have hardly been seen, v is near 0 and the step is large.';
  }
  if (has('s')) {
    return 's is the sum of all squared gradients so far. It only grows, so every effective step only shrinks, fastest where gradients are large.';
  }
  if (has('u')) {
    return 'v is a running mean of squared gradients, u of squared changes. The effective step is the ratio of their roots: no learning rate has to be right.';
  }
  if (has('v') && has('mean')) {
    return 'v is a running mean of squared gradients: where it is large, the effective step is small.';
  }
  if (has('m')) {
    return 'm is a running mean of the gradients. Only its sign moves a weight: all steps are as long.';
  }
  if (has('v')) {
    return 'v is the velocity: gradients that keep their direction add up in it, those that swing cancel out. The effective step is the same for every weight.';
  }
  if (states.length > 0) {
    return 'What it remembers stands beside each weight, under its name in the optimizer’s formula.';
  }
  return 'This optimizer remembers nothing: every weight moves by its own gradient times the learning rate. Choose Adam or Momentum to see a memory.';
}
