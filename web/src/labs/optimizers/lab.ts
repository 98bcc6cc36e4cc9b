// Optimizers: test surfaces on which any number of optimizers race, every step taken apart.
import type { Lab } from '../../state/lab';

export const lab: Lab = {
  id: 'optimizers',
  title: 'Optimizers',
  sentence: 'Race optimizers down a surface, and see what each of them makes of a gradient.',
  order: 4,
  load: () => import('./Lab.svelte'),
};
