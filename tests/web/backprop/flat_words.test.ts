// What the page says of an activation's units: this example, the whole batch, the chosen unit.
import { describe, expect, it } from 'vitest';
import { flatWords } from '../../../web/src/labs/backprop/cards/flat_words';

const slopes = {
  node: 1,
  examples: 4,
  cells: [2, 0, 1, 2],
  dead: [1, 0, 0, 0.25],
  saturated: [0, 0, 0.5, 0],
};

describe('the words for flat units', () => {
  it('tell dead from saturated, in this example and over the batch', () => {
    expect(flatWords(slopes, { name: 'act', unit: 2, maps: false })).toEqual([
      'For this example 2 of 4 units let no gradient through (slope 0); 1 of 4 units let hardly any through (below 5 % of the steepest slope).',
      'Over the 4 examples of the batch 1 of the 4 units never let any through: dead for this batch.',
      'Unit 2 of act: slope 0 for 0 %, saturated for 50 % of the batch.',
    ]);
  });

  it('say so where everything comes through', () => {
    const open = { ...slopes, cells: [0, 0], dead: [0, 0], saturated: [0, 0] };
    const [now, batch] = flatWords(open, { name: 'act', unit: 0, maps: false });
    expect(now).toBe('For this example all 2 units let the gradient through.');
    expect(batch).toMatch(/every one of the 2 units lets some through: none is dead/);
  });

  it('speak of maps and their cells where a unit has many', () => {
    const told = flatWords(slopes, { name: 'act', unit: 0, maps: true });
    expect(told[0]).toContain('2 of 4 cells');
    expect(told[2]).toBe(
      'Map 0 of act: slope 0 for 100 %, saturated for 0 % of its cells in the batch.',
    );
  });

  it('are few for an expression: there is one number and no batch', () => {
    const one = { ...slopes, examples: 1, cells: [0], dead: [0], saturated: [0] };
    expect(flatWords({ ...one, cells: [2] }, { name: 't', unit: 0, maps: false })).toEqual([
      'Its slope is 0: no gradient comes through.',
    ]);
    expect(flatWords(one, { name: 't', unit: 0, maps: false })).toEqual([
      'The gradient comes through.',
    ]);
  });
});
