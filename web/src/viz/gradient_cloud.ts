// Draws gradients of batches on a contour map: from where the network stands, a cross where the step of each
// batch would lead and an arrow for that of all examples, drawn longer where they are too short to be seen.
import { mapView, type HeightMap } from './height_map';
import type { Palette } from './palette';
import { arrowEnlargement, drawArrow } from './race_map';
import type { Size } from './surface';

export interface GradientCloud {
  readonly place: readonly [number, number];
  /** Changes of x and y. */
  readonly steps: readonly (readonly [number, number])[];
  readonly mean: readonly [number, number] | null;
}

/** How many times too long the steps are drawn: printed beside the map. */
export function cloudEnlargement(
  { steps, mean }: GradientCloud,
  bounds: HeightMap['bounds'],
): number {
  const all = mean ? [...steps, mean] : steps;
  return arrowEnlargement(
    all.map((change) => ({ name: '', change })),
    bounds[1] - bounds[0],
  );
}

export function drawCloud(
  context: CanvasRenderingContext2D,
  size: Size,
  palette: Palette,
  bounds: HeightMap['bounds'],
  cloud: GradientCloud,
): void {
  const view = mapView(bounds, size.width, size.height);
  const times = cloudEnlargement(cloud, bounds);
  const [x, y] = cloud.place;
  const at = ([dx, dy]: readonly [number, number]): [number, number] => [
    view.toX(x + dx * times),
    view.toY(y + dy * times),
  ];
  context.save();
  context.beginPath();
  context.rect(view.left, view.top, view.side, view.side);
  context.clip();
  // A rim in the card's colour first, so that crosses are seen on every shade.
  for (const [colour, width] of [
    [palette.css.card, 3.5],
    [palette.css.ink, 1.25],
  ] as const) {
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.beginPath();
    for (const step of cloud.steps) {
      const [across, down] = at(step);
      context.moveTo(across - 3, down - 3);
      context.lineTo(across + 3, down + 3);
      context.moveTo(across - 3, down + 3);
      context.lineTo(across + 3, down - 3);
    }
    context.stroke();
  }
  if (cloud.mean) {
    drawArrow(context, palette, [view.toX(x), view.toY(y)], at(cloud.mean), true, true);
  }
  context.restore();
}
