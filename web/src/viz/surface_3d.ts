// A height map seen from the side, with racers' ways on it: flat patches painted from back to front on a
// plain canvas, which every browser has, WebGL or not.
import { css, mix } from './colour';
import { bandColour } from './contour_map';
import { count, tick } from './format';
import { heightScale, sortedValues, type HeightMap } from './height_map';
import type { Palette } from './palette';
import type { RaceWay } from './race_map';
import { seriesColour, seriesDash } from './series';
import type { Size } from './surface';

/** From where one looks, in degrees: around the map, and above its plane. */
export interface Angle {
  readonly turn: number;
  readonly tilt: number;
}

export interface SurfacePicture {
  readonly map: HeightMap;
  readonly ways: readonly RaceWay[];
  readonly angle: Angle;
}

/** How high the highest place is, as a share of the map's side. */
const RISE = 0.55;
const MOST_PATCHES = 48;

interface Relief {
  /** Patches a side. */
  readonly patches: number;
  /** (patches + 1)² heights 0..1, the lowest row first. */
  readonly heights: Float32Array;
  readonly heightOf: (value: number) => number;
}

const reliefs = new WeakMap<HeightMap, Relief>();

export function reliefOf(map: HeightMap): Relief {
  const kept = reliefs.get(map);
  if (kept) return kept;
  const stride = Math.max(1, Math.ceil((map.side - 1) / MOST_PATCHES));
  const patches = Math.floor((map.side - 1) / stride);
  const heightOf = heightScale(sortedValues(map));
  const heights = new Float32Array((patches + 1) ** 2);
  for (let row = 0; row <= patches; row += 1) {
    for (let column = 0; column <= patches; column += 1) {
      const value = map.values[row * stride * map.side + column * stride] ?? NaN;
      heights[row * (patches + 1) + column] = Number.isFinite(value) ? heightOf(value) : 1;
    }
  }
  const relief = { patches, heights, heightOf };
  reliefs.set(map, relief);
  return relief;
}

/** Shares of the map's side, -0.5 to 0.5, and a height 0..1, to a place on the canvas. */
export type Project = (x: number, y: number, height: number) => [across: number, down: number];

export function projection(angle: Angle, size: { width: number; height: number }): Project {
  const turn = (angle.turn * Math.PI) / 180;
  const tilt = (angle.tilt * Math.PI) / 180;
  // A square on its corner is 1.42 wide, with what is written along its edges 1.54; the relief rises above it.
  const down = 1.54 * Math.sin(tilt) + RISE * Math.cos(tilt) + 0.04;
  const scale = Math.min(size.width / 1.58, size.height / down);
  const [middleX, middleY] = [
    size.width / 2,
    size.height / 2 + (RISE / 2) * Math.cos(tilt) * scale,
  ];
  return (x, y, height) => {
    const across = x * Math.cos(turn) - y * Math.sin(turn);
    const away = x * Math.sin(turn) + y * Math.cos(turn);
    return [
      middleX + across * scale,
      middleY - (away * Math.sin(tilt) + height * RISE * Math.cos(tilt)) * scale,
    ];
  };
}

export function drawSurface(
  context: CanvasRenderingContext2D,
  size: Size,
  palette: Palette,
  { map, ways, angle }: SurfacePicture,
): void {
  const relief = reliefOf(map);
  const project = projection(angle, size);
  drawFrame(context, palette, project);
  drawPatches(context, palette, relief, project, angle);
  drawEdges(context, palette, map.bounds, project, angle);
  const [left, right, bottom, top] = map.bounds;
  for (const way of [...ways].sort((a, b) => Number(a.chosen) - Number(b.chosen))) {
    drawWay(context, palette, way, (i) => {
      const x = ((way.x[i] ?? NaN) - left) / (right - left) - 0.5;
      const y = ((way.y[i] ?? NaN) - bottom) / (top - bottom) - 0.5;
      // What is off the map has no ground to stand on.
      if (!(Math.abs(x) <= 0.5 && Math.abs(y) <= 0.5)) return null;
      return project(x, y, relief.heightOf(way.loss[i] ?? NaN));
    });
  }
}

/** The map's square at the height of its lowest place. */
function drawFrame(context: CanvasRenderingContext2D, palette: Palette, project: Project): void {
  context.strokeStyle = palette.css.line;
  context.lineWidth = 1;
  context.beginPath();
  for (const [x, y] of [
    [-0.5, -0.5],
    [0.5, -0.5],
    [0.5, 0.5],
    [-0.5, 0.5],
  ] as const) {
    context.lineTo(...project(x, y, 0));
  }
  context.closePath();
  context.stroke();
}

