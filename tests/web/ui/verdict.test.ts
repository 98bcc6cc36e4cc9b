// The digit of an answer is the engine's, also where probabilities are cut off at 1.
import { expect, it } from 'vitest';

import { ranked } from '../../../web/src/labs/digits/verdict';

it('puts the class answered first, whoever else is as likely', () => {
  const probabilities = Float32Array.of(0, 0.25, 1, 0, 0, 0, 0, 1, 0.5, 0);
  expect(ranked({ digit: 7, probabilities })).toEqual({
    first: { digit: 7, probability: 1 },
    second: { digit: 2, probability: 1 },
  });
});

it('finds the next likeliest', () => {
  const probabilities = Float32Array.of(0.125, 0.5, 0.25, 0, 0, 0, 0, 0.125, 0, 0);
  expect(ranked({ digit: 1, probabilities }).second).toEqual({ digit: 2, probability: 0.25 });
});
