// The two likeliest digits of an answer.

export interface Guess {
  digit: number;
  probability: number;
}

export interface Verdict {
  first: Guess;
  second: Guess;
}

export function ranked(probabilities: ArrayLike<number>): Verdict {
  let first: Guess = { digit: 0, probability: -1 };
  let second = first;
  for (let digit = 0; digit < probabilities.length; digit++) {
    const guess = { digit, probability: probabilities[digit] ?? 0 };
    if (guess.probability > first.probability) [first, second] = [guess, first];
    else if (guess.probability > second.probability) second = guess;
  }
  return { first, second };
}
