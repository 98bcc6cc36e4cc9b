// The painted points as they are kept: strokes and their way back, and what comes out of the browser's store.
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { PaintedPoints } from '../../../web/src/labs/points/data/painted_points.svelte';

const store = vi.hoisted((): { value: unknown; refuses: boolean } => ({
  value: undefined,
  refuses: false,
}));
vi.mock('idb-keyval', () => ({
  get: () => (store.refuses ? Promise.reject(new Error('no')) : Promise.resolve(store.value)),
  set: (_key: string, value: unknown) => {
    if (store.refuses) return Promise.reject(new Error('no'));
    store.value = structuredClone(value);
    return Promise.resolve();
  },
}));

const brush = { label: 1, amount: 3, radius: 0.5 };
let painted: PaintedPoints;

beforeEach(() => {
  store.value = undefined;
  store.refuses = false;
  painted = new PaintedPoints();
});

function stroke(...xs: number[]): void {
  painted.begin();
  for (const x of xs) painted.paint(x, 0, brush);
  painted.end();
}

describe('undo', () => {
  test('takes back whole strokes, the last one first', () => {
    stroke(0, 1);
    stroke(2);
    expect(painted.points).toHaveLength(9);
    painted.undo();
    expect(painted.points).toHaveLength(6);
    painted.undo();
    expect(painted.points).toHaveLength(0);
    expect(painted.canUndo).toBe(false);
    painted.undo();
  });

  test('brings back what was erased, cleared, replaced, or made another task', () => {
    stroke(0);
    const points = painted.points;
    painted.begin();
    painted.erase(0, 0, 3);
    painted.end();
    painted.undo();
    painted.clear();
    painted.undo();
    painted.replace([{ x: 1, y: 1, label: 0 }]);
    painted.undo();
    painted.setTask('regression');
    expect(painted.points[0]?.label).toBe(1);
    painted.undo();
    expect([painted.task, painted.points]).toEqual(['classification', points]);
  });

  test('has nothing of a stroke that changed nothing or was never meant', () => {
    painted.begin();
    painted.erase(0, 0, 1);
    expect(painted.end()).toBe(false);
    painted.begin();
    painted.paint(0, 0, brush);
    painted.cancel();
    expect([painted.points.length, painted.canUndo]).toEqual([0, false]);
  });
});

describe('the browser’s store', () => {
  test('keeps them for the next visit', async () => {
    stroke(1);
    await vi.waitFor(() => {
      expect(store.value).toBeDefined();
    });
    const next = new PaintedPoints();
    await next.open();
    expect(next.points).toEqual(painted.points);
  });

  test('does without where it refuses', async () => {
    store.refuses = true;
    await painted.open();
    expect(painted.stored).toBe(false);
    stroke(1);
    expect(painted.points).toHaveLength(3);
  });

  test.each([
    [null],
    ['points'],
    [{ task: 'classification' }],
    [{ task: 'digits', points: [] }],
    [{ task: 'classification', points: [{ x: 1, y: 2, label: 0.5 }] }],
    [{ task: 'classification', points: [{ x: 99, y: 2, label: 0 }] }],
    [{ task: 'regression', points: [{ x: 1, y: '2', label: 0 }] }],
    [{ task: 'regression', points: [null] }],
    [
      {
        task: 'regression',
        points: Array.from({ length: 10_001 }, () => ({ x: 0, y: 0, label: 0 })),
      },
    ],
  ])('with something odd in it is left: %#', async (value) => {
    store.value = value;
    await painted.open();
    expect(painted.points).toEqual([]);
  });
});
