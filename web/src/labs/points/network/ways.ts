// Ways round: where a column takes in, beside the one before it, what an earlier column gave (residual
// connections, joined inputs). They have no weights; they are drawn dotted, unit by unit. Pure geometry.
import type { ModelSpec } from '../../../engine/api';
import type { Palette } from '../../../viz/palette';
import type { Block } from './blocks';
import type { Layout } from './graph';

/** Columns, 0 being the inputs. */
export interface Way {
  from: number;
  to: number;
}

/** `blocks`: those of the model. */
export function waysOf(model: ModelSpec, blocks: readonly Block[]): Way[] {
  const columnOf = (name: string): number => {
    const at = model.layers.findIndex((layer) => layer.name === name);
    // Before the first block stand the inputs and what is made of them.
    return blocks.findLastIndex((block) => block.at <= at) + 1;
  };
  // What a dense layer reads, it reads through weights: those are links.
  const joining = model.layers.filter(({ name }) => !blocks.some(({ dense }) => dense === name));
  return joining.flatMap(({ name, inputs = [] }) => {
    const to = columnOf(name);
    return inputs.map((input) => ({ from: columnOf(input), to })).filter(({ from }) => from < to);
  });
}

/** They leave and arrive at the units' upper corners and pass through the gaps between the rows. */
const DOWN = 5;
const UP = 9;

export function drawWays(
  context: CanvasRenderingContext2D,
  ways: readonly Way[],
  { left, top, unit }: Layout,
  palette: Palette,
): void {
  context.lineCap = 'round';
  context.lineWidth = 2;
  context.strokeStyle = palette.css.soft;
  context.setLineDash([0.1, 4.5]);
  for (const { from, to } of ways) {
    const [x1, x2] = [(left[from] ?? 0) + unit, left[to] ?? 0];
    const bend = (x2 - x1) / 3;
    const rows = top[to] ?? [];
    for (const [row, y1] of (top[from] ?? []).slice(0, rows.length).entries()) {
      const y2 = rows[row] ?? y1;
      context.beginPath();
      context.moveTo(x1, y1 + DOWN);
      context.bezierCurveTo(x1 + bend, y1 - UP, x2 - bend, y2 - UP, x2, y2 + DOWN);
      context.stroke();
    }
  }
  context.setLineDash([]);
}
