// Units by their place: names, neighbours for the arrow keys, pictures. Pure.
import type { PlanePictures } from '../../../engine/api';
import { planeSide } from '../../../viz/plane';
import { largestMagnitude } from '../../../viz/scale';
import type { Column } from './graph';

/** Column 0 are the inputs. */
export interface UnitAt {
  column: number;
  unit: number;
}

/** A unit to be shown large in the place of the output. */
export interface LookedAt {
  name: string;
  column: Column;
  unit: number;
  bound: number;
}

export interface UnitMap {
  values: Float32Array;
  side: number;
  /** A bound of its own: inputs are coordinates; null: that of all units. */
  bound: number | null;
}

const COORDINATE_SIDE = 28;

/** x or y itself, all over the plane. */
function coordinate(unit: number): Float32Array {
  const middle = (at: number) => planeSide * ((2 * (at + 0.5)) / COORDINATE_SIDE - 1);
  return Float32Array.from({ length: COORDINATE_SIDE ** 2 }, (_, cell) =>
    unit === 0 ? middle(cell % COORDINATE_SIDE) : -middle(Math.floor(cell / COORDINATE_SIDE)),
  );
}
const coordinates = [coordinate(0), coordinate(1)];

/** Null where none has come yet, or one of another network. */
export function mapOf(plane: PlanePictures | null, column: Column, unit: number): UnitMap | null {
  const found = plane?.layers.find(({ layer }) => layer === column.shown);
  if (column.shown === null) {
    const values = column.units === 2 ? coordinates[unit] : undefined;
    return values ? { values, side: COORDINATE_SIDE, bound: planeSide } : null;
  }
  if (!plane || !found) return null;
  const cells = plane.unitSide ** 2;
  if (found.values.length !== column.units * cells) return null;
  const values = found.values.subarray(unit * cells, (unit + 1) * cells);
  // A feature may be of any size, and never changes.
  const bound = column.block === null ? largestMagnitude(values) : null;
  return { values, side: plane.unitSide, bound };
}

export function unitName(
  { column, unit }: UnitAt,
  columns: readonly Column[],
  inputNames: readonly string[],
  task: 'classification' | 'regression',
): string {
  if (column === 0) return `Input ${inputNames[unit] ?? String(unit + 1)}`;
  if (column < columns.length - 1) return `Layer ${String(column)}, unit ${String(unit + 1)}`;
  return task === 'regression' ? 'Output, the number' : `Output, class ${String(unit)}`;
}

/** Where an arrow key leads: up and down within a column, left and right to the next at about that height. */
export function nextUnit(key: string, at: UnitAt, columns: readonly Column[]): UnitAt | null {
  const drawn = (column: number) => columns[column]?.drawn ?? 0;
  if (key === 'ArrowUp' || key === 'ArrowDown') {
    const unit = at.unit + (key === 'ArrowUp' ? -1 : 1);
    return unit < 0 || unit >= drawn(at.column) ? at : { ...at, unit };
  }
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return null;
  const column = at.column + (key === 'ArrowLeft' ? -1 : 1);
  if (column < 0 || column >= columns.length) return at;
  const height = (at.unit + 0.5) / drawn(at.column);
  return { column, unit: Math.min(drawn(column) - 1, Math.floor(height * drawn(column))) };
}
