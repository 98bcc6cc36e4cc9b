// Comparisons that are worth a look and ready to start, each with a question to answer first.
import type { Against } from '../../../run/cards/axis';
import type { BaseName } from './base';
import type { Difference, Value } from './differences';

export interface Ready {
  readonly label: string;
  readonly key: string;
  /** Null: those that the thing itself begins with. */
  readonly values: readonly Value[] | null;
  readonly against: Against;
  /** Where the base matters. */
  readonly base?: BaseName;
  readonly question: string;
  readonly answer: string;
}

export const READY: readonly Ready[] = [
  {
    label: 'Four optimizers',
    key: 'optimizer',
    values: ['sgd', 'momentum', 'rmsprop', 'adam'],
    against: 'steps',
    question:
      'Every optimizer here has its usual settings. Which has the lowest training loss after 20 steps? Does it still lead after 300?',
    answer:
      'Often an adaptive one (RMSprop, Adam) is ahead first: it takes steps of about the same size in every weight from the beginning. Plain SGD follows at its own pace and catches up much of the way. A lower training loss is not always a better test accuracy: look at both.',
  },
  {
    label: 'Learning rates',
    key: 'optimizer.learning_rate',
    values: null,
    against: 'steps',
    question: 'Does the highest rate learn fastest, or does it break?',
    answer:
      'Up to a point a higher rate is faster. Beyond it steps overshoot: the loss jumps about, stays high, or is no number any more.',
  },
  {
    label: 'Batch of 1 to all examples',
    key: 'training.batch_size',
    values: [1, 8, 64, 1024],
    against: 'multiply-adds',
    base: 'points',
    question:
      'A batch of 1,024 or more than there are holds all examples of this small net: its gradient is the true one. Which batch size learns most from the same number of multiply-adds? And from the same number of steps?',
    answer:
      'Step for step the large batch does best, for its direction is not noisy. For the same arithmetic small batches are well ahead: they have taken many steps where the large one has taken one. Their last bit of way is noisy.',
  },
  {
    label: 'Warm-up on or off',
    key: 'schedule.warmup',
    values: [0, 100],
    against: 'steps',
    question: 'The rate of one run rises over 100 steps. Is it behind at step 50? And at the end?',
    answer:
      'It is behind at first, for its steps are smaller. At a harmless rate that is all. At a high rate the other may jump about or break in its first steps, where the loss curves most, and warm-up saves it: set a higher rate in your run and compare again.',
  },
  {
    label: 'Clipping on or off',
    key: 'clipping',
    values: ['none', 'norm'],
    against: 'steps',
    question: 'Will cutting long gradients slow the run down?',
    answer:
      'Where no gradient is longer than the limit both runs are the same. Where some are, the clipped run takes smaller steps there: slower on a smooth way, and the one that survives where the loss has cliffs. See “Gradient length and clipping” on the cliff above.',
  },
];

const ANY = {
  question:
    'Which of them has the lowest training loss at the end, and which the best test result?',
  answer: 'Start them and see. If two lie close together, another seed may change their order.',
};

/** What to ask of a comparison. */
export function askedOf({ key }: Pick<Difference, 'key'>): { question: string; answer: string } {
  return READY.find((ready) => ready.key === key) ?? ANY;
}
