// What there is to say of an activation's units: how many let no gradient through just now, how many never do in
// this batch, and how often the chosen one does not.
import type { UnitSlopes } from '../../../engine/api';
import { count, percent } from '../../../viz/format';

export interface ChosenUnit {
  /** Of the layer's output. */
  readonly name: string;
  readonly unit: number;
  /** Units are maps, with many cells each. */
  readonly maps: boolean;
}

export function flatWords(
  { cells, dead, saturated, examples }: UnitSlopes,
  { name, unit, maps }: ChosenUnit,
): string[] {
  const lines = [now(cells, maps)];
  if (examples > 1) {
    const never = dead.filter((share) => share === 1).length;
    const what = maps ? 'maps' : 'units';
    const units = `${count(dead.length)} ${what}`;
    const over = `Over the ${count(examples)} examples of the batch `;
    lines.push(
      never === 0
        ? `${over}every one of the ${units} lets some through: none is dead.`
        : `${over}${count(never)} of the ${units} never let any through: dead for this batch.`,
    );
    const own = `${maps ? 'Map' : 'Unit'} ${String(unit)} of ${name}`;
    const shares = [
      `slope 0 for ${percent(dead[unit] ?? 0, 0)}`,
      `saturated for ${percent(saturated[unit] ?? 0, 0)}`,
    ];
    lines.push(`${own}: ${shares.join(', ')} of ${maps ? 'its cells in the batch' : 'the batch'}.`);
  }
  return lines;
}

function now(cells: readonly number[], maps: boolean): string {
  const [none, hardly] = [2, 1].map((kind) => cells.filter((cell) => cell === kind).length);
  const what = maps ? 'cells' : cells.length === 1 ? 'unit' : 'units';
  const all = `${count(cells.length)} ${what}`;
  if (!none && !hardly) {
    if (cells.length === 1) return 'The gradient comes through.';
    return `For this example all ${all} let the gradient through.`;
  }
  if (cells.length === 1) {
    return none
      ? 'Its slope is 0: no gradient comes through.'
      : 'Its slope is below 5 % of the steepest: hardly any gradient comes through.';
  }
  const parts = [
    none ? `${count(none)} of ${all} let no gradient through (slope 0)` : '',
    hardly
      ? `${count(hardly)} of ${all} let hardly any through (below 5 % of the steepest slope)`
      : '',
  ];
  return `For this example ${parts.filter((part) => part !== '').join('; ')}.`;
}
