// What happens to a gradient before the optimizer gets it, and what it remembers: the lines of the update.
import type { UpdateOf } from '../../../engine/api';
import { termSign } from '../../../ui/term_sign';

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
  add('gradient', 'gradient', 'g', update.gradient, true);
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
    add(
      `state ${name}`,
      `${name.replaceAll('_', ' ')} before`,
      `${name.length === 1 ? name : termSign(name)}_{t-1}`,
      before,
    );
  }
  return lines;
}

/** The optimizer's own arithmetic; the gradient stands above it already. */
export function optimizerTerms(update: UpdateOf): UpdateOf['terms'] {
  return update.terms.filter(({ name }) => name !== 'gradient');
}
