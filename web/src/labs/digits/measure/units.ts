// Words for what the activation layers do. Pure.
import type { LayerUnits, UnitHealth } from '../../../engine/api';
import { count, percent } from '../../../viz/format';
import { splits } from './scores';

export const terms: readonly { word: string; help: string }[] = [
  {
    word: 'dead',
    help: 'A unit is dead when its activation is flat for every one of these digits: no gradient gets through, so the weights before it do not learn.',
  },
  {
    word: 'saturated',
    help: 'Share of outputs where the activation has less than 5 % of its steepest slope: there the gradient all but vanishes.',
  },
  { word: 'mean', help: 'The mean of all outputs of the layer.' },
  { word: 'deviation', help: 'How far the outputs spread around their mean (standard deviation).' },
];

/** Places of the dead units, from 1. */
export function deadUnits({ zeroSlope }: Pick<LayerUnits, 'zeroSlope'>): number[] {
  const dead: number[] = [];
  zeroSlope.forEach((share, unit) => {
    if (share === 1) dead.push(unit + 1);
  });
  return dead;
}

const MOST_NAMED = 8;

/** "2 of 32 units are dead: 3 and 17." */
export function deadSentence(layer: LayerUnits): string {
  const dead = deadUnits(layer);
  const of = `of ${count(layer.units)} units`;
  if (dead.length === 0) return `None ${of} is dead.`;
  const named = dead.slice(0, MOST_NAMED).map(count).join(', ');
  const more = dead.length > MOST_NAMED ? ` and ${count(dead.length - MOST_NAMED)} more` : '';
  return `${count(dead.length)} ${of} ${dead.length === 1 ? 'is' : 'are'} dead: ${named}${more}.`;
}

/** For those who do not see the histogram. */
export function spreadSentence({ layer, histogram, saturated }: LayerUnits): string {
  return `Outputs of ${layer}: from ${histogram.low.toPrecision(2)} to ${histogram.high.toPrecision(2)}; ${percent(saturated)} saturated.`;
}

/** "100 test digits at step 120." */
export function lookedAt({ examples, split, step }: UnitHealth): string {
  const name = splits.find((one) => one.name === split)?.label ?? split;
  return `${count(examples)} ${name} digits at step ${count(step)}`;
}
