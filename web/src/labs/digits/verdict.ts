// The digit of an answer and the next likeliest.
import type { Answer } from '../../engine/api';

export interface Guess {
  digit: number;
  probability: number;
}

export interface Verdict {
  first: Guess;
  second: Guess;
}

/** The first is the class answered: several may share the largest probability where they are cut off. */
export function ranked({ digit, probabilities }: Pick<Answer, 'digit' | 'probabilities'>): Verdict {
  const first: Guess = { digit, probability: probabilities[digit] ?? 0 };
  let second: Guess = { digit: 0, probability: -1 };
  probabilities.forEach((probability, other) => {
    if (other !== digit && probability > second.probability) second = { digit: other, probability };
  });
  return { first, second };
}
