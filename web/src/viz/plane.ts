// The plane from -6 to 6 as a picture: what a network answers all over it, points on it, axes. The top is
// y = 6. Geometry and words apart from drawing.
import { classCss, classTables, markOf, strengthSteps, type ClassMark } from './class_colours';
import { css, mix } from './colour';
import { PixelSheet, paintSigned } from './heatmap';
import type { Palette } from './palette';
import type { Size } from './surface';

export const planeSide = 6;

export interface PlaneAnswers {
  side: number;
  /** [classes, side, side] beliefs, or [1, side, side] a number. */
  outputs: Float32Array;
  /** [side, side]; empty where a number is predicted. */
  answers: Float32Array;
}

/** Classes, or 1. */
export function planeOutputs({ side, outputs }: PlaneAnswers): number {
  return Math.round(outputs.length / (side * side));
}

/** How sure the answer is: 0 where all classes are equally likely, 1 where one is certain. */
export function strengthOf(belief: number, classes: number): number {
  const even = 1 / classes;
  return Math.min(1, Math.max(0, (belief - even) / (1 - even)));
}

/** Fills the sheet's pixels. `bound`: of a number, the full colour; `discretize`: the answer alone. */
export function paintPlane(
  sheet: PixelSheet,
  plane: PlaneAnswers,
  bound: number,
  discretize: boolean,
  palette: Palette,
): HTMLCanvasElement {
  const { side, outputs, answers } = plane;
  const words = sheet.words(side, side);
  const cells = side * side;
  if (answers.length === 0) {
    const values = discretize ? outputs.map(Math.sign) : outputs;
    paintSigned(words, 0, values, 0, 1, cells, discretize ? 1 : bound, palette);
    return sheet.show();
  }
  const classes = planeOutputs(plane);
  const tables = classTables(palette, classes);
  for (let at = 0; at < cells; at += 1) {
    const answer = answers[at] ?? 0;
    const strength = discretize ? 1 : strengthOf(outputs[answer * cells + at] ?? 0, classes);
    const step = Math.round(strength * (strengthSteps - 1));
    words[at] = tables[answer]?.[step] ?? palette.sign[palette.sign.length - 1] ?? 0;
  }
  return sheet.show();
}

/** Where a point of the plane lies on a square of `across` CSS pixels. */
export function placeOf(x: number, y: number, across: number): [left: number, top: number] {
  const unit = across / (2 * planeSide);
  return [(x + planeSide) * unit, (planeSide - y) * unit];
}

/** The cell of the grid at a place, 0..1 from the left and from the top. */
export function cellAt(left: number, top: number, side: number): number {
  const index = (share: number) => Math.min(side - 1, Math.max(0, Math.floor(share * side)));
  return index(top) * side + index(left);
}

export interface PointStyle {
  /** Classes, or 1 for a number. */
  outputs: number;
  /** Test points are hollow, so that shape and not only colour tells them from the others. */
  hollow: boolean;
  /** Of a number: the full colour. */
  bound: number;
  radius: number;
}

/** Draws rows of x, y and class or target. */
export function drawPoints(
  context: CanvasRenderingContext2D,
  rows: Float32Array,
  across: number,
  { outputs, hollow, bound, radius }: PointStyle,
  palette: Palette,
): void {
  context.lineWidth = hollow ? 1.6 : 1;
  for (let at = 0; at + 2 < rows.length; at += 3) {
    const target = rows[at + 2] ?? 0;
    const [left, top] = placeOf(rows[at] ?? 0, rows[at + 1] ?? 0, across);
    const colour = outputs === 1 ? numberColour(palette, target, bound) : classCss(palette, target);
    context.beginPath();
    tracePath(context, outputs === 1 ? 'circle' : markOf(target), left, top, radius);
    context.fillStyle = hollow ? palette.css.card : colour;
    context.strokeStyle = hollow ? colour : palette.css.card;
    context.fill();
    context.stroke();
  }
}

function numberColour(palette: Palette, value: number, bound: number): string {
  const share = Math.max(-1, Math.min(1, value / bound));
  const end = share < 0 ? palette.rgb.negative : palette.rgb.positive;
  return css(mix(palette.rgb.neutral, end, Math.abs(share)));
}

/** The outline of a class's mark, about as large as a circle of that radius. */
export function tracePath(
  context: CanvasRenderingContext2D,
  mark: ClassMark,
  x: number,
  y: number,
  radius: number,
): void {
  if (mark === 'circle') {
    context.arc(x, y, radius, 0, 2 * Math.PI);
    return;
  }
  const corners = CORNERS[mark];
  corners.forEach(([right, down], place) => {
    const [left, top] = [x + right * radius, y + down * radius];
    if (place === 0) context.moveTo(left, top);
    else context.lineTo(left, top);
  });
  context.closePath();
}

const plus: [number, number][] = [
  ...([
    [-0.4, -1.15],
    [0.4, -1.15],
    [0.4, -0.4],
    [1.15, -0.4],
    [1.15, 0.4],
  ] as [number, number][]),
  ...([
    [0.4, 0.4],
    [0.4, 1.15],
    [-0.4, 1.15],
    [-0.4, 0.4],
    [-1.15, 0.4],
  ] as [number, number][]),
  ...([
    [-1.15, -0.4],
    [-0.4, -0.4],
  ] as [number, number][]),
];
const turned = (corners: [number, number][]): [number, number][] =>
  corners.map(([x, y]) => [(x - y) * Math.SQRT1_2, (x + y) * Math.SQRT1_2]);

const CORNERS: Record<Exclude<ClassMark, 'circle'>, [number, number][]> = {
  square: [
    [-0.9, -0.9],
    [0.9, -0.9],
    [0.9, 0.9],
    [-0.9, 0.9],
  ],
  triangle: [
    [0, -1.2],
    [1.1, 0.8],
    [-1.1, 0.8],
  ],
  diamond: [
    [0, -1.25],
    [1.25, 0],
    [0, 1.25],
    [-1.25, 0],
  ],
  cross: turned(plus),
  plus,
};

/** Axes through the middle with a few numbers. */
export function drawAxes(
  context: CanvasRenderingContext2D,
  { width }: Size,
  palette: Palette,
): void {
  const [middle] = placeOf(0, 0, width);
  context.strokeStyle = palette.css.ink;
  context.globalAlpha = 0.28;
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(0, Math.round(middle) + 0.5);
  context.lineTo(width, Math.round(middle) + 0.5);
  context.moveTo(Math.round(middle) + 0.5, 0);
  context.lineTo(Math.round(middle) + 0.5, width);
  context.stroke();
  context.globalAlpha = 1;
}
