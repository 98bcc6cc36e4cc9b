// The bias of a unit and the weights that lead into it, named by where they come from. Pure.
import type { PlanePictures } from '../../../engine/api';
import type { Column } from './graph';
import type { UnitAt } from './units';

export interface Incoming {
  /** "x", "1·3" (layer and unit), "bias". */
  name: string;
  /** Unit of the column before; null: the bias. */
  from: number | null;
  parameter: string;
  index: number;
  value: number;
  /** null: frozen. */
  gradient: number | null;
}

export function whatLeadsInto(
  at: UnitAt,
  columns: readonly Column[],
  plane: PlanePictures | null,
  inputNames: readonly string[],
): Incoming[] {
  const column = columns[at.column];
  if (!column?.block || plane === null) return [];
  const { dense } = column.block;
  const found = (what: string) => plane.parameters.find(({ name }) => name === `${dense}.${what}`);
  const [weight, bias] = [found('weight'), found('bias')];
  const list: Incoming[] = [];
  const add = (name: string, from: number | null, which: typeof weight, index: number): void => {
    const value = which?.values[index];
    if (!which || value === undefined) return;
    const gradient = which.gradient?.[index] ?? null;
    list.push({ name, from, parameter: which.name, index, value, gradient });
  };
  const [reads = 0, gives] = weight?.shape ?? [];
  if (gives === column.units) {
    for (let from = 0; from < reads; from += 1) {
      const name =
        at.column === 1
          ? (inputNames[from] ?? String(from + 1))
          : `${String(at.column - 1)}·${String(from + 1)}`;
      add(name, from, weight, from * column.units + at.unit);
    }
  }
  add('bias', null, bias, at.unit);
  return list;
}
