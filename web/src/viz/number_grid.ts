// A matrix as a grid of squares: coloured by sign, the numbers written in where there is room, some
// squares marked. Around a picture may stand the zeros that padding adds.
import { readableOn, type Rgb } from './colour';
import { digits } from './format';
import { hatch } from './hatch';
import { type Palette, signColour, signIndex } from './palette';

/** A square by its place in the picture; those of the padding lie below 0 or beyond the last. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

/**
 * tap: read by the window; winner: the one that counts; source: where a gradient came from; window:
 * a frame around `rows` x `columns` squares from a place on.
 */
export type Mark =
  | { readonly kind: 'tap' | 'winner' | 'chosen'; readonly places: readonly Place[] }
  | {
      readonly kind: 'window';
      readonly place: Place;
      readonly rows: number;
      readonly columns: number;
    };

export interface NumberGrid {
  readonly rows: number;
  readonly columns: number;
  /** Row by row; fewer than there are squares: the rest is blank. */
  readonly values: ArrayLike<number>;
  /** ± this is the full colour. */
  readonly bound: number;
  /** Rows and columns of zeros on each side. */
  readonly padding?: number;
  /** These numbers are gradients. */
  readonly gradient?: boolean;
  /** Which squares have been worked out; absent: all. */
  readonly known?: (at: number) => boolean;
  readonly marks?: readonly Mark[];
}

/** From this many CSS pixels on a square has room for its number. */
export const ROOM_FOR_NUMBER = 27;

/** Side of a square: as large as fits, whole pixels, so that every square is as large as the next. */
export function squareSide(grid: NumberGrid, width: number, largest: number): number {
  const across = grid.columns + 2 * (grid.padding ?? 0);
  return Math.max(2, Math.min(largest, Math.floor(width / across)));
}

export function gridSize(grid: NumberGrid, side: number): { width: number; height: number } {
  const around = 2 * (grid.padding ?? 0);
  return { width: (grid.columns + around) * side, height: (grid.rows + around) * side };
}

/** The square at a point of the drawing, held inside the picture; null without any square. */
export function placeAt(grid: NumberGrid, side: number, x: number, y: number): Place | null {
  if (grid.rows < 1 || grid.columns < 1) return null;
  const padding = grid.padding ?? 0;
  const inside = (at: number, last: number): number => Math.max(0, Math.min(last, at));
  return {
    row: inside(Math.floor(y / side) - padding, grid.rows - 1),
    column: inside(Math.floor(x / side) - padding, grid.columns - 1),
  };
}

