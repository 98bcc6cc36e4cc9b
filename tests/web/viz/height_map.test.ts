// A function on a square: levels of equal area, contours where the function has that value, heights in order.
import { describe, expect, it } from 'vitest';

import {
  contourBands,
  contourLevels,
  heightScale,
  mapHeight,
  mapView,
  sortedValues,
  type HeightMap,
} from '../../../web/src/viz/height_map';
import { arrowEnlargement } from '../../../web/src/viz/race_map';
import { edgeWords, projection } from '../../../web/src/viz/surface_3d';

const side = 41;
/** x² + y² over -2..2. */
const bowl: HeightMap = {
  side,
  bounds: [-2, 2, -2, 2],
  values: Float32Array.from({ length: side * side }, (_, i) => {
    const x = -2 + ((i % side) / (side - 1)) * 4;
    const y = -2 + (Math.floor(i / side) / (side - 1)) * 4;
    return x * x + y * y;
  }),
};

describe('contours', () => {
  it('lie where the function has their value', () => {
    for (const { level, rings } of contourBands(bowl, [1, 2.25])) {
      // What is above the level is bounded by the circle and by the edge of the map.
      const inner = rings.flatMap((ring) => {
        const points: number[] = [];
        for (let i = 0; i < ring.length; i += 2) {
          const [x, y] = [ring[i] ?? 0, ring[i + 1] ?? 0];
          if (Math.abs(x) < 1.95 && Math.abs(y) < 1.95) points.push(x * x + y * y);
        }
        return points;
      });
      expect(inner.length).toBeGreaterThan(20);
      for (const value of inner) expect(Math.abs(value - level)).toBeLessThan(0.02);
    }
  });

  it('take in equal parts of the map, and more near the lowest point', () => {
    const sorted = sortedValues(bowl);
    const levels = contourLevels(sorted);
    expect(levels).toEqual([...levels].sort((a, b) => a - b));
    const middle = levels[levels.length - 8] ?? 0;
    const below = sorted.filter((value) => value <= middle).length;
    expect(Math.abs(below / sorted.length - 0.5)).toBeLessThan(0.02);
  });

  it('stand it when there is no value somewhere', () => {
    const holed: HeightMap = { ...bowl, values: bowl.values.map((v) => (v > 6 ? NaN : v)) };
    const levels = contourLevels(sortedValues(holed));
    expect(contourBands(holed, levels)).toHaveLength(levels.length);
    const flat: HeightMap = { ...bowl, values: bowl.values.map(() => 3) };
    expect(contourLevels(sortedValues(flat))).toEqual([]);
  });
});

describe('heights', () => {
  it('go from 0 to 1 in the order of the values', () => {
    const height = heightScale(sortedValues(bowl));
    expect(height(0)).toBe(0);
    expect(height(8)).toBe(1);
    expect(height(1)).toBeLessThan(height(2));
    expect(height(1e9)).toBe(1);
  });
});

describe('the view', () => {
  it('leads from the plane to the canvas and back, with equal units', () => {
    const view = mapView(bowl.bounds, 400, mapHeight(400));
    expect(view.fromX(view.toX(1.25))).toBeCloseTo(1.25);
    expect(view.fromY(view.toY(-0.5))).toBeCloseTo(-0.5);
    expect(view.toX(1) - view.toX(0)).toBeCloseTo(view.toY(0) - view.toY(1));
    expect(view.toX(2)).toBeLessThanOrEqual(400);
  });

  it('from the side: what is higher is drawn higher, what is nearer lower', () => {
    const project = projection({ turn: 0, tilt: 30 }, { width: 400, height: 300 });
    expect(project(0, 0, 1)[1]).toBeLessThan(project(0, 0, 0)[1]);
    expect(project(0, -0.5, 0)[1]).toBeGreaterThan(project(0, 0.5, 0)[1]);
    const around = projection({ turn: 180, tilt: 30 }, { width: 400, height: 300 });
    expect(around(0, -0.5, 0)[1]).toBeLessThan(around(0, 0.5, 0)[1]);
  });
});

describe('arrows', () => {
  it('are drawn a round number of times as long, and never shorter than they are', () => {
    const arrow = (x: number) => [{ name: 'step', change: [x, 0] as const }];
    expect(arrowEnlargement(arrow(0.01), 4)).toBe(50);
    expect(arrowEnlargement(arrow(3), 4)).toBe(1);
    expect(arrowEnlargement([], 4)).toBe(1);
  });
});

describe('words along the relief’s edges', () => {
  it('stand at the edges nearest to who looks, from whichever side', () => {
    for (let turn = 7; turn < 360; turn += 35) {
      const project = projection({ turn, tilt: 40 }, { width: 500, height: 340 });
      const words = edgeWords([-2, 2, -1, 3], { turn, tilt: 40 });
      const downOf = (text: string): number => {
        const word = words.find((one) => one.text === text);
        return word ? project(word.x, word.y, 0)[1] : NaN;
      };
      // Below the middle of the map, and inside the picture.
      const [, middle] = project(0, 0, 0);
      expect(downOf('x')).toBeGreaterThan(middle);
      expect(downOf('y')).toBeGreaterThan(middle);
      for (const { x, y } of words) {
        const [across, down] = project(x, y, 0);
        expect(across > 0 && across < 500 && down > 0 && down < 340).toBe(true);
      }
    }
    const ends = edgeWords([-2, 2, -1, 3], { turn: 35, tilt: 40 }).map(({ text }) => text);
    expect(ends).toEqual(['−2', 'x', '2', '−1', 'y', '3']);
  });
});
