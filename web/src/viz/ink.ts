// Draws strokes on a canvas of any size: round, smooth through the points, as wide as the pressure.

/** x, y in units of the square, pressure 0..1, for each point. */
type Stroke = readonly (readonly [x: number, y: number, pressure: number])[];

/** Half the ink's width in pad units, as the engine draws it (core/data/drawing.h). */
export function inkRadius(penWidth: number, pressure: number): number {
  return 0.5 * penWidth * (0.5 + pressure);
}

/** Clears the square `side` x `side` and inks the strokes in `colour`. */
export function paintStrokes(
  context: CanvasRenderingContext2D,
  strokes: readonly Stroke[],
  penWidth: number,
  side: number,
  colour: string,
): void {
  context.clearRect(0, 0, side, side);
  context.strokeStyle = colour;
  context.fillStyle = colour;
  context.lineCap = 'round';
  context.lineJoin = 'round';
  for (const stroke of strokes) paintStroke(context, stroke, penWidth, side);
}

function paintStroke(
  context: CanvasRenderingContext2D,
  stroke: Stroke,
  penWidth: number,
  side: number,
): void {
  const first = stroke[0];
  if (!first) return;
  if (stroke.length === 1) {
    context.beginPath();
    context.arc(first[0] * side, first[1] * side, inkRadius(penWidth, first[2]) * side, 0, 7);
    context.fill();
    return;
  }
  // Curves from middle to middle with the points as handles; each piece has one width.
  let [fromX, fromY] = [first[0] * side, first[1] * side];
  for (const [place, point] of stroke.entries()) {
    const next = stroke[place + 1];
    const [x, y] = [point[0] * side, point[1] * side];
    const [toX, toY] = next ? [(x + next[0] * side) / 2, (y + next[1] * side) / 2] : [x, y];
    context.lineWidth = 2 * inkRadius(penWidth, point[2]) * side;
    context.beginPath();
    context.moveTo(fromX, fromY);
    context.quadraticCurveTo(x, y, toX, toY);
    context.stroke();
    [fromX, fromY] = [toX, toY];
  }
}
