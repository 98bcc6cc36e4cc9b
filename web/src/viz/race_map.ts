// Draws a race on a contour map: the racers' ways with step marks, where each is now, the lowest points,
// and the arrows of one racer's next step.
import { drawContours } from './contour_map';
import { count } from './format';
import { mapView, type HeightMap, type MapView } from './height_map';
import { KeptPicture } from './kept_picture';
import type { Palette } from './palette';
import { markEvery } from './path';
import { seriesColour, seriesDash } from './series';
import type { Size } from './surface';

/** One racer's way, drawn up to point `to`. */
export interface RaceWay {
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  readonly loss: ArrayLike<number>;
  readonly to: number;
  /** Its colour and stroke pattern. */
  readonly series: number;
  readonly chosen: boolean;
}

export interface RaceArrow {
  readonly name: string;
  /** Change of x and y. */
  readonly change: readonly [number, number];
}

export interface RacePicture {
  readonly map: HeightMap;
  readonly minima: readonly (readonly [number, number])[];
  readonly ways: readonly RaceWay[];
  /** From where, and the arrows in order; the last is the step itself. */
  readonly from: readonly [number, number] | null;
  readonly arrows: readonly RaceArrow[];
}

const background = new KeptPicture();

export function drawRace(
  context: CanvasRenderingContext2D,
  size: Size,
  palette: Palette,
  race: RacePicture,
): void {
  const view = mapView(race.map.bounds, size.width, size.height);
  background.put(context, size, [race.map, palette], (kept) => {
    drawContours(kept, palette, race.map, view);
  });
  context.save();
  context.beginPath();
  context.rect(view.left, view.top, view.side, view.side);
  context.clip();
  for (const at of race.minima) drawLowest(context, palette, view, at);
  // The chosen one last, on top.
  const ordered = [...race.ways].sort((a, b) => Number(a.chosen) - Number(b.chosen));
  for (const way of ordered) drawWay(context, palette, view, way);
  const arrows = race.from !== null && race.arrows.length > 0;
  for (const way of ordered) drawHead(context, palette, view, way, arrows && way.chosen);
  if (race.from) drawArrows(context, palette, view, race, race.from);
  context.restore();
}

function drawLowest(
  context: CanvasRenderingContext2D,
  palette: Palette,
  view: MapView,
  [x, y]: readonly [number, number],
): void {
  const [across, down] = [view.toX(x), view.toY(y)];
  context.strokeStyle = palette.css.ink;
  context.lineWidth = 1.5;
  context.beginPath();
  for (const [dx, dy] of [
    [5, 5],
    [5, -5],
  ] as const) {
    context.moveTo(across - dx, down - dy);
    context.lineTo(across + dx, down + dy);
  }
  context.stroke();
}

function drawWay(
  context: CanvasRenderingContext2D,
  palette: Palette,
  view: MapView,
  way: RaceWay,
): void {
  const last = Math.min(way.to, way.x.length - 1);
  const trace = (): void => {
    context.beginPath();
    for (let i = 0; i <= last; i += 1) {
      const [x, y] = [view.toX(way.x[i] ?? 0), view.toY(way.y[i] ?? 0)];
      if (i === 0) context.moveTo(x, y);
      else context.lineTo(x, y);
    }
    context.stroke();
  };
  context.lineJoin = 'round';
  context.setLineDash([]);
  context.strokeStyle = palette.css.card;
  context.lineWidth = way.chosen ? 5 : 3.5;
  trace();
  context.strokeStyle = seriesColour(palette, way.series);
  context.setLineDash([...seriesDash(way.series)]);
  context.lineWidth = way.chosen ? 2.5 : 1.75;
  trace();
  context.setLineDash([]);
  const every = markEvery(last);
  context.fillStyle = seriesColour(palette, way.series);
  for (let i = every; i < last; i += every) {
    context.beginPath();
    context.arc(view.toX(way.x[i] ?? 0), view.toY(way.y[i] ?? 0), 3, 0, 2 * Math.PI);
    context.fill();
  }
}

/** Where it is now, with its number in the list: no one needs to tell racers by colour. Where arrows begin
 * there is no room for it; the words below the map say whose they are. */
