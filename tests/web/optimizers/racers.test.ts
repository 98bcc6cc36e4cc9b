// What racers are called: by their optimizer alone, as long as that tells them apart.
import { describe, expect, it } from 'vitest';

import { plainRacer, racerLabel, setOption } from '../../../web/src/labs/optimizers/racers';
import { catalog } from '../support/catalog';

describe('a racer’s label', () => {
  const sgd = plainRacer(catalog, 'sgd');
  const adam = plainRacer(catalog, 'adam');
  const fast = setOption(plainRacer(catalog, 'sgd'), 'optimizer', 'learning_rate', 0.5);

  it('is its optimizer’s name', () => {
    expect(racerLabel(catalog, sgd, [sgd, adam])).toBe('sgd');
    expect(racerLabel(catalog, adam, [sgd, adam, fast])).toBe('adam');
  });

  it('tells more where another one uses the same optimizer', () => {
    expect(racerLabel(catalog, fast, [sgd, adam, fast])).toBe('sgd, rate 0.5');
    expect(racerLabel(catalog, sgd, [sgd, adam, fast])).toMatch(/^sgd, rate /);
  });
});
