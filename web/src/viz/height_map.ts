// A function of two numbers on a square: levels for its contours, its shades, its height in 3-D, and where
// a place of the plane is on the canvas.
import { contours } from 'd3-contour';

export interface HeightMap {
  readonly side: number;
  /** side x side values, the lowest row first, edges included. */
  readonly values: Float32Array;
  /** Left, right, bottom, top. */
  readonly bounds: readonly [number, number, number, number];
}

/** Contours: as many shades as there are levels, and one for what lies below the first. */
const levelCount = 16;
/** Shares of the map below extra levels, where valleys are narrow. */
const deepShares = [0.002, 0.01, 0.03];

/** Finite values of a map, rising. */
export function sortedValues({ values }: HeightMap): Float32Array {
  return values.filter((value) => Number.isFinite(value)).sort();
}

/** Values below which fixed shares of the map lie: shades then take in equal areas, however steep it is. */
export function contourLevels(sorted: Float32Array): number[] {
  const shares = [
    ...deepShares,
    ...Array.from({ length: levelCount - 1 }, (_, i) => (i + 1) / levelCount),
  ];
  const levels = shares.map((share) => sorted[Math.floor(share * (sorted.length - 1))] ?? 0);
  return [...new Set(levels)].filter((level) => level > (sorted[0] ?? 0));
}

/** A closed line in coordinates of the plane: x, y, x, y, … */
export type Ring = readonly number[];

export interface Band {
  readonly level: number;
  /** Whatever is at or above the level. */
  readonly rings: readonly Ring[];
}

export function contourBands(map: HeightMap, levels: readonly number[]): Band[] {
  const { side, bounds } = map;
  const [left, right, bottom, top] = bounds;
  const cell = side - 1;
  // d3 puts the number of a place in the middle of its cell.
  const acrossAt = (at: number): number => left + ((at - 0.5) / cell) * (right - left);
  const downAt = (at: number): number => bottom + ((at - 0.5) / cell) * (top - bottom);
  const highest = levels[levels.length - 1] ?? 0;
  const filled = Array.from(map.values, (value) => (Number.isFinite(value) ? value : highest + 1));
  return contours()
    .size([side, side])
    .thresholds([...levels])(filled)
    .map(({ value, coordinates }) => ({
      level: value,
      rings: coordinates
        .flat()
        .map((ring) => ring.flatMap((p) => [acrossAt(p[0] ?? 0), downAt(p[1] ?? 0)])),
    }));
}

/** Height for drawing in 3-D, 0 at the lowest: log(1 + loss ÷ middle loss), so that cliffs leave room for valleys. */
export function heightScale(sorted: Float32Array): (value: number) => number {
  const lowest = sorted[0] ?? 0;
  const middle = (sorted[sorted.length >> 1] ?? 1) - lowest || 1;
  const raw = (value: number): number => Math.log1p(Math.max(0, value - lowest) / middle);
  const most = raw(sorted[sorted.length - 1] ?? 1) || 1;
  return (value) => Math.min(1, raw(value) / most);
}

export interface MapView {
  /** The frame, in CSS pixels. */
  readonly left: number;
  readonly top: number;
  readonly side: number;
  toX(x: number): number;
  toY(y: number): number;
  fromX(pixels: number): number;
  fromY(pixels: number): number;
}

/** Room around the frame for the axes' numbers. */
const margin = { left: 34, right: 8, top: 8, bottom: 24 };

/** How high a canvas of that width must be for the square to fill it. */
export function mapHeight(width: number): number {
  return Math.max(0, width - margin.left - margin.right) + margin.top + margin.bottom;
}

export function mapView(bounds: HeightMap['bounds'], width: number, height: number): MapView {
  const [left, right, , top] = bounds;
  const side = Math.max(
    1,
    Math.min(width - margin.left - margin.right, height - margin.top - margin.bottom),
  );
  const unit = side / (right - left);
  const [frameLeft, frameTop] = [margin.left, margin.top];
  return {
    left: frameLeft,
    top: frameTop,
    side,
    toX: (x) => frameLeft + (x - left) * unit,
    toY: (y) => frameTop + (top - y) * unit,
    fromX: (pixels) => left + (pixels - frameLeft) / unit,
    fromY: (pixels) => top - (pixels - frameTop) / unit,
  };
}
