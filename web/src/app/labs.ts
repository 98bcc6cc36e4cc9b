// Every lab there is, found by its folder: adding one needs no change here.
import type { Lab } from '../state/lab';

const found = import.meta.glob<{ lab: Lab }>('../labs/*/lab.ts', { eager: true });

export const labs: readonly Lab[] = Object.values(found)
  .map((module) => module.lab)
  .sort((a, b) => a.order - b.order);

/** The lab that a hash names, or the first. */
export function labOf(hash: string): Lab | undefined {
  const id = /^#?([a-z0-9-]+)/.exec(hash)?.[1];
  return labs.find((lab) => lab.id === id) ?? labs[0];
}
