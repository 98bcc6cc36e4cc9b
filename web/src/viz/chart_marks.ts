// What a chart says by itself: each line's name at its end, guide lines with a word, marked steps.

import type uPlot from 'uplot';

import type { ChartData } from './chart';
import { spread } from './labels';
import type { Palette } from './palette';
import { lastRow } from './series_data';

const letterHeight = 14;

/** Names right of the lines' last points, moved apart where the lines end close together. */
function drawEndLabels(plot: uPlot, data: ChartData, palette: Palette): void {
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

/** Lines behind the curves; their words come later, on top. */
export function drawGuides(plot: uPlot, data: ChartData, palette: Palette): void {
  const { ctx: context, bbox } = plot;
  const ratio = window.devicePixelRatio || 1;
  context.save();
  context.strokeStyle = palette.css.soft;
  context.globalAlpha = 0.6;
  context.lineWidth = ratio;
  context.setLineDash([3 * ratio, 4 * ratio]);
  context.beginPath();
  for (const guide of data.guides ?? []) {
    const y = Math.round(plot.valToPos(guide.value, 'y', true)) + 0.5;
    if (y < bbox.top || y > bbox.top + bbox.height) continue;
    context.moveTo(bbox.left, y);
    context.lineTo(bbox.left + bbox.width, y);
  }
  for (const mark of data.marks ?? []) {
    const x = Math.round(plot.valToPos(mark.step, 'x', true)) + 0.5;
    if (x < bbox.left || x > bbox.left + bbox.width) continue;
    context.moveTo(x, bbox.top);
    context.lineTo(x, bbox.top + bbox.height);
  }
  context.stroke();
  context.restore();
}

/** How high the tick of a whole share is, in CSS pixels. */
const rugHeight = 12;

/** Ticks along the foot of the picture. */
export function drawRug(plot: uPlot, { rug }: ChartData, palette: Palette): void {
  if (rug === undefined) return;
  const { ctx: context, bbox } = plot;
  const ratio = window.devicePixelRatio || 1;
  const foot = bbox.top + bbox.height;
  context.save();
  context.strokeStyle = palette.series[1] ?? palette.css.ink;
  context.lineWidth = Math.max(1, Math.round(1.5 * ratio));
  context.beginPath();
  for (let i = 0; i < rug.step.length; i += 1) {
    const share = rug.share[i] ?? 0;
    if (share <= 0) continue;
    const x = Math.round(plot.valToPos(rug.step[i] ?? 0, 'x', true)) + 0.5;
    context.moveTo(x, foot);
    // The smallest share is still seen.
    context.lineTo(x, foot - Math.max(3, rugHeight * share) * ratio);
  }
  context.stroke();
  context.restore();
}

/** Everything written on a chart: names at the lines' ends, words of guides and marks. */
export function drawWords(plot: uPlot, data: ChartData, palette: Palette): void {
  drawEndLabels(plot, data, palette);
  const { ctx: context, bbox } = plot;
  const ratio = window.devicePixelRatio || 1;
  const write = (text: string, x: number, y: number): void => {
    // A rim in the card's colour keeps words legible over curves.
    context.strokeText(text, x, y);
    context.fillText(text, x, y);
  };
  context.save();
  context.font = `${String(11 * ratio)}px ${palette.sans}`;
  context.fillStyle = palette.css.soft;
  context.strokeStyle = palette.css.card;
  context.lineWidth = 4 * ratio;
  context.lineJoin = 'round';
  for (const guide of data.guides ?? []) {
    const y = plot.valToPos(guide.value, 'y', true);
    if (y < bbox.top || y > bbox.top + bbox.height) continue;
    context.textBaseline = 'bottom';
    context.textAlign = 'right';
    write(guide.label, bbox.left + bbox.width - 4 * ratio, y - 2 * ratio);
  }
  for (const mark of data.marks ?? []) {
    const x = plot.valToPos(mark.step, 'x', true);
    if (x < bbox.left || x > bbox.left + bbox.width) continue;
    const leftward = x > bbox.left + bbox.width / 2;
    context.textBaseline = 'top';
    context.textAlign = leftward ? 'right' : 'left';
    write(mark.label, x + (leftward ? -5 : 5) * ratio, bbox.top + 2 * ratio);
  }
  context.restore();
}