export interface EdgeWord {
  readonly text: string;
  /** Shares of the map's side, a little outside it. */
  readonly x: number;
  readonly y: number;
}

/** The names of both axes and their ends, along the edges nearest to who looks: the same places as on the map. */
export function edgeWords(bounds: HeightMap['bounds'], { turn }: Angle): EdgeWord[] {
  const [left, right, bottom, top] = bounds;
  const [sine, cosine] = [Math.sin((turn * Math.PI) / 180), Math.cos((turn * Math.PI) / 180)];
  // Nearer is what lies less far away.
  const [nearX, nearY] = [sine > 0 ? -0.56 : 0.56, cosine > 0 ? -0.56 : 0.56];
  const along = [-0.42, 0, 0.42] as const;
  const named = (ends: readonly string[]): (readonly [string, number])[] =>
    along.map((at, i) => [ends[i] ?? '', at]);
  return [
    ...named([tick(left), 'x', tick(right)]).map(([text, x]) => ({ text, x, y: nearY })),
    ...named([tick(bottom), 'y', tick(top)]).map(([text, y]) => ({ text, x: nearX, y })),
  ];
}

function drawEdges(
  context: CanvasRenderingContext2D,
  palette: Palette,
  bounds: HeightMap['bounds'],
  project: Project,
  angle: Angle,
): void {
  context.font = `11.5px ${palette.sans}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineWidth = 3;
  context.strokeStyle = palette.css.card;
  for (const { text, x, y } of edgeWords(bounds, angle)) {
    const [across, down] = project(x, y, 0);
    context.fillStyle = text === 'x' || text === 'y' ? palette.css.ink : palette.css.soft;
    context.strokeText(text, across, down);
    context.fillText(text, across, down);
  }
}

/** Rows and columns in the order in which they hide one another, the furthest first. */
function farFirst(patches: number, rising: boolean): number[] {
  const order = Array.from({ length: patches }, (_, i) => i);
  return rising ? order : order.reverse();
}

function drawPatches(
  context: CanvasRenderingContext2D,
  palette: Palette,
  { patches, heights }: Relief,
  project: Project,
  angle: Angle,
): void {
  const turn = (angle.turn * Math.PI) / 180;
  const columns = farFirst(patches, Math.sin(turn) < 0);
  const rows = farFirst(patches, Math.cos(turn) < 0);
  const lineOf = css(mix(palette.rgb.card, palette.rgb.ink, 0.5), 0.35);
  const height = (row: number, column: number): number =>
    heights[row * (patches + 1) + column] ?? 0;
  const corner = (row: number, column: number): [number, number] =>
    project(column / patches - 0.5, row / patches - 0.5, height(row, column));
  context.lineWidth = 0.5;
  context.lineJoin = 'round';
  for (const row of rows) {
    for (const column of columns) {
      const corners = [
        corner(row, column),
        corner(row, column + 1),
        corner(row + 1, column + 1),
        corner(row + 1, column),
      ];
      context.beginPath();
      for (const [x, y] of corners) context.lineTo(x, y);
      context.closePath();
      const middle = (height(row, column) + height(row + 1, column + 1)) / 2;
      context.fillStyle = bandColour(palette, middle);
      context.fill();
      context.strokeStyle = lineOf;
      context.stroke();
    }
  }
}

function drawWay(
  context: CanvasRenderingContext2D,
  palette: Palette,
  way: RaceWay,
  placeOf: (i: number) => [number, number] | null,
): void {
  const last = Math.min(way.to, way.x.length - 1);
  const trace = (): void => {
    context.beginPath();
    let on = false;
    for (let i = 0; i <= last; i += 1) {
      const place = placeOf(i);
      if (place && on) context.lineTo(place[0], place[1]);
      else if (place) context.moveTo(place[0], place[1]);
      on = place !== null;
    }
    context.stroke();
  };
  context.lineJoin = 'round';
  context.strokeStyle = palette.css.card;
  context.lineWidth = way.chosen ? 5 : 3.5;
  trace();
  const colour = seriesColour(palette, way.series);
  context.strokeStyle = colour;
  context.lineWidth = way.chosen ? 2.5 : 1.75;
  context.setLineDash([...seriesDash(way.series)]);
  trace();
  context.setLineDash([]);
  const head = placeOf(last);
  if (!head) return;
  context.beginPath();
  context.arc(head[0], head[1], 8, 0, 2 * Math.PI);
  context.fillStyle = palette.css.card;
  context.strokeStyle = colour;
  context.lineWidth = way.chosen ? 3 : 2;
  context.fill();
  context.stroke();
  context.fillStyle = palette.css.ink;
  context.font = `600 10.5px ${palette.sans}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(count(way.series + 1), head[0], head[1] + 0.5);
}
