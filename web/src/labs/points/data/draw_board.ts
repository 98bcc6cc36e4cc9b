// The board to paint on: the points as everywhere in this lab, and the brush where the pointer or the cross is.
import { drawAxes, drawPoints, placeOf, planeSide } from '../../../viz/plane';
import type { Palette } from '../../../viz/palette';
import type { Size } from '../../../viz/surface';
import type { PlanePoint } from '../../../engine/api';

export interface Board {
  points: readonly PlanePoint[];
  /** Targets -1..1 in the place of classes. */
  regression: boolean;
  /** Where the brush is, and how far it reaches; null: nowhere. */
  brush: { x: number; y: number; radius: number } | null;
}

const MARK = 4;
const CROSS = 5;

export function drawBoard(
  context: CanvasRenderingContext2D,
  size: Size,
  palette: Palette,
  { points, regression, brush }: Board,
): void {
  const { width } = size;
  drawAxes(context, size, palette);
  const rows = Float32Array.from(points.flatMap(({ x, y, label }) => [x, y, label]));
  const style = { outputs: regression ? 1 : 2, hollow: false, bound: 1, radius: MARK };
  drawPoints(context, rows, width, style, palette);
  if (!brush) return;
  const [x, y] = placeOf(brush.x, brush.y, width);
  const reach = Math.max(3, (brush.radius / (2 * planeSide)) * width);
  context.strokeStyle = palette.css.ink;
  context.lineWidth = 1.5;
  context.beginPath();
  context.arc(x, y, reach, 0, 2 * Math.PI);
  context.moveTo(x - CROSS, y);
  context.lineTo(x + CROSS, y);
  context.moveTo(x, y - CROSS);
  context.lineTo(x, y + CROSS);
  context.stroke();
}
