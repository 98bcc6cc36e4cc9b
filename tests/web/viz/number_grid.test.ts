// A matrix as squares: how large, what is under a point, how its numbers are written, where keys lead.
import { describe, expect, it } from 'vitest';
import { movedPlace } from '../../../web/src/ui/grid_keys';
import { gridSize, placeAt, shortNumber, squareSide } from '../../../web/src/viz/number_grid';

const grid = { rows: 3, columns: 4, values: new Float32Array(12), bound: 1, padding: 1 };

describe('a grid of numbers', () => {
  it('fits its room with squares of whole pixels, padding and all', () => {
    expect(squareSide(grid, 200, 50)).toBe(33);
    expect(squareSide(grid, 2000, 50)).toBe(50);
    expect(gridSize(grid, 33)).toEqual({ width: 198, height: 165 });
  });

  it('finds the square under a point and never leaves the picture', () => {
    expect(placeAt(grid, 10, 25, 12)).toEqual({ row: 0, column: 1 });
    expect(placeAt(grid, 10, 2, 2)).toEqual({ row: 0, column: 0 });
    expect(placeAt(grid, 10, 999, 999)).toEqual({ row: 2, column: 3 });
    expect(placeAt({ ...grid, rows: 0 }, 10, 5, 5)).toBeNull();
  });

  it.each([
    [0, '0'],
    [0.5, '.5'],
    [-0.5, '−.5'],
    [1, '1'],
    [-2, '−2'],
    [0.04, '.04'],
    [12.34, '12'],
    [0.0001, '0'],
    [-0.0001, '0'],
    [10, '10'],
  ])('writes %d in a square as %s', (value, text) => {
    expect(shortNumber(value, 30)).toBe(text);
  });

  it('writes more digits where there is room', () => {
    expect(shortNumber(0.126, 44)).toBe('.13');
    expect(shortNumber(12.34, 44)).toBe('12.3');
  });
});

describe('keys in a matrix', () => {
  const matrix = { rows: 2, columns: 3 };

  it('lead to the neighbour and no further than the edge', () => {
    expect(movedPlace('ArrowRight', { row: 0, column: 1 }, matrix)).toEqual({ row: 0, column: 2 });
    expect(movedPlace('ArrowRight', { row: 0, column: 2 }, matrix)).toEqual({ row: 0, column: 2 });
    expect(movedPlace('ArrowUp', { row: 0, column: 2 }, matrix)).toEqual({ row: 0, column: 2 });
  });

  it('lead to the ends of row and column', () => {
    expect(movedPlace('End', { row: 1, column: 0 }, matrix)).toEqual({ row: 1, column: 2 });
    expect(movedPlace('PageUp', { row: 1, column: 1 }, matrix)).toEqual({ row: 0, column: 1 });
  });

  it('that mean something else lead nowhere', () => {
    expect(movedPlace('a', { row: 0, column: 0 }, matrix)).toBeNull();
  });
});
