// The network as columns from left to right: what each layer is called, and how its numbers are laid
// out as pictures. Pure.
import type { Activation, Catalog, ModelInfo, ModelSpec } from '../../../../engine/api';
import { layerTitle } from '../../../../run/model_editor/layer_title';
import { PICTURE, skipsInto } from '../../../../run/model_editor/wiring';
import { shape as shapeText } from '../../../../viz/format';
import { tileGrid, type TileGrid, type TileSource } from '../../../../viz/tiles';

/** maps: pictures; units: a block of numbers; scores: the ten numbers of the last layer, with names. */
export type ColumnKind = 'maps' | 'units' | 'scores';

export interface Column {
  readonly key: string;
  readonly name: string;
  readonly title: string;
  readonly shape: readonly number[];
  readonly shapeText: string;
  readonly kind: ColumnKind;
  /** Where a skip begins or ends: "pool1" and "+ pool1"; or ''. */
  readonly note: string;
}

export interface Layout {
  /** Longest side of one picture, CSS pixels. */
  readonly target: number;
  /** How many pictures at most stand above one another. */
  readonly rows: number;
}

/** Tried in this order until the whole network fits. */
const layouts: readonly Layout[] = [
  { target: 56, rows: 4 },
  { target: 56, rows: 6 },
  { target: 28, rows: 4 },
  { target: 28, rows: 6 },
  { target: 28, rows: 8 },
];
/** Where a lot would be out of sight in any case: low and wide. */
const scrolling: Layout = { target: 28, rows: 4 };

/** Tight, so that the small CNN fits beside pad and answer at 1280 px. */
export const columnGap = 6;
const tileGap = 2;
const leastWidth = 50;
const scoreWidth = 74;

export function networkColumns(
  input: readonly number[],
  info: ModelInfo,
  spec: ModelSpec,
  catalog: Catalog,
): Column[] {
  const last = info.layers.length - 1;
  const columns: Column[] = [
    {
      key: 'input',
      name: 'input',
      title: 'Input',
      shape: input,
      shapeText: shapeText(input),
      kind: 'maps',
      note: skipNote(spec, -1),
    },
  ];
  info.layers.forEach((layer, index) => {
    const { outputShape } = layer;
    const scores = index === last && outputShape.length === 1 && outputShape[0] === 10;
    columns.push({
      key: layer.name,
      name: layer.name,
      title: layerTitle(spec.layers[index], catalog),
      shape: outputShape,
      shapeText: shapeText(outputShape),
      kind: scores ? 'scores' : outputShape.length === 3 ? 'maps' : 'units',
      note: skipNote(spec, index),
    });
  });
  return columns;
}

/** A layer that skips lead from is named, and one that they lead to names them. */
function skipNote(spec: ModelSpec, at: number): string {
  const name = at < 0 ? PICTURE : (spec.layers[at]?.name ?? '');
  const read = spec.layers.some((_, place) => skipsInto(spec, place).includes(name));
  const words = [read ? name : '', ...(at < 0 ? [] : skipsInto(spec, at).map((one) => `+ ${one}`))];
  return words.filter((word) => word !== '').join(' ');
}

/** How a column's numbers are laid out, and where each picture's numbers lie. */
export function columnGrid(column: Column, layout: Layout, ratio: number): TileGrid {
  const [channels = 1, height = 1, width = 1] = column.shape;
  if (column.kind === 'maps') {
    const single = channels === 1;
    return tileGrid({
      count: channels,
      across: width,
      down: height,
      columns: Math.ceil(channels / layout.rows),
      // One picture alone may be large: there is room beside the sheets.
      target: single ? Math.max(layout.target, 56) : layout.target,
      gap: tileGap,
      ratio,
    });
  }
  // Many units are one picture, few are a block of separate squares.
  const units = channels;
  if (units > 256) {
    const across = Math.ceil(Math.sqrt(units));
    return tileGrid({
      count: 1,
      across,
      down: Math.ceil(units / across),
      columns: 1,
      target: 56,
      gap: 0,
      ratio,
    });
  }
  return tileGrid({
    count: units,
    across: 1,
    down: 1,
    columns: units <= 16 ? 2 : 8,
    target: 6,
    gap: 1,
    ratio,
  });
}

export function columnWidth(column: Column, layout: Layout, ratio: number): number {
  if (column.kind === 'scores') return scoreWidth;
  return Math.max(leastWidth, columnGrid(column, layout, ratio).width);
}

/** All columns side by side. */
export function networkWidth(columns: readonly Column[], layout: Layout, ratio: number): number {
  return columns.reduce(
    (sum, column) => sum + columnWidth(column, layout, ratio) + columnGap,
    -columnGap,
  );
}

/** The roomiest layout in which all columns stand side by side in `available` CSS pixels. */
export function fitLayout(columns: readonly Column[], available: number, ratio: number): Layout {
  let total = Infinity;
  for (const layout of layouts) {
    total = networkWidth(columns, layout, ratio);
    if (total <= available) return layout;
  }
  const narrowest = layouts[layouts.length - 1];
  return narrowest !== undefined && total <= available * 1.4 ? narrowest : scrolling;
}

/** Which numbers a column shows; null while nothing passes through. */
export function columnSource(
  column: Column,
  grid: TileGrid,
  seen: ArrayLike<number> | null,
  activations: readonly Activation[],
): TileSource | null {
  const values =
    column.key === 'input'
      ? seen
      : (activations.find((activation) => activation.layer === column.name)?.values ?? null);
  if (values === null || values.length === 0) return null;
  return { values, tileStride: grid.across * grid.down, stride: 1 };
}
