// Sheets of small signed pictures on a strict grid: feature maps, filters, strips of units.

import { PixelSheet, drawCrisp, paintSigned } from './heatmap';
import type { Palette } from './palette';

/** How `count` pictures of `width` x `height` numbers are laid out, in CSS pixels. */
export interface TileGrid {
  readonly count: number;
  readonly columns: number;
  readonly rows: number;
  /** Numbers across and down one picture. */
  readonly across: number;
  readonly down: number;
  /** Size of one picture and the space between two. */
  readonly tileWidth: number;
  readonly tileHeight: number;
  readonly gap: number;
  readonly width: number;
  readonly height: number;
}

/** Where the numbers of a picture lie: value(tile, i) = values[tile * tileStride + i * stride]. */
export interface TileSource {
  readonly values: ArrayLike<number>;
  readonly tileStride: number;
  readonly stride: number;
}

/**
 * The size of one number on the screen: a whole count of device pixels, as large as fits in
 * `target` CSS pixels for the whole side, so that every number is drawn equally large.
 */
export function cellSize(numbers: number, target: number, ratio: number): number {
  return Math.max(1, Math.floor((target * ratio) / numbers)) / ratio;
}

export function tileGrid(options: {
  count: number;
  across: number;
  down: number;
  columns: number;
  /** Longest side of a picture. */
  target: number;
  gap: number;
  ratio: number;
}): TileGrid {
  const { count, across, down, gap } = options;
  const columns = Math.max(1, Math.min(options.columns, count));
  const rows = Math.ceil(count / columns);
  const cell = cellSize(Math.max(across, down), options.target, options.ratio);
  const tileWidth = across * cell;
  const tileHeight = down * cell;
  return {
    count,
    columns,
    rows,
    across,
    down,
    tileWidth,
    tileHeight,
    gap,
    width: columns * tileWidth + (columns - 1) * gap,
    height: rows * tileHeight + Math.max(0, rows - 1) * gap,
  };
}

/** Left upper corner of a picture. */
export function tilePlace(grid: TileGrid, tile: number): { x: number; y: number } {
  const column = tile % grid.columns;
  const row = Math.floor(tile / grid.columns);
  return { x: column * (grid.tileWidth + grid.gap), y: row * (grid.tileHeight + grid.gap) };
}

/** The picture and the number in it at a point, or null between pictures. */
export function tileAt(
  grid: TileGrid,
  x: number,
  y: number,
): { tile: number; column: number; row: number } | null {
  const across = Math.floor(x / (grid.tileWidth + grid.gap));
  const down = Math.floor(y / (grid.tileHeight + grid.gap));
  if (x < 0 || y < 0 || across >= grid.columns) return null;
  const tile = down * grid.columns + across;
  const column = Math.floor(((x - tilePlace(grid, tile).x) / grid.tileWidth) * grid.across);
  const row = Math.floor(((y - tilePlace(grid, tile).y) / grid.tileHeight) * grid.down);
  if (tile >= grid.count || column >= grid.across || row >= grid.down) return null;
  return { tile, column, row };
}

/** Draws all pictures of a sheet with one scale. Keep one PixelSheet per place on the page. */
export function drawTiles(
  context: CanvasRenderingContext2D,
  sheet: PixelSheet,
  grid: TileGrid,
  source: TileSource,
  bound: number,
  palette: Palette,
): void {
  const { across, down, count } = grid;
  const numbers = across * down;
  const words = sheet.words(across, down * count);
  for (let tile = 0; tile < count; tile += 1) {
    paintSigned(
      words,
      tile * numbers,
      source.values,
      tile * source.tileStride,
      source.stride,
      numbers,
      bound,
      palette,
    );
  }
  const canvas = sheet.show();
  for (let tile = 0; tile < count; tile += 1) {
    const { x, y } = tilePlace(grid, tile);
    drawCrisp(
      context,
      canvas,
      { x: 0, y: tile * down, width: across, height: down },
      { x, y, width: grid.tileWidth, height: grid.tileHeight },
    );
  }
}

/** A thin frame around one picture: the chosen one. */
export function frameTile(
  context: CanvasRenderingContext2D,
  grid: TileGrid,
  tile: number,
  colour: string,
): void {
  const { x, y } = tilePlace(grid, tile);
  context.strokeStyle = colour;
  context.lineWidth = 2;
  context.strokeRect(x - 1, y - 1, grid.tileWidth + 2, grid.tileHeight + 2);
}
