// Points of the plane while they are painted: a mark of its own shape and colour for every class, or the sign
// of a target; axes through 0; the brush where the pointer or the keyboard's cross is.
import { css, mix, type Rgb } from './colour';
import { signColour, type Palette } from './palette';
import type { Size } from './surface';

export interface MarkedPoint {
  x: number;
  y: number;
  label: number;
}

export interface PaintedPlane {
  points: readonly MarkedPoint[];
  /** Targets -1..1 in the place of classes. */
  regression: boolean;
  /** The plane goes from minus this to this. */
  side: number;
  /** Where the brush is, and how far it reaches; null: nowhere. */
  brush: { x: number; y: number; radius: number } | null;
}

const MARK = 4;

/** From the plane to the square canvas: y grows upwards there. */
export function toCanvas(value: number, side: number, pixels: number): number {
  return ((value + side) / (2 * side)) * pixels;
}

/** The first two are the sign colours, as in all pictures; then colours apart from these and from each other. */
export function classColour(palette: Palette, label: number): string {
  const { negative, positive, good, ink, soft, accent } = palette.rgb;
  const violet: Rgb = palette.dark ? [190, 150, 235] : [118, 72, 170];
  const list: Rgb[] = [
    negative,
    positive,
    good,
    violet,
    mix(ink, soft, 0.3),
    mix(accent, good, 0.3),
  ];
  return css(list[label] ?? ink);
}

export function drawPaintedPlane(
  context: CanvasRenderingContext2D,
  { width, height }: Size,
  palette: Palette,
  plane: PaintedPlane,
): void {
  const { side } = plane;
  const place = (x: number, y: number): [number, number] => [
    toCanvas(x, side, width),
    height - toCanvas(y, side, height),
  ];
  drawAxes(context, width, height, palette, side);
  for (const point of plane.points) {
    const [x, y] = place(point.x, point.y);
    context.fillStyle = plane.regression
      ? signColour(palette, point.label, 1)
      : classColour(palette, point.label);
    context.strokeStyle = palette.css.card;
    context.lineWidth = 1;
    context.beginPath();
    tracePointMark(context, x, y, markOf(point.label, plane.regression));
    context.fill();
    context.stroke();
  }
  if (!plane.brush) return;
  const [x, y] = place(plane.brush.x, plane.brush.y);
  const reach = Math.max(3, (plane.brush.radius / (2 * side)) * width);
  context.strokeStyle = palette.css.ink;
  context.lineWidth = 1.5;
  context.beginPath();
  context.arc(x, y, reach, 0, 2 * Math.PI);
  context.moveTo(x - 5, y);
  context.lineTo(x + 5, y);
  context.moveTo(x, y - 5);
  context.lineTo(x, y + 5);
  context.stroke();
}

function drawAxes(
  context: CanvasRenderingContext2D,
  width: number,
  height: number,
  palette: Palette,
  side: number,
): void {
  context.strokeStyle = palette.css.line;
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(width / 2, 0);
  context.lineTo(width / 2, height);
  context.moveTo(0, height / 2);
  context.lineTo(width, height / 2);
  context.stroke();
  context.fillStyle = palette.css.soft;
  context.font = `11px ${palette.sans}`;
  context.textAlign = 'right';
  context.fillText(`x ${String(side)}`, width - 5, height / 2 - 5);
  context.textAlign = 'left';
  context.fillText(`y ${String(side)}`, width / 2 + 5, 14);
}

type Mark = 'circle' | 'square' | 'up' | 'diamond' | 'down' | 'cross';
const MARKS: readonly Mark[] = ['circle', 'square', 'up', 'diamond', 'down', 'cross'];

/** Negative targets are round, positive ones square. */
export function markOf(label: number, regression: boolean): Mark {
  if (regression) return label < 0 ? 'circle' : 'square';
  return MARKS[label] ?? 'circle';
}

const CORNERS: Record<Exclude<Mark, 'circle'>, readonly [number, number][]> = {
  square: [
    [-0.85, -0.85],
    [0.85, -0.85],
    [0.85, 0.85],
    [-0.85, 0.85],
  ],
  up: [
    [0, -1.15],
    [1.05, 0.8],
    [-1.05, 0.8],
  ],
  diamond: [
    [0, -1.2],
    [1.2, 0],
    [0, 1.2],
    [-1.2, 0],
  ],
  down: [
    [0, 1.15],
    [1.05, -0.8],
    [-1.05, -0.8],
  ],
  cross: [
    [-0.4, -1.15],
    [0.4, -1.15],
    [0.4, -0.4],
    [1.15, -0.4],
    [1.15, 0.4],
    [0.4, 0.4],
    [0.4, 1.15],
    [-0.4, 1.15],
    [-0.4, 0.4],
    [-1.15, 0.4],
    [-1.15, -0.4],
    [-0.4, -0.4],
  ],
};

export function tracePointMark(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  mark: Mark,
  size = MARK,
): void {
  if (mark === 'circle') {
    context.arc(x, y, size, 0, 2 * Math.PI);
    return;
  }
  CORNERS[mark].forEach(([dx, dy], index) => {
    if (index === 0) context.moveTo(x + dx * size, y + dy * size);
    else context.lineTo(x + dx * size, y + dy * size);
  });
  context.closePath();
}
