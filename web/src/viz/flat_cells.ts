// Marks on a tensor's cells where an activation is flat: one stroke for a cell that lets no gradient through, a
// cross for a unit that never does, a ring for one that is saturated. What stands where is given.
import type { Palette } from './palette';
import { placeOf, type TensorTiles } from './tensor_tiles';
import { tilePlace, type TileGrid } from './tiles';

export interface FlatCells {
  /** Of one example, a cell each: 0 open, 1 saturated, 2 dead. */
  readonly cells: ArrayLike<number>;
  /** Of each unit, or channel: the share of its cells in the whole batch that are dead. */
  readonly dead: readonly number[];
}

/** Smaller cells have no room for a mark: only whole pictures are crossed out. */
const ROOM = 8;

export function drawFlat(
  context: CanvasRenderingContext2D,
  palette: Palette,
  tiles: TensorTiles,
  grid: TileGrid,
  flat: FlatCells,
): void {
  context.strokeStyle = palette.css.ink;
  context.lineWidth = 1.25;
  if (asPictures(tiles, flat)) {
    flat.dead.forEach((share, tile) => {
      const { x, y } = tilePlace(grid, tile);
      if (share === 1) cross(context, x, y, grid.tileWidth, grid.tileHeight);
    });
  }
  if (!hasRoom(tiles, grid)) return;
  const unitSize = flat.cells.length / flat.dead.length;
  for (let index = 0; index < flat.cells.length; index += 1) {
    const { x, y, size } = placeOf(tiles, grid, index);
    const inset = size / 4;
    const side = size - 2 * inset;
    if (flat.cells[index] === 1) {
      context.beginPath();
      context.arc(x + size / 2, y + size / 2, side / 2, 0, 7);
      context.stroke();
    } else if (flat.cells[index] === 2 && flat.dead[Math.floor(index / unitSize)] === 1) {
      cross(context, x + inset, y + inset, side, side);
    } else if (flat.cells[index] === 2) {
      stroke(context, x + inset, y + inset + side, x + inset + side, y + inset);
    }
  }
}

/** What the marks that are there mean. */
export function flatKey(tiles: TensorTiles, grid: TileGrid, { cells, dead }: FlatCells): string[] {
  const never = dead.some((share) => share === 1);
  const pictures = asPictures(tiles, { cells, dead });
  const key: string[] = [];
  if (hasRoom(tiles, grid)) {
    if (Array.from(cells).includes(2)) key.push('╱ lets no gradient through for this example');
    if (never) key.push('✕ for none of the batch: dead');
    if (Array.from(cells).includes(1)) key.push('○ saturated: hardly any');
  } else if (pictures && never) {
    key.push('✕ a map that lets no gradient through anywhere in the batch: dead');
  }
  return key;
}

function asPictures(tiles: TensorTiles, { cells, dead }: FlatCells): boolean {
  return tiles.count === dead.length && cells.length > dead.length;
}

function hasRoom(tiles: TensorTiles, grid: TileGrid): boolean {
  return grid.tileWidth / tiles.across >= ROOM;
}

function cross(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  width: number,
  height: number,
): void {
  stroke(context, x, y, x + width, y + height);
  stroke(context, x, y + height, x + width, y);
}

function stroke(
  context: CanvasRenderingContext2D,
  x0: number,
  y0: number,
  x1: number,
  y1: number,
): void {
  context.beginPath();
  context.moveTo(x0, y0);
  context.lineTo(x1, y1);
  context.stroke();
}
