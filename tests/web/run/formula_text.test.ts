// Formulas as they are typed: the usual slips are named, and only they; lengths are told with both numbers.
import { describe, expect, it } from 'vitest';
import { lengthProblem, plainSigns, slipHint, withHint } from '../../../web/src/run/formula_text';

describe('the hint', () => {
  it.each([
    ['x**2', 'no **'],
    ['ln(x)', 'log(x)'],
    ['|x| + y', 'abs(x)'],
    ['2x + y', '2*x'],
    ['y + 1.5 sin(x)', '2*x'],
    ['2(x + 1)', '2*x'],
    ['(x + 1)(y - 1)', 'with *'],
  ])('%s', (formula, hint) => {
    expect(slipHint(formula)).toContain(hint);
  });

  it.each(['x^2 + 2*y', '1e3*x', '2e-1 + y', 'atan2(x, y) + log10(x)', '(x + 1) * (y - 1)', 'x +'])(
    'none for %s',
    (formula) => {
      expect(slipHint(formula)).toBe('');
    },
  );

  it('stands behind what the engine says', () => {
    expect(withHint('At character 2: no', '2x')).toBe(
      'At character 2: no. Hint: a product is written 2*x.',
    );
    expect(withHint('At character 2: no.', 'x +')).toBe('At character 2: no.');
  });
});

it('signs as books print them are read', () => {
  expect(plainSigns('2·x² − y × 3 ÷ z¹⁰')).toBe('2*x^2 - y * 3 / z^10');
  expect(plainSigns('2*x^2 - 1')).toBe('2*x^2 - 1');
});

it('what is empty or too long is refused, with both numbers', () => {
  expect(lengthProblem('  ')).toContain('no formula');
  expect(lengthProblem('x'.repeat(500))).toBe('');
  expect(lengthProblem('x'.repeat(612))).toBe('It is 612 characters long; 500 are the most.');
});
