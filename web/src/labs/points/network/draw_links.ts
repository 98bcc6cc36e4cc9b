// Links on a canvas: as wide as the weight is large, in its sign's colour; beside it, dashed, the gradient
// of the last batch, so that a value and a gradient are never confused. Dashes run towards where the next
// plain step would push, and rest where motion is unwelcome.
import type { Palette } from '../../../viz/palette';
import { curveOf, type Curve, type Layout, type Link } from './graph';

const WIDEST = 7;
const THINNEST = 0.6;
/** Beside the link, CSS pixels. */
const ASIDE = 4.5;
const DASH = [1.5, 9] as const;
const GAP = 5;

export interface LinkScale {
  /** The widest link stands for this, or more. */
  weight: number;
  /** The longest dash stands for this, or more. */
  gradient: number;
}

export interface Marked {
  /** The unit looked at: its links stand out. */
  block: number;
  unit: number;
  from: number | null;
}

export function drawLinks(
  context: CanvasRenderingContext2D,
  links: readonly Link[],
  layout: Layout,
  scale: LinkScale,
  look: { gradients: boolean; phase: number; marked: Marked | null },
  palette: Palette,
): void {
  context.lineCap = 'round';
  for (const link of links) {
    const curve = curveOf(link, layout);
    const { marked } = look;
    const own = marked?.block === link.block && marked.unit === link.to;
    context.globalAlpha = marked && !own ? 0.35 : 1;
    context.setLineDash([]);
    context.strokeStyle = link.weight < 0 ? palette.css.negative : palette.css.positive;
    context.lineWidth =
      THINNEST + (WIDEST - THINNEST) * Math.min(1, Math.abs(link.weight) / scale.weight);
    trace(context, curve, 0);
    if (own && marked.from === link.from) outline(context, curve, palette);
    if (look.gradients && link.gradient !== null && link.gradient !== 0) {
      dashes(context, curve, link.gradient, scale.gradient, look.phase, palette);
    }
  }
  context.globalAlpha = 1;
  context.setLineDash([]);
}

function trace(context: CanvasRenderingContext2D, { from, to, bend }: Curve, aside: number): void {
  context.beginPath();
  context.moveTo(from[0], from[1] + aside);
  context.bezierCurveTo(
    ...([from[0] + bend, from[1] + aside] as const),
    ...([to[0] - bend, to[1] + aside] as const),
    ...([to[0], to[1] + aside] as const),
  );
  context.stroke();
}

function outline(context: CanvasRenderingContext2D, curve: Curve, palette: Palette): void {
  const width = context.lineWidth;
  context.strokeStyle = palette.css.ink;
  context.lineWidth = 1.2;
  trace(context, curve, -width / 2 - 1.5);
  trace(context, curve, width / 2 + 1.5);
}

function dashes(
  context: CanvasRenderingContext2D,
  curve: Curve,
  gradient: number,
  bound: number,
  phase: number,
  palette: Palette,
): void {
  const share = Math.min(1, Math.abs(gradient) / bound);
  if (share < 0.02) return;
  const long = DASH[0] + (DASH[1] - DASH[0]) * share;
  context.strokeStyle = palette.css.ink;
  context.lineWidth = 1.5;
  context.setLineDash([long, GAP]);
  // A positive gradient makes the next step lower the weight: its dashes run back to the source.
  context.lineDashOffset = (gradient > 0 ? 1 : -1) * phase * (long + GAP);
  trace(context, curve, gradient > 0 ? -ASIDE : ASIDE);
}
