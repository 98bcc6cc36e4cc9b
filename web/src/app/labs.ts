// Every lab there is, found by its folder: adding one needs no change here.
import type { Lab } from '../state/lab';

const found = import.meta.glob<{ lab: Lab }>('../labs/*/lab.ts', { eager: true });

export const labs: readonly Lab[] = Object.values(found)
  .map((module) => module.lab)
  .sort((a, b) => a.order - b.order);

/** What the navigation shows. */
export const listedLabs = labs.filter((lab) => !lab.hidden);

/** The lab that a hash names or that takes it all the same, or the one that ?bench asks for, or the first. */
export function labOf(hash: string, query: string): Lab | undefined {
  const named = (id: string | undefined) => labs.find((lab) => lab.id === id);
  const id = /^#?([a-z0-9-]+)/.exec(hash)?.[1];
  const asked = /[?&]bench\b/.test(query) ? 'bench' : undefined;
  return named(id) ?? labs.find((lab) => lab.takes?.(hash)) ?? named(asked) ?? labs[0];
}