function drawHead(
  context: CanvasRenderingContext2D,
  palette: Palette,
  view: MapView,
  way: RaceWay,
  arrows: boolean,
): void {
  const last = Math.min(way.to, way.x.length - 1);
  const [x, y] = [view.toX(way.x[last] ?? 0), view.toY(way.y[last] ?? 0)];
  context.beginPath();
  context.arc(x, y, arrows ? 5 : way.chosen ? 9 : 8, 0, 2 * Math.PI);
  context.fillStyle = palette.css.card;
  context.strokeStyle = seriesColour(palette, way.series);
  context.lineWidth = way.chosen ? 3 : 2;
  context.fill();
  context.stroke();
  if (arrows) return;
  context.fillStyle = palette.css.ink;
  context.font = `600 10.5px ${palette.sans}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(count(way.series + 1), x, y + 0.5);
}

const enlargements = [0, 1, 2, 3, 4, 5].flatMap((power) => [1, 2, 5].map((n) => n * 10 ** power));

/** How many times too long arrows are drawn so that they can be seen: printed beside the map. */
export function arrowEnlargement(arrows: readonly RaceArrow[], width: number): number {
  const longest = Math.max(0, ...arrows.map(({ change }) => Math.hypot(change[0], change[1])));
  if (!(longest > 0)) return 1;
  const most = (0.22 * width) / longest;
  return enlargements.reduce((best, one) => (one <= most ? one : best), 1);
}

function drawArrows(
  context: CanvasRenderingContext2D,
  palette: Palette,
  view: MapView,
  { map, arrows }: RacePicture,
  from: readonly [number, number],
): void {
  const times = arrowEnlargement(arrows, map.bounds[1] - map.bounds[0]);
  const [x, y] = [view.toX(from[0]), view.toY(from[1])];
  // Who is off the map is shown by nothing but the words below it.
  const inFrame = (at: number, low: number): boolean => at >= low && at <= low + view.side;
  if (!inFrame(x, view.left) || !inFrame(y, view.top)) return;
  const labels: { text: string; x: number; y: number }[] = [];
  arrows.forEach(({ name, change }, index) => {
    const step = index === arrows.length - 1;
    const tipX = view.toX(from[0] + change[0] * times);
    const tipY = view.toY(from[1] + change[1] * times);
    drawArrow(context, palette, [x, y], [tipX, tipY], step, name === 'gradient');
    const inside = (value: number, low: number): number =>
      Math.max(low + 14, Math.min(low + view.side - 14, value));
    labels.push({ text: name, x: inside(tipX, view.left), y: inside(tipY, view.top) });
  });
  const taken: { x: number; y: number }[] = [];
  context.font = `500 11.5px ${palette.sans}`;
  context.textBaseline = 'middle';
  for (const label of labels) {
    let down = label.y;
    while (
      taken.some((other) => Math.abs(other.x - label.x) < 60 && Math.abs(other.y - down) < 14)
    ) {
      down += 14;
    }
    taken.push({ x: label.x, y: down });
    const leftward = label.x + 70 > view.left + view.side;
    context.textAlign = leftward ? 'right' : 'left';
    const across = label.x + (leftward ? -9 : 9);
    context.lineWidth = 4;
    context.strokeStyle = palette.css.card;
    context.strokeText(label.text, across, down);
    context.fillStyle = palette.css.ink;
    context.fillText(label.text, across, down);
  }
}

export function drawArrow(
  context: CanvasRenderingContext2D,
  palette: Palette,
  [x, y]: readonly [number, number],
  [tipX, tipY]: readonly [number, number],
  step: boolean,
  gradient: boolean,
): void {
  const long = Math.hypot(tipX - x, tipY - y);
  if (long < 1) return;
  const [ux, uy] = [(tipX - x) / long, (tipY - y) / long];
  const head = Math.min(step ? 10 : 7, long);
  const draw = (colour: string, width: number): void => {
    context.strokeStyle = colour;
    context.fillStyle = colour;
    context.lineWidth = width;
    // A gradient's line is broken, as everywhere on the page.
    context.setLineDash(gradient && colour !== palette.css.card ? [4, 3] : []);
    context.beginPath();
    context.moveTo(x, y);
    context.lineTo(tipX - ux * head * 0.8, tipY - uy * head * 0.8);
    context.stroke();
    context.setLineDash([]);
    context.beginPath();
    context.moveTo(tipX, tipY);
    context.lineTo(tipX - head * (ux - 0.5 * uy), tipY - head * (uy + 0.5 * ux));
    context.lineTo(tipX - head * (ux + 0.5 * uy), tipY - head * (uy - 0.5 * ux));
    context.closePath();
    context.fill();
  };
  draw(palette.css.card, step ? 6 : 4.5);
  draw(palette.css.ink, step ? 3 : 1.5);
}
