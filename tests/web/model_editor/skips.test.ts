// The lines of the skips beside the list: from the layer that is read to the one that reads it.
import { expect, it } from 'vitest';

import type { LayerSpec } from '../../../web/src/engine/api';
import { skipLanes } from '../../../web/src/run/model_editor/skips';
import { layer } from '../support/catalog';

const conv = (name: string): LayerSpec => layer('conv2d', name);
const sum = (name: string, ...inputs: string[]): LayerSpec => ({ ...layer('add', name), inputs });
const lanes = (...layers: LayerSpec[]) => {
  const { lanes: count, rows } = skipLanes({ input: [1, 28, 28], layers });
  return { count, rows: rows.map((marks) => marks.map(({ lane, part }) => `${part} ${lane}`)) };
};

it('a list without skips has none', () => {
  expect(lanes(conv('a'), conv('b'))).toEqual({ count: 0, rows: [[], []] });
});

it('a skip begins at what is read, passes, and ends at its reader', () => {
  expect(lanes(conv('a'), conv('b'), conv('c'), sum('s', 'c', 'a'))).toEqual({
    count: 1,
    rows: [['start 0'], ['pass 0'], ['pass 0'], ['end 0']],
  });
});

it('the picture’s comes from above', () => {
  expect(lanes(conv('a'), sum('s', 'a', 'input')).rows).toEqual([['above 0', 'pass 0'], ['end 0']]);
});

it('those that meet run in lanes of their own, the shorter inside; others share one', () => {
  expect(lanes(conv('a'), conv('b'), conv('c'), sum('s', 'c', 'b'), sum('t', 's', 'a'))).toEqual({
    count: 2,
    rows: [
      ['start 1'],
      ['start 0', 'pass 1'],
      ['pass 0', 'pass 1'],
      ['end 0', 'pass 1'],
      ['end 1'],
    ],
  });
  expect(lanes(conv('a'), conv('b'), sum('s', 'b', 'a'), conv('c'), sum('t', 'c', 's')).count).toBe(
    1,
  );
});
