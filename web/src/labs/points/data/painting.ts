// Points painted on the plane: dabs of a brush, an eraser, another task. Pure; no chance: the points of a
// dab lie as the seeds of a sunflower do, turned a little further by every dab.
import type { PlanePoint } from '../../../engine/api';

/** The plane goes from minus this to this, both ways (core/data/point_dataset.h). */
export const PLANE_SIDE = 6;
/** As the engine takes (core/session/point_sources.h). */
export const MOST_POINTS = 10_000;
export const MOST_CLASSES = 6;

export type Task = 'classification' | 'regression';

export interface Brush {
  /** Class, or target -1..1. */
  label: number;
  /** Points of a dab. */
  amount: number;
  /** How far from its middle they lie. */
  radius: number;
}

const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));
/** Thousandths are finer than any screen shows. */
const GRAIN = 1000;

export function grained(value: number): number {
  return Math.round(value * GRAIN) / GRAIN;
}

export function inPlane(value: number): number {
  return Math.min(PLANE_SIDE, Math.max(-PLANE_SIDE, value));
}

/** With a dab at (x, y); as many of its points as there is room for. Points beyond the edge are left out. */
export function dabbed(
  points: readonly PlanePoint[],
  x: number,
  y: number,
  { label, amount, radius }: Brush,
): PlanePoint[] {
  const more: PlanePoint[] = [];
  for (let i = 0; i < amount && points.length + more.length < MOST_POINTS; i += 1) {
    const angle = (points.length + i) * GOLDEN_ANGLE;
    const distance = amount === 1 ? 0 : radius * Math.sqrt((i + 0.5) / amount);
    const at = {
      x: grained(x + distance * Math.cos(angle)),
      y: grained(y + distance * Math.sin(angle)),
    };
    if (at.x === inPlane(at.x) && at.y === inPlane(at.y)) more.push({ ...at, label });
  }
  return [...points, ...more];
}

/** Without those that lie within `radius` of (x, y); the very list where none does. */
export function erased(
  points: readonly PlanePoint[],
  x: number,
  y: number,
  radius: number,
): readonly PlanePoint[] {
  const left = points.filter((point) => Math.hypot(point.x - x, point.y - y) > radius);
  return left.length === points.length ? points : left;
}

/** The same places for the other task: class 0 is -1, any other 1, and back by the sign. */
export function forTask(points: readonly PlanePoint[], task: Task): PlanePoint[] {
  return points.map((point) => ({
    ...point,
    label: task === 'regression' ? (point.label === 0 ? -1 : 1) : point.label > 0 ? 1 : 0,
  }));
}

/** As many classes as these points have, two at least. */
export function classesOf(points: readonly PlanePoint[]): number {
  return points.reduce((most, { label }) => Math.max(most, label + 1), 2);
}

/** Why the engine would not take a point, or null. */
export function problemOf({ x, y, label }: PlanePoint, task: Task): string | null {
  for (const [name, value] of [
    ['x', x],
    ['y', y],
  ] as const) {
    if (!(Math.abs(value) <= PLANE_SIDE)) {
      return `${name}: expected ${String(-PLANE_SIDE)} to ${String(PLANE_SIDE)}, got ${String(value)}`;
    }
  }
  if (task === 'regression') {
    return Math.abs(label) <= 1 ? null : `target: expected -1 to 1, got ${String(label)}`;
  }
  if (Number.isInteger(label) && label >= 0 && label < MOST_CLASSES) return null;
  return `class: expected a whole number 0 to ${String(MOST_CLASSES - 1)}, got ${String(label)}`;
}
