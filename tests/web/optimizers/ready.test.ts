// Ready comparisons are of things that runs may differ in, with values that these may have.
import { describe, expect, it } from 'vitest';

import { digitsBase } from '../../../web/src/labs/optimizers/compare/base';
import { MOST, differencesOf, FEWEST } from '../../../web/src/labs/optimizers/compare/differences';
import { READY, askedOf } from '../../../web/src/labs/optimizers/compare/ready';
import { catalog } from '../support/catalog';

const all = differencesOf(catalog, digitsBase(catalog));

describe('ready comparisons', () => {
  it.each(READY.map((ready) => [ready.label, ready] as const))('%s', (_, ready) => {
    const difference = all.find(({ key }) => key === ready.key);
    expect(difference).toBeDefined();
    if (!difference) return;
    expect(askedOf(difference).question).toBe(ready.question);
    if (ready.values === null) return;
    expect(ready.values.length).toBeGreaterThanOrEqual(FEWEST);
    expect(ready.values.length).toBeLessThanOrEqual(MOST);
    for (const value of ready.values) {
      if (typeof value !== 'number') continue;
      expect(value).toBeGreaterThanOrEqual(difference.spec.min);
      expect(value).toBeLessThanOrEqual(difference.spec.max);
    }
  });

  it('of other things there is a question as well', () => {
    expect(askedOf({ key: 'seed' }).question).not.toBe('');
  });
});
