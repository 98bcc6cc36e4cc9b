// A formula while it is typed: the engine reads it, the newest text wins; what it is over the plane, or what
// is wrong with it and where.
import type { EngineApi } from '../../../engine/api';
import { toEngineError } from '../../../engine/errors';
import { lengthProblem, NOWHERE, withHint } from '../../../run/formula_text';

/** Squares of the small picture, each way. */
export const PICTURE_SIDE = 32;

export interface FormulaProblem {
  text: string;
  /** From 1; null where it is about the whole. */
  at: number | null;
}

export class FormulaCheck {
  /** Of the last formula that could be read: its values, row by row from the top left. */
  values = $state.raw<Float32Array | null>(null);
  problem = $state.raw<FormulaProblem | null>(null);
  readonly #api: Pick<EngineApi, 'formulaValues'>;
  #asked = 0;

  constructor(api: Pick<EngineApi, 'formulaValues'>) {
    this.#api = api;
  }

  /** True when it can be read and no newer one was asked for meanwhile. */
  async check(formula: string): Promise<boolean> {
    this.#asked += 1;
    const mine = this.#asked;
    const refused = lengthProblem(formula);
    if (refused !== '') {
      this.problem = { text: refused, at: null };
      return false;
    }
    try {
      const values = await this.#api.formulaValues(formula, PICTURE_SIDE);
      if (mine !== this.#asked) return false;
      this.values = values;
      this.problem = values.every((value) => Number.isNaN(value))
        ? { text: NOWHERE, at: null }
        : null;
    } catch (error) {
      if (mine !== this.#asked) return false;
      const { text, at } = problemIn(toEngineError(error).message);
      this.problem = { text: withHint(text, formula), at };
    }
    return mine === this.#asked && this.problem === null;
  }
}

/** "formula: at character 7: expected ..." as text and place. */
export function problemIn(message: string): FormulaProblem {
  const found = /at character (\d+)/.exec(message)?.[1];
  const text = message.replace(/^formula: /, '');
  return {
    text: text.charAt(0).toUpperCase() + text.slice(1),
    at: found === undefined ? null : Number(found),
  };
}
