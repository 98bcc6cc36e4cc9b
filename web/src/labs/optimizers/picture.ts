// What map, relief and chart are drawn from. Pure.
import type { RaceStory } from '../../engine/api';
import type { ChartData } from '../../viz/chart';
import { digits, tick } from '../../viz/format';
import type { RaceArrow, RaceWay } from '../../viz/race_map';
import { seriesColour, seriesDash } from '../../viz/series';
import { racerLabel } from './racers';
import type { RaceLab } from './race_lab.svelte';

export function waysOf(lab: RaceLab): RaceWay[] {
  return (lab.result?.racers ?? []).map((racer, series) => ({
    x: racer.x,
    y: racer.y,
    loss: racer.loss,
    to: Math.min(lab.at, racer.points - 1),
    series,
    chosen: series === lab.chosen,
  }));
}

/** Arrows whose numbers can be drawn. */
export function arrowsOf(story: RaceStory | null): RaceArrow[] {
  return (story?.arrows ?? []).flatMap(({ name, change: [x, y] }) =>
    x === null || y === null ? [] : [{ name, change: [x, y] as const }],
  );
}

/** How many steps a race's charts show: twice as many whenever it gets to their edge, so that they move seldom. */
export function reachOf(at: number, steps: number): number {
  let reach = 10;
  while (reach < at) reach *= 2;
  return Math.max(10, Math.min(reach, steps));
}

/** Loss by step, up to the step looked at. */
export function lossChart(lab: RaceLab): ChartData {
  const racers = lab.result?.racers ?? [];
  const upTo = (values: Float32Array): Float32Array => values.subarray(0, lab.at + 1);
  // A logarithmic axis has no place for what is below 0: own formulas may go there.
  const positive = racers.every(({ loss }) => loss.every((value) => !(value < 0)));
  return {
    lines: racers.map((racer, i) => ({
      label: `${String(i + 1)} ${labelOf(lab, i)}`,
      step: Float32Array.from(upTo(racer.loss), (_, step) => step),
      value: upTo(racer.loss),
      colour: (palette) => seriesColour(palette, i),
      width: i === lab.chosen ? 2.5 : 1.75,
      ...(seriesDash(i).length > 0 ? { dash: seriesDash(i) } : {}),
    })),
    scale: positive ? 'log' : 'linear',
    reach: reachOf(lab.at, lab.steps),
    tick,
    read: (value) => digits(value),
  };
}

export function labelOf(lab: RaceLab, racer: number): string {
  const settings = lab.race.racers[racer];
  return settings ? racerLabel(lab.catalog, settings, lab.race.racers) : '';
}

/** "racer 2, Adam" */
export function racerCalled(lab: RaceLab, racer = lab.chosen): string {
  return `racer ${String(racer + 1)}, ${labelOf(lab, racer)}`;
}

/** "1 SGD at (−1.2, 0.4), loss 3.1; …" */
export function spoken(lab: RaceLab): string {
  const parts = (lab.result?.racers ?? []).map((racer, i) => {
    const at = Math.min(lab.at, racer.points - 1);
    const [x, y, loss] = [racer.x, racer.y, racer.loss].map((list) => digits(list[at] ?? NaN));
    const gone = racer.stopped && lab.at >= racer.points - 1 ? ', stopped' : '';
    return `${String(i + 1)} ${labelOf(lab, i)} at (${x ?? ''}, ${y ?? ''}), loss ${loss ?? ''}${gone}`;
  });
  return `${lab.entry.label}, step ${String(lab.at)}. ${parts.join('; ')}`;
}
