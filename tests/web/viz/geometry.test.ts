// Where things are drawn: tiles, histograms, paths, labels.
import { describe, expect, it } from 'vitest';

import { histogramBars, histogramSummary, zeroShare } from '../../../web/src/viz/histogram';
import { spread } from '../../../web/src/viz/labels';
import {
  keepSigns,
  markEvery,
  markIndices,
  pathLengths,
  pathView,
} from '../../../web/src/viz/path';
import { cellSize, tileAt, tileGrid, tilePlace } from '../../../web/src/viz/tiles';

describe('tiles', () => {
  const grid = tileGrid({
    count: 7,
    across: 28,
    down: 28,
    columns: 3,
    target: 60,
    gap: 4,
    ratio: 1,
  });

  it('draws every number with a whole count of device pixels', () => {
    expect(grid.tileWidth).toBe(56);
    expect(cellSize(28, 60, 2)).toBe(2);
    expect(cellSize(28, 50, 2)).toBe(1.5);
    expect(cellSize(100, 20, 1)).toBe(1);
  });

  it('lays them out in rows and finds them again under the pointer', () => {
    expect([grid.columns, grid.rows, grid.width, grid.height]).toEqual([3, 3, 176, 176]);
    for (const tile of [0, 2, 3, 6]) {
      const { x, y } = tilePlace(grid, tile);
      expect(tileAt(grid, x, y)).toEqual({ tile, column: 0, row: 0 });
      expect(tileAt(grid, x + 55, y + 2)).toEqual({ tile, column: 27, row: 1 });
    }
  });

  it('finds nothing in gaps, past the last picture and outside', () => {
    expect(tileAt(grid, 57, 10)).toBeNull();
    expect(tileAt(grid, 70, 130)).toBeNull();
    expect(tileAt(grid, -1, 0)).toBeNull();
    expect(tileAt(grid, 400, 0)).toBeNull();
  });
});

describe('histogram', () => {
  const data = { low: -1, high: 1, counts: [1, 4, 16, 4, 0], what: 'value' as const };

  it('draws square roots of counts, the fullest bin at full height', () => {
    expect(histogramBars(data).map((bar) => bar.height)).toEqual([0.25, 0.5, 1, 0.5, 0]);
    expect(histogramBars(data).map((bar) => bar.sign)).toEqual([-1, -1, 0, 1, 1]);
  });

  it('marks zero where it lies, and not at all outside', () => {
    expect(zeroShare(data)).toBe(0.5);
    expect(zeroShare({ ...data, low: 0.5 })).toBeNull();
  });

  it('is told in words', () => {
    expect(histogramSummary('fc1.weight', data)).toBe(
      'Weights of fc1.weight: from −1.0 to 1.0, most near 0.',
    );
    expect(histogramSummary('fc1.weight', { ...data, counts: [] })).toContain('none yet');
  });

  it('survives counts that are all zero', () => {
    expect(histogramBars({ ...data, counts: [0, 0] }).map((bar) => bar.height)).toEqual([0, 0]);
  });
});

describe('path', () => {
  const path = {
    x: [0, 3, 10],
    y: [0, 1, -1],
    step: [0, 10, 20],
    explained: [0.8, 0.1] as const,
  };

  it('uses one unit for both axes and shows every point inside the frame', () => {
    const view = pathView(path, 400, 300);
    expect(view.toX(1) - view.toX(0)).toBeCloseTo(view.toY(0) - view.toY(1));
    for (let i = 0; i < 3; i += 1) {
      expect(view.toX(path.x[i] ?? 0)).toBeGreaterThan(40);
      expect(view.toX(path.x[i] ?? 0)).toBeLessThan(400);
      expect(view.toY(path.y[i] ?? 0)).toBeGreaterThan(0);
      expect(view.toY(path.y[i] ?? 0)).toBeLessThan(270);
    }
  });

  it('survives a path of one point, of none and of NaN', () => {
    for (const x of [[], [2], [NaN, NaN]]) {
      const view = pathView({ ...path, x, y: x }, 300, 200);
      expect(Number.isFinite(view.toX(0))).toBe(true);
      expect(Number.isFinite(view.unit)).toBe(true);
    }
  });

  it('tells the way from the distance', () => {
    expect(pathLengths({ ...path, x: [0, 3, 3], y: [0, 0, 4] })).toEqual({ apart: 5, along: 7 });
    expect(pathLengths({ ...path, x: [], y: [], step: [] })).toEqual({ apart: 0, along: 0 });
  });

  it('marks round steps, the last point left out', () => {
    expect(markEvery(1000)).toBe(200);
    expect(markEvery(37)).toBe(5);
    expect(markIndices([0, 4, 8, 12, 16, 20], 8)).toEqual([2, 4]);
    expect(markIndices([0, 3, 9, 18, 30], 8)).toEqual([2, 3]);
  });

  it('keeps the side on which the path was first drawn', () => {
    const flipped = { ...path, x: path.x.map((value) => -value) };
    expect(keepSigns(path, flipped)).toEqual([-1, 1]);
    expect(keepSigns(path, path)).toEqual([1, 1]);
    expect(keepSigns(null, flipped)).toEqual([1, 1]);
  });

  it('recognises the old points by their steps when points were thinned', () => {
    const thinned = { ...path, x: [0, -10], y: [0, -1], step: [0, 20] };
    expect(keepSigns(path, thinned)).toEqual([-1, 1]);
  });
});

describe('spread', () => {
  it('leaves labels that have room where they are', () => {
    expect(spread([10, 50, 90], 14, 0, 100)).toEqual([10, 50, 90]);
  });

  it('moves touching labels apart, in order, around their middle', () => {
    expect(spread([50, 50], 14, 0, 100)).toEqual([43, 57]);
    expect(spread([52, 48], 14, 0, 100)).toEqual([57, 43]);
  });

  it('keeps them inside', () => {
    expect(spread([1, 1, 99], 14, 0, 100)).toEqual([0, 14, 99]);
    const crowded = spread([95, 96, 97], 14, 0, 100);
    expect(Math.max(...crowded)).toBe(100);
    expect([...crowded].sort((a, b) => a - b)).toEqual(crowded);
  });

  it('pushes one crowd into the next and then moves both', () => {
    const result = spread([20, 30, 32, 33], 14, 0, 200);
    result.forEach((y, i) => {
      if (i > 0) expect(y - (result[i - 1] ?? 0)).toBeGreaterThanOrEqual(14 - 1e-9);
    });
  });
});
