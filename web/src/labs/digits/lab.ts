// Digits: draw one, see it read, train the network that reads it.
import type { Lab } from '../../state/lab';

export const lab: Lab = {
  id: 'digits',
  title: 'Digits',
  sentence: 'Draw a digit, see it read, and train the network that reads it.',
  order: 1,
  load: () => import('./Lab.svelte'),
};
