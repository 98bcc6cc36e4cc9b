// What each size says as the lab opens: what it shows, one thing to try, one question and its answer.
import type { Size } from './setup';

export interface Opening {
  readonly shows: string;
  readonly tries: string;
  readonly question: string;
  readonly answer: string;
}

export const OPENINGS: Record<Size, Opening> = {
  expression: {
    shows:
      'Any formula is a graph of small steps. Forwards, each step works out a number. Backwards, each step passes on how much the result would move: the chain rule, one link at a time.',
    tries:
      'Press → (or the arrow beside Play) until the end, then ask b where its gradient comes from.',
    question:
      'In (a*b + c)^2 with a = 2, b = −3, c = 10: if b grows a little, does f grow or shrink, and how fast?',
    answer:
      'It grows, at first 16 times as fast as b. The square’s slope is 2 · (a·b + c) = 8, and the product hands b the number in a, which is 2.',
  },
  points: {
    shows:
      'A network with a handful of units learns to tell two kinds of points apart. Every number of its training is here: forwards, backwards, and the update that follows.',
    tries: 'Go “To the gradients”, choose a cell of hidden.weight and follow its strongest way.',
    question: 'The first update moves every weight by nearly the same amount with Adam. Why?',
    answer:
      'Adam divides the gradient by its own size. At the first step both averages hold just this one gradient, so what is left is its sign times the learning rate.',
  },
  digits: {
    shows:
      'Your own network, on the digits it trains on, one op at a time. The tape drawn here is the one that trains; nothing is simulated.',
    tries:
      'Put in a digit of your own, go “To the gradients”, and choose a weight of the first layer.',
    question: 'A ReLU gave 0 for this digit. What gradient do the weights before it get?',
    answer:
      'None from that unit: its slope is 0 there, and everything upstream is multiplied by it. Other digits of the batch may still move those weights.',
  },
};
