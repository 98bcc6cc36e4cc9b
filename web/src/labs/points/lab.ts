// Points: a small network learns to tell points of the plane apart, or to predict a number, while one watches.
import type { Lab } from '../../state/lab';
import { isTheirAddress } from './share/playground_names';

export const lab: Lab = {
  id: 'points',
  title: 'Points',
  sentence: 'Train a small network on points of the plane and watch every unit draw its border.',
  order: 5,
  takes: isTheirAddress,
  load: () => import('./Lab.svelte'),
};
