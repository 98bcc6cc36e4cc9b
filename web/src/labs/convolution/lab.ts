// Convolution: slide a kernel by hand, see what comes out and how gradients go back, open a trained network.
import type { Lab } from '../../state/lab';

export const lab: Lab = {
  id: 'convolution',
  title: 'Convolution',
  sentence: 'Slide a kernel over a picture, see every sum, and open a trained network.',
  order: 3,
  load: () => import('./Lab.svelte'),
};
