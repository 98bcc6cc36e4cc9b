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
/** It reaches as far beyond the picture as a grip at the edge does, and a little more. */
export const OVER = 10;

function within(number: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, number));
}

/** Beyond the picture there is nothing to take hold of. */
export function isOn({ along, x, y }: ChartHandle, plane: ChartPlane): boolean {
  const at = along === 'x' ? plane.toX(x) - plane.left : plane.toY(y) - plane.top;
  return at >= -1 && at <= (along === 'x' ? plane.width : plane.height) + 1;
}

/** The strip within the chart's host, and the grip within the strip, in CSS pixels. */
export interface HandlePlace {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly grip: { readonly x: number; readonly y: number };
}

function stripOf({ along, x, y }: ChartHandle, plane: ChartPlane): HandlePlace {
  const gripX = within(plane.toX(x), plane.left, plane.left + plane.width);
  const gripY = within(plane.toY(y), plane.top, plane.top + plane.height);
  if (along === 'x') {
    return {
      left: gripX - THICK / 2,
      top: plane.top - OVER,
      width: THICK,
      height: plane.height + 2 * OVER,
      grip: { x: THICK / 2, y: gripY - plane.top + OVER },
    };
  }
  return {
    left: plane.left - OVER,
    top: gripY - THICK / 2,
    width: plane.width + 2 * OVER,
    height: THICK,
    grip: { x: gripX - plane.left + OVER, y: THICK / 2 },
  };
}

/**
 * The handles that are on the picture, so placed that each can be taken: strips along the same axis share the room
 * between them, and those that move sideways lie over those that move up and down, whose grips stand aside for them.
 */
export function placedHandles(
  handles: readonly ChartHandle[],
  plane: ChartPlane,
): { handle: ChartHandle; place: HandlePlace }[] {
  const on = handles.filter((handle) => isOn(handle, plane));
  const placed = on.map((handle) => ({ handle, place: stripOf(handle, plane) }));
  const upright = apart(
    placed.filter(({ handle }) => handle.along === 'x'),
    'left',
    'width',
    'x',
  );
  const level = apart(
    placed.filter(({ handle }) => handle.along === 'y'),
    'top',
    'height',
    'y',
  );
  const aside = level.map(({ handle, place }) => ({
    handle,
    place: { ...place, grip: { ...place.grip, x: clearOf(upright, place) } },
  }));
  // In their own order: an element that is moved loses the pointer that drags it.
  return on.flatMap((handle) => [...aside, ...upright].filter((one) => one.handle === handle));
}

interface Placed {
  readonly handle: ChartHandle;
  readonly place: HandlePlace;
}

/** Each strip ends half way to its neighbour; of two at the same place each has its half. */
function apart(
  placed: readonly Placed[],
  from: 'left' | 'top',
  size: 'width' | 'height',
  across: 'x' | 'y',
): Placed[] {
  const middle = ({ place }: Placed): number => place[from] + place.grip[across];
  const sorted = [...placed].sort((a, b) => middle(a) - middle(b));
  const edges = sorted.slice(1).map((one, at) => {
    const before = sorted[at];
    return before ? (middle(before) + middle(one)) / 2 : -Infinity;
  });
  return sorted.map((one, at) => {
    const low = Math.max(one.place[from], edges[at - 1] ?? -Infinity);
    const high = Math.min(one.place[from] + one.place[size], edges[at] ?? Infinity);
    const grip = { ...one.place.grip, [across]: middle(one) - low };
    return { handle: one.handle, place: { ...one.place, [from]: low, [size]: high - low, grip } };
  });
}

/** A grip's place to the left of all strips that would lie over it. */
function clearOf(upright: readonly Placed[], { left, grip }: HandlePlace): number {
  let { x } = grip;
  for (const { place } of [...upright].reverse()) {
    const from = place.left - left;
    if (x + THICK / 2 > from && x - THICK / 2 < from + place.width) x = from - THICK / 2;
  }
  return x < 0 ? grip.x : x;
}

/** What the option becomes where the pointer is. */
export function valueAt(
  handle: ChartHandle,
  plane: ChartPlane,
  pointer: { x: number; y: number },
): number {
  return handle.meaning(handle.along === 'x' ? plane.atX(pointer.x) : plane.atY(pointer.y));
}
