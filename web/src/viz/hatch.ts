// Hatching: the cue that says "this is a gradient", whatever its colour.

const made = new Map<string, CanvasPattern | null>();

/** Slanted stripes of a colour on nothing, as a fill. Kept, since patterns are dear to make. */
export function hatch(
  context: CanvasRenderingContext2D,
  colour: string,
  ratio: number,
): CanvasPattern | string {
  const key = `${colour} ${String(ratio)}`;
  if (!made.has(key)) {
    if (made.size > 32) made.clear();
    made.set(key, make(context, colour, ratio));
  }
  return made.get(key) ?? colour;
}

function make(
  context: CanvasRenderingContext2D,
  colour: string,
  ratio: number,
): CanvasPattern | null {
  // Six CSS pixels a period; the tile must repeat without a seam, hence the strokes beyond its edge.
  const side = Math.round(6 * ratio);
  const tile = document.createElement('canvas');
  tile.width = side;
  tile.height = side;
  const pen = tile.getContext('2d');
  if (pen === null) return null;
  pen.strokeStyle = colour;
  pen.globalAlpha = 0.25;
  pen.fillStyle = colour;
  pen.fillRect(0, 0, side, side);
  pen.globalAlpha = 1;
  pen.lineWidth = side * 0.3;
  pen.beginPath();
  for (const shift of [-side, 0, side]) {
    pen.moveTo(shift - 1, side + 1);
    pen.lineTo(shift + side + 1, -1);
  }
  pen.stroke();
  const pattern = context.createPattern(tile, 'repeat');
  pattern?.setTransform(new DOMMatrix().scale(1 / ratio));
  return pattern;
}
