// The network as a drawing: where every unit stands, and the links between neighbouring columns with the
// weights and gradients that they carry. Pure geometry.
import type { PlanePictures } from '../../../engine/api';
import type { Block } from './blocks';

/** More units than that are told, not drawn. */
export const MOST_DRAWN = 10;
const ROW_GAP = 10;
const HEAD = 58;
/** A column needs so much for its buttons. */
const PITCH = 78;
/** A character of an input's name. */
const NAME = 7.4;

export interface Column {
  /** null: the inputs. */
  block: Block | null;
  /** The layer whose answers are the units' maps; null: x and y themselves. */
  shown: string | null;
  units: number;
  drawn: number;
}

export interface Layout {
  unit: number;
  width: number;
  height: number;
  /** Left edge of each column's units, and top edge of each unit. */
  left: number[];
  top: number[][];
}

export interface Link {
  /** Index of the target's column among the blocks. */
  block: number;
  from: number;
  to: number;
  /** Place within the weight. */
  index: number;
  weight: number;
  /** null: frozen. */
  gradient: number | null;
}

/** `features`: the layer that makes them of x and y; null where there is none. */
export function columnsOf(
  blocks: readonly Block[],
  inputs: number,
  features: string | null = null,
): Column[] {
  const drawn = (units: number) => Math.min(units, MOST_DRAWN);
  return [
    { block: null, shown: features, units: inputs, drawn: drawn(inputs) },
    ...blocks.map((block) => {
      const { units, shown } = block;
      return { block, shown, units, drawn: drawn(units) };
    }),
  ];
}

/** `longest`: characters of the longest name that stands left of an input. */
export function layOut(columns: readonly Column[], room: number, longest = 1): Layout {
  const unit = room < 480 ? 30 : 36;
  const lead = Math.max(0, longest * NAME + 8 - (PITCH - unit) / 2);
  const width = Math.max(room, PITCH * columns.length + lead);
  const step = (width - PITCH - lead) / Math.max(1, columns.length - 1);
  const most = Math.max(...columns.map(({ drawn }) => drawn));
  const pitch = unit + ROW_GAP;
  return {
    unit,
    width,
    height: HEAD + most * pitch + 18,
    left: columns.map((_, place) => lead + place * step + (PITCH - unit) / 2),
    top: columns.map(({ drawn }) =>
      Array.from({ length: drawn }, (_, row) => HEAD + ((most - drawn) / 2 + row) * pitch),
    ),
  };
}

/** Of every drawn pair of neighbours; none where a column's weight does not read the one before it. */
export function linksOf(columns: readonly Column[], plane: PlanePictures | null): Link[] {
  if (plane === null) return [];
  return columns.flatMap((column, place) => {
    const before = columns[place - 1];
    if (!column.block || !before) return [];
    const found = plane.parameters.find(
      ({ name }) => name === `${column.block?.dense ?? ''}.weight`,
    );
    const [reads, gives] = found?.shape ?? [];
    if (!found || reads !== before.units || gives !== column.units) return [];
    return Array.from({ length: before.drawn * column.drawn }, (_, pair): Link => {
      const [from, to] = [Math.floor(pair / column.drawn), pair % column.drawn];
      const index = from * column.units + to;
      const gradient = found.gradient ? (found.gradient[index] ?? 0) : null;
      return { block: place - 1, from, to, index, weight: found.values[index] ?? 0, gradient };
    });
  });
}

export interface Curve {
  from: [number, number];
  to: [number, number];
  bend: number;
}

/** A link leaves its source to the right and bends into its target. */
export function curveOf(link: Link, { left, top, unit }: Layout): Curve {
  const [x1, x2] = [(left[link.block] ?? 0) + unit, left[link.block + 1] ?? 0];
  const y1 = (top[link.block]?.[link.from] ?? 0) + unit / 2;
  const y2 = (top[link.block + 1]?.[link.to] ?? 0) + unit / 2;
  return { from: [x1, y1], to: [x2, y2], bend: (x2 - x1) / 2 };
}

export function pointOn({ from, to, bend }: Curve, share: number): [number, number] {
  const rest = 1 - share;
  const [a, b, c, d] = [rest ** 3, 3 * rest ** 2 * share, 3 * rest * share ** 2, share ** 3];
  const x = a * from[0] + b * (from[0] + bend) + c * (to[0] - bend) + d * to[0];
  return [x, (a + b) * from[1] + (c + d) * to[1]];
}

/** The link nearest to a place, within reach of a finger. */
export function linkAt(
  links: readonly Link[],
  layout: Layout,
  x: number,
  y: number,
  reach = 8,
): Link | null {
  let [best, nearest]: [Link | null, number] = [null, reach];
  for (const link of links) {
    const curve = curveOf(link, layout);
    if (x < curve.from[0] - reach || x > curve.to[0] + reach) continue;
    for (let step = 0; step <= 24; step += 1) {
      const [left, top] = pointOn(curve, step / 24);
      const away = Math.hypot(left - x, top - y);
      if (away < nearest) [best, nearest] = [link, away];
    }
  }
  return best;
}
