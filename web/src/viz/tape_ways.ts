// The lines of a graph as SVG paths: they leave and arrive along the direction of the flow and bend between.
import type { Point } from './tape_layout';

/** A smooth path through points; `down`: the flow goes downwards, not to the right. */
export function wayPath(points: readonly Point[], down: boolean): string {
  const [first, ...rest] = points;
  if (!first) return '';
  let path = `M${pair(first)}`;
  let from = first;
  for (const to of rest) {
    const reach = (down ? to.y - from.y : to.x - from.x) / 2;
    const leaving = down ? { x: from.x, y: from.y + reach } : { x: from.x + reach, y: from.y };
    const arriving = down ? { x: to.x, y: to.y - reach } : { x: to.x - reach, y: to.y };
    path += `C${pair(leaving)} ${pair(arriving)} ${pair(to)}`;
    from = to;
  }
  return path;
}

/** A small arrowhead at the end of a way, or at its beginning for what flows back. */
export function arrowHead(at: Point, towards: 'right' | 'down' | 'left' | 'up', size = 5): string {
  const forwards = towards === 'right' || towards === 'down' ? 1 : -1;
  const upright = towards === 'down' || towards === 'up';
  const corner = (side: number): Point =>
    upright
      ? { x: at.x + side * size * 0.7, y: at.y - forwards * size * 1.4 }
      : { x: at.x - forwards * size * 1.4, y: at.y + side * size * 0.7 };
  return `M${pair(at)}L${pair(corner(-1))}L${pair(corner(1))}Z`;
}

function pair({ x, y }: Point): string {
  return `${short(x)},${short(y)}`;
}

function short(value: number): string {
  return String(Math.round(value * 10) / 10);
}
