// Dabs, the eraser, another task: what they do to a list of points.
import { describe, expect, test } from 'vitest';
import {
  MOST_POINTS,
  PLANE_SIDE,
  classesOf,
  dabbed,
  erased,
  forTask,
  problemOf,
} from '../../../web/src/labs/points/data/painting';

const brush = { label: 1, amount: 12, radius: 1 };

describe('a dab', () => {
  test('puts its points within its radius, all in different places', () => {
    const points = dabbed([], 1, -2, brush);
    expect(points).toHaveLength(12);
    for (const { x, y, label } of points) {
      expect(Math.hypot(x - 1, y + 2)).toBeLessThan(1.001);
      expect(label).toBe(1);
    }
    expect(new Set(points.map(({ x, y }) => `${String(x)} ${String(y)}`)).size).toBe(12);
  });

  test('of one point puts it where the pointer is', () => {
    expect(dabbed([], 0.5, 0.25, { ...brush, amount: 1 })).toEqual([{ x: 0.5, y: 0.25, label: 1 }]);
  });

  test('on the same place again puts other points', () => {
    const once = dabbed([], 0, 0, brush);
    const twice = dabbed(once, 0, 0, brush);
    expect(twice.slice(12)).not.toEqual(once);
    expect(dabbed([], 0, 0, brush)).toEqual(once);
  });

  test('leaves out what would lie beyond the edge, and stops when the plane is full', () => {
    const corner = dabbed([], PLANE_SIDE, PLANE_SIDE, { ...brush, amount: 30 });
    expect(corner.length).toBeLessThan(30);
    expect(corner.every((point) => problemOf(point, 'classification') === null)).toBe(true);
    const nearly = Array.from({ length: MOST_POINTS - 5 }, () => ({ x: 0, y: 0, label: 0 }));
    expect(dabbed(nearly, 0, 0, brush)).toHaveLength(MOST_POINTS);
  });
});

test('the eraser takes what is within its radius, and gives the very list back where nothing is', () => {
  const points = [
    { x: 0, y: 0, label: 0 },
    { x: 0, y: 2, label: 1 },
  ];
  expect(erased(points, 0.1, 0, 0.5)).toEqual([points[1]]);
  expect(erased(points, 5, 5, 0.5)).toBe(points);
});

test('classes become targets by being 0 or not, targets classes by their sign', () => {
  const points = [0, 1, 4].map((label) => ({ x: 1, y: 2, label }));
  const targets = forTask(points, 'regression');
  expect(targets.map(({ label }) => label)).toEqual([-1, 1, 1]);
  expect(forTask(targets, 'classification').map(({ label }) => label)).toEqual([0, 1, 1]);
});

test('there are two classes at least', () => {
  expect(classesOf([])).toBe(2);
  expect(classesOf([{ x: 0, y: 0, label: 4 }])).toBe(5);
});

test('a point that the engine would refuse is told with what came and what is wanted', () => {
  const at = (x: number, y: number, label: number) => ({ x, y, label });
  expect(problemOf(at(6.5, 0, 0), 'classification')).toBe('x: expected -6 to 6, got 6.5');
  expect(problemOf(at(0, NaN, 0), 'classification')).toBe('y: expected -6 to 6, got NaN');
  expect(problemOf(at(0, 0, 6), 'classification')).toMatch(/class: .* 0 to 5, got 6/);
  expect(problemOf(at(0, 0, 0.5), 'classification')).toMatch(/whole number .* got 0.5/);
  expect(problemOf(at(0, 0, 0.5), 'regression')).toBeNull();
  expect(problemOf(at(0, 0, -2), 'regression')).toBe('target: expected -1 to 1, got -2');
});
