// What a chart says by itself: each line's name at its end, guide lines with a word, marked steps.

import type uPlot from 'uplot';

import type { ChartData } from './chart';
import { spread } from './labels';
import type { Palette } from './palette';
import { lastRow } from './series_data';

const letterHeight = 14;

/** Names right of the lines' last points, moved apart where the lines end close together. */
export function drawEndLabels(plot: uPlot, data: ChartData, palette: Palette): void {
  const { ctx: context, bbox } = plot;
  const ratio = window.devicePixelRatio || 1;
  const found: { label: string; colour: string; y: number }[] = [];
  data.lines.forEach((line, i) => {
    if (line.label === '') return;
    const column = plot.data[i + 1] as (number | null)[] | undefined;
    const value = column?.[lastRow(column)];
    if (value === null || value === undefined) return;
    const y = plot.valToPos(value, 'y', true);
    found.push({ label: line.label, colour: line.colour(palette), y });
  });
  const low = bbox.top + (letterHeight / 2) * ratio;
  const high = bbox.top + bbox.height - (letterHeight / 2) * ratio;
  const places = spread(
    found.map((label) => label.y),
    letterHeight * ratio,
    low,
    high,
  );
  context.save();
  context.font = `500 ${String(11.5 * ratio)}px ${palette.sans}`;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  found.forEach((label, i) => {
    context.fillStyle = label.colour;
    context.fillText(label.label, bbox.left + bbox.width + 7 * ratio, places[i] ?? label.y);
  });
  context.restore();
}

export function drawGuides(plot: uPlot, data: ChartData, palette: Palette): void {
  const { ctx: context, bbox } = plot;
  const ratio = window.devicePixelRatio || 1;
  context.save();
  context.font = `${String(11 * ratio)}px ${palette.sans}`;
  context.fillStyle = palette.css.soft;
  context.strokeStyle = palette.css.soft;
  context.lineWidth = ratio;
  context.setLineDash([3 * ratio, 4 * ratio]);
  for (const guide of data.guides ?? []) {
    const y = Math.round(plot.valToPos(guide.value, 'y', true)) + 0.5;
    if (y < bbox.top || y > bbox.top + bbox.height) continue;
    stroke(context, bbox.left, y, bbox.left + bbox.width, y);
    context.textBaseline = 'bottom';
    context.textAlign = 'right';
    context.fillText(guide.label, bbox.left + bbox.width - 4 * ratio, y - 2 * ratio);
  }
  for (const mark of data.marks ?? []) {
    const x = Math.round(plot.valToPos(mark.step, 'x', true)) + 0.5;
    if (x < bbox.left || x > bbox.left + bbox.width) continue;
    stroke(context, x, bbox.top, x, bbox.top + bbox.height);
    context.textBaseline = 'top';
    context.textAlign = x > bbox.left + bbox.width / 2 ? 'right' : 'left';
    const aside = x > bbox.left + bbox.width / 2 ? -5 : 5;
    context.fillText(mark.label, x + aside * ratio, bbox.top + 2 * ratio);
  }
  context.restore();
}

function stroke(
  context: CanvasRenderingContext2D,
  fromX: number,
  fromY: number,
  toX: number,
  toY: number,
): void {
  context.globalAlpha = 0.6;
  context.beginPath();
  context.moveTo(fromX, fromY);
  context.lineTo(toX, toY);
  context.stroke();
  context.globalAlpha = 1;
}
