// A formula as it was typed: its signs, whether it is too long, and what the usual slips should have been. Pure; the
// engine reads the formula and says what is wrong with it.

/** Characters that the engine takes. */
export const MOST_FORMULA = 500;

export const NOWHERE = 'Nowhere on the plane is it a number.';

/** What can be told of it before the engine is asked, or ''. */
export function lengthProblem(formula: string): string {
  if (formula.trim() === '') return 'There is no formula: write one of x and y.';
  const { length } = formula.trim();
  if (length <= MOST_FORMULA) return '';
  return `It is ${String(length)} characters long; ${String(MOST_FORMULA)} are the most.`;
}

const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/[×·⋅]/gu, '*'],
  [/÷/gu, '/'],
  [/[−–]/gu, '-'],
];
const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** Signs as books and this page print them, as the engine reads them: 2·x² − 1 becomes 2*x^2 - 1. */
export function plainSigns(formula: string): string {
  const raised = formula.replace(/[⁰¹²³⁴-⁹]+/gu, (power) => {
    const digits = Array.from(power, (one) => String(RAISED.indexOf(one)));
    return `^${digits.join('')}`;
  });
  return SIGNS.reduce((text, [printed, plain]) => text.replace(printed, plain), raised);
}

const SLIPS: readonly (readonly [RegExp, string])[] = [
  [/\*\*/, 'a power is written x^2, with no **.'],
  [/\bln\s*\(/, 'the natural logarithm is written log(x).'],
  [/\|/, '|x| is written abs(x).'],
  // Digits that end no name and begin no exponent: 2x, 3sin(x), 2(x + 1).
  [/(?<![\w.])(\d+\.?\d*|\.\d+)\s*(?!e[-+]?\d)[a-z(]/iu, 'a product is written 2*x.'],
  [/\)\s*[\w(]/u, 'a product is written with *, as in (x + 1)*(y - 1).'],
];

/** Of a formula that could not be read: how what is probably meant is written, or ''. */
export function slipHint(formula: string): string {
  const slip = SLIPS.find(([looks]) => looks.test(formula));
  return slip ? `Hint: ${slip[1]}` : '';
}

/** What the engine said, and the hint behind it. */
export function withHint(message: string, formula: string): string {
  const hint = slipHint(formula);
  return hint === '' ? message : `${message.replace(/([^.!?])$/, '$1.')} ${hint}`;
}
