// What happens to a gradient before the optimizer gets it, what it remembers, and its own arithmetic, each number
// with the formula that it comes by: the lines of the update. The numbers are all the engine's.
import type { UpdateOf } from '../../../engine/api';
import { signBefore, termSign } from '../../../ui/term_sign';
import { texNumber, texWorking } from '../numbers';

export interface UpdateLine {
  readonly key: string;
  readonly name: string;
  readonly tex: string;
  readonly number: number;
  readonly strong: boolean;
}

/** Lines that say nothing (no clipping, no decay) are left out. */
export function updateLines(update: UpdateOf): UpdateLine[] {
  const lines: UpdateLine[] = [];
  const add = (key: string, name: string, tex: string, number: number, strong = false): void => {
    lines.push({ key, name, tex, number, strong });
  };
  add('gradient', update.made ? 'gradient at that update' : 'gradient', 'g', update.gradient, true);
  if (update.clippedGradient !== update.gradient) {
    add('clipped', `after clipping (${update.clipping.label})`, '', update.clippedGradient);
  }
  if (update.usedGradient !== update.clippedGradient) {
    add('used', 'with the pull of L1 and L2', '', update.usedGradient);
  }
  const { option, factor, rate } = update.learningRate;
  if (factor !== 1) {
    add('option', 'learning rate', '', option);
    add('factor', 'the schedule’s factor', '', factor);
  }
  add('rate', factor === 1 ? 'learning rate' : 'learning rate of this step', '\\eta', rate);
  for (const { name, before } of update.state) {
    add(`state ${name}`, `${name.replaceAll('_', ' ')} before`, signBefore(name), before);
  }
  return lines;
}

export interface TermLine {
  readonly name: string;
  readonly number: number;
  readonly sign: string;
  /** "sign = formula = the same with numbers" in TeX; '' where that says no more than the sign. */
  readonly working: string;
}

/** A name in a formula of the optimizer's. */
const NAMES = /<(\w+)>/g;

/** The optimizer's own arithmetic; the gradient stands above it already. */
export function termLines(update: UpdateOf): TermLine[] {
  return update.terms
    .filter(({ name }) => name !== 'gradient')
    .map(({ name, number, formula }) => {
      const sign = termSign(name);
      return {
        name: name.replaceAll('_', ' '),
        number,
        sign,
        working: workingOf(update, sign, formula),
      };
    });
}

function workingOf(update: UpdateOf, sign: string, formula: string): string {
  const names = [...formula.matchAll(NAMES)].map(([, name = '']) => name);
  if (names.length === 0 || sign === '') return '';
  const symbols = formula.replace(NAMES, (_, name: string) => `{${termSign(name)}}`);
  const tex = formula.replace(NAMES, '#');
  const numbers = names.map((name) => numberOf(update, name));
  const filled = texWorking({ tex, numbers }, (number, place) =>
    isSetting(names[place] ?? '', update) ? texSetting(number) : texNumber(number, 4),
  );
  return `${sign} = ${symbols} = ${filled}`;
}

function numberOf({ known, terms, state }: UpdateOf, name: string): number {
  const before = state.find((one) => `${one.name}_before` === name)?.before;
  return before ?? known[name] ?? terms.find((one) => one.name === name)?.number ?? NaN;
}

/** Options and counts are written as they were set: 0.9999 must not become 1. */
function isSetting(name: string, { known }: UpdateOf): boolean {
  return name in known && name !== 'gradient' && name !== 'weight';
}

function texSetting(number: number): string {
  const text = String(Number(number.toPrecision(6)));
  return text.includes('e') ? texNumber(number, 2) : text;
}