export function drawNumberGrid(
  context: CanvasRenderingContext2D,
  grid: NumberGrid,
  side: number,
  ratio: number,
  palette: Palette,
): void {
  const padding = grid.padding ?? 0;
  const gap = side >= 9 ? 1 : 0;
  context.font = `500 ${String(side >= 38 ? 13 : side >= 32 ? 11.5 : 10)}px ${palette.mono}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  for (let row = -padding; row < grid.rows + padding; row += 1) {
    for (let column = -padding; column < grid.columns + padding; column += 1) {
      const x = (column + padding) * side;
      const y = (row + padding) * side;
      const outside = row < 0 || column < 0 || row >= grid.rows || column >= grid.columns;
      if (outside) drawZero(context, x, y, side, palette);
      else
        drawSquare(context, grid, row * grid.columns + column, { x, y, side, gap, ratio }, palette);
    }
  }
  for (const mark of grid.marks ?? []) drawMark(context, mark, padding, side, palette);
}

interface Square {
  x: number;
  y: number;
  side: number;
  gap: number;
  ratio: number;
}

function drawSquare(
  context: CanvasRenderingContext2D,
  grid: NumberGrid,
  at: number,
  { x, y, side, gap, ratio }: Square,
  palette: Palette,
): void {
  const value = grid.values[at];
  const known = value !== undefined && (grid.known?.(at) ?? true);
  if (!known) {
    context.fillStyle = palette.css.line;
    const dot = Math.max(1, side / 10);
    context.fillRect(x + side / 2 - dot / 2, y + side / 2 - dot / 2, dot, dot);
    return;
  }
  context.fillStyle = signColour(palette, value, grid.bound);
  context.fillRect(x, y, side - gap, side - gap);
  const strong = Math.abs(value) > grid.bound / 50;
  if (grid.gradient === true && strong) {
    context.globalAlpha = 0.3;
    context.fillStyle = hatch(context, palette.css.ink, ratio);
    context.fillRect(x, y, side - gap, side - gap);
    context.globalAlpha = 1;
  }
  if (side < ROOM_FOR_NUMBER) return;
  if (grid.gradient === true && strong) {
    // Stripes behind a number would make it hard to read.
    context.fillStyle = signColour(palette, value, grid.bound);
    context.fillRect(x + 2, y + side / 2 - 8, side - gap - 4, 16);
  }
  context.fillStyle = textOn(palette, value, grid.bound);
  context.fillText(shortNumber(value, side), x + (side - gap) / 2, y + (side - gap) / 2 + 0.5);
}

/** A zero of the padding: there, but not of the picture. */
function drawZero(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  side: number,
  palette: Palette,
): void {
  context.strokeStyle = palette.css.line;
  context.lineWidth = 1;
  context.setLineDash([2, 2]);
  context.strokeRect(x + 0.5, y + 0.5, side - 2, side - 2);
  context.setLineDash([]);
  if (side < 18) return;
  context.fillStyle = palette.css.soft;
  context.fillText('0', x + side / 2, y + side / 2 + 0.5);
}

function drawMark(
  context: CanvasRenderingContext2D,
  mark: Mark,
  padding: number,
  side: number,
  palette: Palette,
): void {
  const left = (column: number): number => (column + padding) * side;
  if (mark.kind === 'window') {
    const [x, y] = [left(mark.place.column), left(mark.place.row)];
    outlined(context, palette, 2.5, x - 0.5, y - 0.5, mark.columns * side, mark.rows * side);
    return;
  }
  for (const { row, column } of mark.places) {
    const [x, y] = [left(column), left(row)];
    if (mark.kind === 'winner') drawCrown(context, x, y, side, palette);
    else outlined(context, palette, mark.kind === 'chosen' ? 2.5 : 1.25, x, y, side - 1, side - 1);
  }
}

/** Ink on a thin ground of the card's colour, so that it stands out on any square. */
function outlined(
  context: CanvasRenderingContext2D,
  palette: Palette,
  thick: number,
  x: number,
  y: number,
  width: number,
  height: number,
): void {
  context.strokeStyle = palette.css.card;
  context.lineWidth = thick + 1.5;
  context.strokeRect(x, y, width, height);
  context.strokeStyle = palette.css.ink;
  context.lineWidth = thick;
  context.strokeRect(x, y, width, height);
}

/** A ring: this one won. Its own form, because colour and frame say other things already. */
function drawCrown(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  side: number,
  palette: Palette,
): void {
  const middle = (side - 1) / 2;
  for (const [colour, thick] of [
    [palette.css.card, 3.5],
    [palette.css.ink, 2],
  ] as const) {
    context.strokeStyle = colour;
    context.lineWidth = thick;
    context.beginPath();
    context.arc(x + middle, y + middle, Math.max(2, middle - 2), 0, 7);
    context.stroke();
  }
}

function textOn(palette: Palette, value: number, bound: number): string {
  const word = palette.sign[signIndex(value, bound)] ?? 0;
  const ground: Rgb = [word & 255, (word >>> 8) & 255, (word >>> 16) & 255];
  const [red, green, blue] = readableOn(ground, palette.rgb.ink);
  return `rgb(${String(Math.round(red))} ${String(Math.round(green))} ${String(Math.round(blue))})`;
}

/** As many digits as a square holds. */
export function shortNumber(value: number, side: number): string {
  const size = Math.abs(value);
  if (size < 0.005) return '0';
  const roomy = side >= 38;
  if (size >= 99.5) return digits(Math.round(value), 4);
  const places = size >= 9.95 ? (roomy ? 1 : 0) : roomy ? 2 : 1;
  const text = value.toFixed(Number(value.toFixed(places)) === 0 ? 2 : places);
  const short = text.includes('.') ? text.replace(/\.?0+$/, '') : text;
  return short.replace(/^(-?)0\./, '$1.').replace('-', '−');
}
