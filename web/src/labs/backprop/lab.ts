// Backprop: the computational graph of a network, forwards and backwards, one op and one number at a time.
import type { Lab } from '../../state/lab';

export const lab: Lab = {
  id: 'backprop',
  title: 'Backprop',
  sentence:
    'Step through a network forwards and backwards, and ask every number where it comes from.',
  order: 2,
  load: () => import('./Lab.svelte'),
};
