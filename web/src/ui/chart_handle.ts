// A handle on a chart: one option, dragged along one axis. Where it stands, and what a place means. Pure.
import type { OptionSpec } from '../engine/api';
import type { ChartPlane } from '../viz/chart';

export interface ChartHandle {
  readonly name: string;
  /** What it sets, for readers. */
  readonly label: string;
  readonly along: 'x' | 'y';
  /** On the chart's axes. The grip is there; the line runs across the other axis. */
  readonly x: number;
  readonly y: number;
  readonly spec: OptionSpec;
  readonly value: number;
  /** The option's value where the line stands at a place of its axis. */
  readonly meaning: (place: number) => number;
  readonly onchange: (value: number) => void;
}

/** The strip that can be taken hold of. */
const THICK = 24;

function within(number: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, number));
}

/** Beyond the picture there is nothing to take hold of. */
export function isOn({ along, x, y }: ChartHandle, plane: ChartPlane): boolean {
  const at = along === 'x' ? plane.toX(x) - plane.left : plane.toY(y) - plane.top;
  return at >= -1 && at <= (along === 'x' ? plane.width : plane.height) + 1;
}

/** The strip within the chart's host, and the grip within the strip, in CSS pixels. */
export function placeOf(
  { along, x, y }: ChartHandle,
  plane: ChartPlane,
): { left: number; top: number; width: number; height: number; grip: { x: number; y: number } } {
  const gripX = within(plane.toX(x), plane.left, plane.left + plane.width);
  const gripY = within(plane.toY(y), plane.top, plane.top + plane.height);
  if (along === 'x') {
    return {
      left: gripX - THICK / 2,
      top: plane.top,
      width: THICK,
      height: plane.height,
      grip: { x: THICK / 2, y: gripY - plane.top },
    };
  }
  return {
    left: plane.left,
    top: gripY - THICK / 2,
    width: plane.width,
    height: THICK,
    grip: { x: gripX - plane.left, y: THICK / 2 },
  };
}

/** What the option becomes where the pointer is. */
export function valueAt(
  handle: ChartHandle,
  plane: ChartPlane,
  pointer: { x: number; y: number },
): number {
  return handle.meaning(handle.along === 'x' ? plane.atX(pointer.x) : plane.atY(pointer.y));
}
