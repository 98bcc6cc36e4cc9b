// Tensors as pictures: every number has one place, and every place leads back to its number.
import { describe, expect, it } from 'vitest';
import {
  cellName,
  coordinates,
  indexAt,
  neighbour,
  placeOf,
  tensorGrid,
  tensorTiles,
} from '../../../web/src/viz/tensor_tiles';

const shapes = [
  [1],
  [10],
  [128],
  [3, 4],
  [2, 1],
  [784, 12],
  [8, 7, 7],
  [1, 28, 28],
  [6, 3, 5, 5],
  [6, 1, 5, 5],
];
const room = { width: 300, height: 300, cell: 24 };

function laidOut(shape: number[]) {
  const tiles = tensorTiles(shape);
  const size = shape.reduce((all, one) => all * one, 1);
  return { tiles, size, grid: tensorGrid(tiles, room, 2) };
}

describe('a tensor as pictures', () => {
  it.each(shapes.map((shape) => [shape]))(
    '%j: each number has a place that leads back to it',
    (shape) => {
      const { tiles, size, grid } = laidOut(shape);
      const seen = new Set<string>();
      for (let index = 0; index < size; index += 1) {
        const { x, y, size: side } = placeOf(tiles, grid, index);
        expect(indexAt(tiles, grid, size, x + side / 2, y + side / 2)).toBe(index);
        seen.add(`${String(x)} ${String(y)}`);
      }
      expect(seen.size).toBe(size);
    },
  );

  it('shows what a dense layer takes of 28x28 pixels as one picture a unit', () => {
    expect(laidOut([784, 12]).tiles).toMatchObject({ count: 12, across: 28, down: 28 });
    expect(laidOut([128, 10]).tiles).toMatchObject({ count: 10, across: 16, down: 8 });
    expect(laidOut([2, 4]).tiles).toMatchObject({ count: 1, across: 4, down: 2 });
    expect(laidOut([67, 3]).tiles).toMatchObject({ count: 1, across: 3, down: 67 });
  });

  it('makes cells no larger than asked and keeps within the room where it can', () => {
    expect(laidOut([10]).grid.tileHeight).toBe(24);
    const { grid } = laidOut([8, 7, 7]);
    expect(grid.width).toBeLessThanOrEqual(300);
    expect(grid.height).toBeLessThanOrEqual(300);
  });
});

describe('walking from cell to cell', () => {
  it('goes to the neighbour in the picture, and over the gap into the next one', () => {
    const { tiles, size, grid } = laidOut([4, 3, 3]);
    expect(neighbour(tiles, grid, size, 0, 'ArrowRight')).toBe(1);
    expect(neighbour(tiles, grid, size, 0, 'ArrowDown')).toBe(3);
    expect(neighbour(tiles, grid, size, 2, 'ArrowRight')).toBe(9);
    expect(neighbour(tiles, grid, size, 0, 'ArrowLeft')).toBe(0);
    expect(neighbour(tiles, grid, size, 0, 'End')).toBe(35);
    expect(neighbour(tiles, grid, size, 0, 'Enter')).toBeNull();
  });
});

describe('the names of cells', () => {
  it('count from 0 along every axis', () => {
    expect(coordinates([8, 28, 28], 200)).toEqual([0, 7, 4]);
    expect(cellName('W1', [3, 4], 6)).toBe('W1[1, 2]');
    expect(cellName('a', [1], 0)).toBe('a');
    expect(cellName('loss', [], 0)).toBe('loss');
  });
});
