// The optimizer's path in a plane: geometry with equal axes, and the drawing of it.

import { count, digits, percent } from './format';
import { roundUp, ticks } from './scale';

export interface PathData {
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  readonly step: ArrayLike<number>;
  /** Shares of the path's variance along the two axes. */
  readonly explained: readonly [number, number];
}

export interface PathView {
  /** CSS pixels per unit, the same along both axes. */
  readonly unit: number;
  /** Data coordinates of the frame. */
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
  toX(x: number): number;
  toY(y: number): number;
}

/** Room around the frame; wide axis numbers may need more on the left. */
export const pathMargin = { left: 46, right: 16, top: 14, bottom: 34 };

/** Fits the whole path with equal units on both axes: an angle in the plane is an angle on screen. */
export function pathView(
  path: PathData,
  width: number,
  height: number,
  marginLeft = pathMargin.left,
): PathView {
  let [left, right, bottom, top] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let i = 0; i < path.x.length; i += 1) {
    const [x, y] = [path.x[i] ?? NaN, path.y[i] ?? NaN];
    if (!Number.isFinite(x) || !Number.isFinite(y)) continue;
    left = Math.min(left, x);
    right = Math.max(right, x);
    bottom = Math.min(bottom, y);
    top = Math.max(top, y);
  }
  if (!(left <= right)) [left, right, bottom, top] = [-1, 1, -1, 1];
  const across = Math.max(1, width - marginLeft - pathMargin.right);
  const down = Math.max(1, height - pathMargin.top - pathMargin.bottom);
  // Air around the path, and no division by zero before the first step.
  const wide = Math.max((right - left) * 1.1, 1e-6);
  const high = Math.max((top - bottom) * 1.1, 1e-6);
  const unit = Math.min(across / wide, down / high);
  const middleX = (left + right) / 2;
  const middleY = (bottom + top) / 2;
  const halfX = across / unit / 2;
  const halfY = down / unit / 2;
  return {
    unit,
    left: middleX - halfX,
    right: middleX + halfX,
    bottom: middleY - halfY,
    top: middleY + halfY,
    toX: (x) => marginLeft + (x - middleX + halfX) * unit,
    toY: (y) => pathMargin.top + (middleY + halfY - y) * unit,
  };
}

/** A round number of steps between marks, so that a run has about eight of them. */
export function markEvery(lastStep: number, marks = 8): number {
  return Math.max(1, roundUp(lastStep / marks));
}

/** Indices of the points that are nearest after each multiple of the marks' distance. */
export function markIndices(step: ArrayLike<number>, every: number): number[] {
  const result: number[] = [];
  let next = every;
  for (let i = 0; i < step.length - 1; i += 1) {
    const at = step[i] ?? 0;
    if (at < next) continue;
    result.push(i);
    next = (Math.floor(at / every) + 1) * every;
  }
  return result;
}

/**
 * PCA axes have no sign of their own: whichever way they were drawn before, they stay, so that the
 * picture does not flip while it grows. Gives the factors for x and y.
 */
export function keepSigns(previous: PathData | null, next: PathData): [1 | -1, 1 | -1] {
  if (previous === null) return [1, 1];
  const sign = (a: ArrayLike<number>, b: ArrayLike<number>): 1 | -1 => {
    // Old points lie at the same steps in both; thinning may have dropped some, so match by step.
    let agreement = 0;
    let j = 0;
    for (let i = 0; i < previous.step.length; i += 1) {
      const step = previous.step[i] ?? 0;
      while (j < next.step.length && (next.step[j] ?? 0) < step) j += 1;
      if (next.step[j] === step) agreement += (a[i] ?? 0) * (b[j] ?? 0);
    }
    return agreement < 0 ? -1 : 1;
  };
  return [sign(previous.x, next.x), sign(previous.y, next.y)];
}

/** How far the end lies from the start, and how long the way was; both within the plane. */
export function pathLengths(path: PathData): { apart: number; along: number } {
  let along = 0;
  for (let i = 1; i < path.x.length; i += 1) {
    along += Math.hypot(
      (path.x[i] ?? 0) - (path.x[i - 1] ?? 0),
      (path.y[i] ?? 0) - (path.y[i - 1] ?? 0),
    );
  }
  const last = Math.max(0, path.x.length - 1);
  const apart = Math.hypot(
    (path.x[last] ?? 0) - (path.x[0] ?? 0),
    (path.y[last] ?? 0) - (path.y[0] ?? 0),
  );
  return { apart, along };
}

export function pathSummary(path: PathData): string {
  const last = path.step.length - 1;
  const [first, second] = path.explained;
  const { apart, along } = pathLengths(path);
  return (
    `Path of the weights over ${count(path.step[last] ?? 0)} steps in the plane of its two main ` +
    `directions, which hold ${percent(first)} and ${percent(second)} of its variance. ` +
    `It ends ${digits(apart)} from its start, by a way ${digits(along)} long.`
  );
}

export function pathTicks(view: PathView, across: boolean): number[] {
  const [low, high] = across ? [view.left, view.right] : [view.bottom, view.top];
  const pixels = (high - low) * view.unit;
  return ticks(low, high, Math.max(2, Math.floor(pixels / (across ? 80 : 50))));
}
