// Speed: how fast this very device trains, on the networks of the project's benchmark. Not in the
// navigation: reached by ?bench or #bench.
import type { Lab } from '../../state/lab';

export const lab: Lab = {
  id: 'bench',
  title: 'Speed',
  sentence: 'See how fast your own device trains.',
  order: 99,
  hidden: true,
  load: () => import('./Lab.svelte'),
};
