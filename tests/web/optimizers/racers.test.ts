// What racers are called: by their optimizer alone, as long as that tells them apart.
import { describe, expect, it } from 'vitest';

import { choose, plainRacer, racerLabel, setOption } from '../../../web/src/labs/optimizers/racers';
import { catalog, option } from '../support/catalog';

describe('a schedule that is chosen', () => {
  it('has its steps within the race, whatever a training run has', () => {
    const [moment] = [{ ...option('first', { default: 500, min: 1 }), unit: 'steps' }];
    const group = { key: 'schedule' as const, label: '', help: '', entries: [] };
    const entry = { name: 'cuts', label: 'Cuts', help: '', formula: '', options: [moment] };
    const groups = [...catalog.groups.filter(({ key }) => key !== 'schedule')];
    const ours = { ...catalog, groups: [...groups, { ...group, entries: [entry] }] };
    const racer = plainRacer(catalog, 'sgd');
    expect(choose(ours, racer, 'schedule', 'cuts', 300).schedule).toEqual({
      name: 'cuts',
      options: { first: 100 },
    });
    expect(choose(ours, racer, 'schedule', 'cuts', 1).schedule.options).toEqual({ first: 1 });
  });
});

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
