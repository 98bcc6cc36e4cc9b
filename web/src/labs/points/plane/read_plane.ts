// What the picture of the plane says at a place, and as a whole, in words. Pure.
import { digits, percent } from '../../../viz/format';
import { cellAt, planeOutputs, planeSide, type PlaneAnswers } from '../../../viz/plane';

/** `left`, `top`: 0..1 within the picture. */
export function readPlane(plane: PlaneAnswers, left: number, top: number): string {
  const cell = cellAt(left, top, plane.side);
  const x = (2 * left - 1) * planeSide;
  const y = (1 - 2 * top) * planeSide;
  const where = `x ${x.toFixed(1)}, y ${y.toFixed(1)}`;
  if (plane.answers.length === 0) return `${where}: predicts ${digits(plane.outputs[cell] ?? NaN)}`;
  const answer = plane.answers[cell] ?? 0;
  const belief = plane.outputs[answer * plane.side * plane.side + cell] ?? NaN;
  return `${where}: class ${String(answer)}, believed with ${percent(belief, 0)}`;
}

/** For who does not see it: how much of the plane goes to each class. */
export function planeWords(plane: PlaneAnswers | null): string {
  if (plane === null) return 'The plane: nothing drawn yet.';
  const cells = plane.side * plane.side;
  if (plane.answers.length === 0) {
    const middle = plane.outputs[cellAt(0.5, 0.5, plane.side)] ?? NaN;
    return `What the network predicts all over the plane; in the middle ${digits(middle)}.`;
  }
  const shares = Array.from({ length: planeOutputs(plane) }, () => 0);
  for (const answer of plane.answers) shares[answer] = (shares[answer] ?? 0) + 1 / cells;
  const each = shares.map((share, at) => `class ${String(at)} ${percent(share, 0)}`);
  return `What the network answers all over the plane: ${each.join(', ')}.`;
}
