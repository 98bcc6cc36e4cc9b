// Marks for flat cells: those that fit, and what they are said to mean.
import { describe, expect, it } from 'vitest';
import { flatKey } from '../../../web/src/viz/flat_cells';
import { tensorGrid, tensorTiles } from '../../../web/src/viz/tensor_tiles';

function key(shape: number[], cells: number[], dead: number[], width = 400) {
  const tiles = tensorTiles(shape);
  return flatKey(tiles, tensorGrid(tiles, { width, height: 320, cell: 26 }, 1), { cells, dead });
}

describe('the key of the marks', () => {
  it('names only what is there', () => {
    expect(key([3], [0, 0, 0], [0, 0, 0])).toEqual([]);
    expect(key([3], [1, 0, 0], [0, 0, 0])).toEqual(['○ saturated: hardly any']);
    expect(key([3], [2, 0, 2], [0.5, 0, 1])).toEqual([
      '╱ lets no gradient through for this example',
      '✕ for none of the batch: dead',
    ]);
  });

  it('speaks of whole maps where cells are too small for a mark', () => {
    const cells = new Array<number>(2 * 28 * 28).fill(2);
    expect(key([2, 28, 28], cells, [1, 0.5], 120)).toEqual([
      '✕ a map that lets no gradient through anywhere in the batch: dead',
    ]);
    expect(key([2, 28, 28], cells, [0.9, 0.5], 120)).toEqual([]);
  });
});
