// How a tensor of any shape is laid out as pictures: which number stands where, and how its cells are named.
import { cellSize, tileGrid, tilePlace, tileAt, type TileGrid, type TileSource } from './tiles';

/** So many pictures of `across` x `down` numbers, `columns` side by side. */
export interface TensorTiles {
  readonly count: number;
  readonly across: number;
  readonly down: number;
  readonly columns: number;
  /** value(tile, i) = values[tile * tileStride + i * stride], i row by row. */
  readonly tileStride: number;
  readonly stride: number;
}

/** A dense layer's inputs, when there are so many, are shown as one picture for each unit: 784 as 28x28. */
const LEAST_PICTURE = 64;

export function tensorTiles(shape: readonly number[]): TensorTiles {
  const sizes = shape.filter((size, axis) => !(size === 1 && axis < shape.length - 2));
  const [a = 1, b = 1, c = 1, d = 1] = sizes;
  if (sizes.length <= 1) return line(a);
  if (sizes.length === 2) return table(a, b);
  if (sizes.length === 3) return maps(a, b, c, Math.ceil(Math.sqrt(a)));
  return maps(a * b, c, d, b === 1 ? Math.ceil(Math.sqrt(a)) : b);
}

function line(count: number): TensorTiles {
  // A short one in a row, a long one wrapped: 128 as 16 x 8.
  const across = count <= 16 ? count : Math.ceil(Math.sqrt(count * 2));
  return {
    count: 1,
    across,
    down: Math.ceil(count / across),
    columns: 1,
    tileStride: count,
    stride: 1,
  };
}

function table(rows: number, columns: number): TensorTiles {
  const down = divisorNearRoot(rows);
  const across = rows / down;
  // Nothing like a square: as it is written, a row for each input.
  if (rows < LEAST_PICTURE || across > 4 * down) {
    return { count: 1, across: columns, down: rows, columns: 1, tileStride: 0, stride: 1 };
  }
  const beside = Math.ceil(Math.sqrt(columns));
  return { count: columns, across, down, columns: beside, tileStride: 1, stride: columns };
}

/** The largest divisor up to the root. */
function divisorNearRoot(count: number): number {
  let best = Math.floor(Math.sqrt(count));
  while (count % best !== 0) best -= 1;
  return best;
}

function maps(count: number, down: number, across: number, columns: number): TensorTiles {
  return { count, across, down, columns, tileStride: across * down, stride: 1 };
}

/** The grid of pictures with cells as large as fit, and where it stays within the bounds. */
export function tensorGrid(
  tiles: TensorTiles,
  most: { width: number; height: number; cell: number },
  ratio: number,
): TileGrid {
  const { count, across, down } = tiles;
  const columns = Math.min(tiles.columns, count);
  const rows = Math.ceil(count / columns);
  const gap = count > 1 ? 3 : 0;
  const wide = (most.width - (columns - 1) * gap) / columns;
  const high = (most.height - (rows - 1) * gap) / rows;
  const cell = Math.min(most.cell, Math.max(1 / ratio, Math.min(wide / across, high / down)));
  const longest = Math.max(across, down);
  const target = cellSize(longest, cell * longest + 1e-6, ratio) * longest + 1e-6;
  return tileGrid({ count, across, down, columns, target, gap, ratio });
}

export function tensorSource(tiles: TensorTiles, values: ArrayLike<number>): TileSource {
  return { values, tileStride: tiles.tileStride, stride: tiles.stride };
}

/** The flat index of the cell at a point of the grid, or null beside all cells. */
export function indexAt(
  tiles: TensorTiles,
  grid: TileGrid,
  size: number,
  x: number,
  y: number,
): number | null {
  const found = tileAt(grid, x, y);
  if (!found) return null;
  const inside = found.row * tiles.across + found.column;
  const index = found.tile * tiles.tileStride + inside * tiles.stride;
  return index < size ? index : null;
}

/** Left upper corner of a cell, and its size. */
export function placeOf(
  tiles: TensorTiles,
  grid: TileGrid,
  index: number,
): { x: number; y: number; size: number } {
  const { tile, inside } =
    tiles.stride > 1
      ? { tile: index % tiles.stride, inside: Math.floor(index / tiles.stride) }
      : tiles.count > 1
        ? { tile: Math.floor(index / tiles.tileStride), inside: index % tiles.tileStride }
        : { tile: 0, inside: index };
  const corner = tilePlace(grid, tile);
  const size = grid.tileWidth / grid.across;
  return {
    x: corner.x + (inside % tiles.across) * size,
    y: corner.y + Math.floor(inside / tiles.across) * size,
    size,
  };
}

/** Where a key leads from a cell: its neighbour in the picture; null for keys that lead nowhere. */
export function neighbour(
  tiles: TensorTiles,
  grid: TileGrid,
  size: number,
  index: number,
  key: string,
): number | null {
  if (key === 'Home') return 0;
  if (key === 'End') return size - 1;
  const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key];
  if (!step) return null;
  const { x, y, size: side } = placeOf(tiles, grid, index);
  const [right = 0, down = 0] = step;
  // From the cell's middle; a step over the gap between two pictures lands in the next one.
  for (const reach of [side, side + grid.gap]) {
    const next = indexAt(
      tiles,
      grid,
      size,
      x + side / 2 + right * reach,
      y + side / 2 + down * reach,
    );
    if (next !== null && next !== index) return next;
  }
  return index;
}

/** [8,28,28], 200 → [0, 7, 4]: counted from 0, as in the formulas. */
export function coordinates(shape: readonly number[], index: number): number[] {
  const places: number[] = [];
  let rest = index;
  for (let axis = shape.length - 1; axis >= 0; axis -= 1) {
    const size = shape[axis] ?? 1;
    places.unshift(rest % size);
    rest = Math.floor(rest / size);
  }
  return places;
}

/** A cell's name: W1[3, 2]; a value of one number has none but its own. */
export function cellName(name: string, shape: readonly number[], index: number): string {
  if (shape.every((size) => size === 1)) return name;
  return `${name}[${coordinates(shape, index).join(', ')}]`;
}
