// A plain 3 for a pad on which nobody has drawn yet, as a pen would write it: two bows that meet in the middle.
import type { Drawing } from '../../../engine/api';

const POINTS = 12;

function bow(
  y: number,
  across: number,
  down: number,
  from: number,
  to: number,
): [x: number, y: number, pressure: number][] {
  return Array.from({ length: POINTS + 1 }, (_, at) => {
    const angle = ((from + ((to - from) * at) / POINTS) * Math.PI) / 180;
    return [grained(0.47 + across * Math.cos(angle)), grained(y + down * Math.sin(angle)), 0.5];
  });
}

/** As exact as a pen's ink is kept. */
function grained(value: number): number {
  return Math.round(value * 10000) / 10000;
}

export const sampleDrawing: Drawing = {
  penWidth: 0.09,
  strokes: [[...bow(0.34, 0.17, 0.15, -150, 90), ...bow(0.66, 0.2, 0.17, -90, 150)]],
};
