// Pictures moved by whole pixels, and how much of one picture another still is. What is compared are the
// core's numbers; here they are only counted. Pure.

export interface Shift {
  readonly row: number;
  readonly column: number;
}

/** `count` pictures of height x width, moved down and to the right; zeros come in at the edge. */
export function shifted(
  values: ArrayLike<number>,
  height: number,
  width: number,
  { row, column }: Shift,
): Float32Array {
  const moved = new Float32Array(values.length);
  for (let at = 0; at < values.length; at += 1) {
    const y = Math.floor((at % (height * width)) / width) - row;
    const x = (at % width) - column;
    if (y < 0 || x < 0 || y >= height || x >= width) continue;
    moved[at] = values[at - row * width - column] ?? 0;
  }
  return moved;
}

/** Within this part of the scale two numbers count as the same. */
export const SAME = 0.05;

/**
 * Which share of the active numbers is the same in both: of those that are more than SAME of the scale
 * away from zero in one of them. 1 where none is active.
 */
export function shareAlike(a: ArrayLike<number>, b: ArrayLike<number>, bound: number): number {
  const least = SAME * bound;
  let [active, alike] = [0, 0];
  for (let at = 0; at < a.length; at += 1) {
    const [one, other] = [a[at] ?? 0, b[at] ?? 0];
    if (Math.abs(one) <= least && Math.abs(other) <= least) continue;
    active += 1;
    if (Math.abs(one - other) <= least) alike += 1;
  }
  return active === 0 ? 1 : alike / active;
}

/** "2 right, 1 down", "not moved" */
export function shiftText({ row, column }: Shift): string {
  const parts = [
    column === 0 ? '' : `${String(Math.abs(column))} ${column > 0 ? 'right' : 'left'}`,
    row === 0 ? '' : `${String(Math.abs(row))} ${row > 0 ? 'down' : 'up'}`,
  ].filter((part) => part !== '');
  return parts.length === 0 ? 'not moved' : parts.join(', ');
}
