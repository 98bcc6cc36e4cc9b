// Where the blocks of a computational graph stand and which way their lines go: layer after layer to the
// right, or downwards on narrow screens. Pure geometry in CSS pixels.
import { inLayers, type LayerItem, type LayoutBlock } from './tape_layers';

export type { LayoutBlock } from './tape_layers';

export interface LayoutOptions {
  readonly direction: 'right' | 'down';
  /** Between layers, and between blocks within one. */
  readonly layerGap: number;
  readonly blockGap: number;
}

export interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A line from a block to one that reads it; `through` are the middles of the gaps it passes. */
export interface Way {
  readonly from: string;
  readonly to: string;
  readonly through: readonly Point[];
}

export interface TapeLayout {
  readonly places: ReadonlyMap<string, Place>;
  readonly ways: readonly Way[];
  readonly width: number;
  readonly height: number;
}

/** A line that passes needs this much room within a layer. */
const PASSING = 14;
const SWEEPS = 8;
/** What stands aside hardly pulls. */
const ASIDE = 1e-4;

export function layOutTape(blocks: readonly LayoutBlock[], options: LayoutOptions): TapeLayout {
  const down = options.direction === 'down';
  const { layers, chains } = inLayers(blocks);
  const across = (item: LayerItem): number =>
    item.block ? (down ? item.block.width : item.block.height) : PASSING;
  const along = (item: LayerItem): number =>
    item.block ? (down ? item.block.height : item.block.width) : 0;
  const middles = middlesOf(layers, across, options.blockGap);

  let low = Infinity;
  let high = -Infinity;
  for (const [item, middle] of middles) {
    low = Math.min(low, middle - across(item) / 2);
    high = Math.max(high, middle + across(item) / 2);
  }
  if (low > high) [low, high] = [0, 0];

  const places = new Map<string, Place>();
  const points = new Map<LayerItem, Point>();
  let start = 0;
  for (const layer of layers) {
    const depth = Math.max(...layer.map(along));
    for (const item of layer) {
      const middle = (middles.get(item) ?? 0) - low;
      const at = start + depth / 2;
      points.set(item, down ? { x: middle, y: at } : { x: at, y: middle });
      if (!item.block) continue;
      const { width, height } = item.block;
      const point = points.get(item) ?? { x: 0, y: 0 };
      places.set(item.id, { x: point.x - width / 2, y: point.y - height / 2, width, height });
    }
    start += depth + options.layerGap;
  }
  const length = Math.max(0, start - options.layerGap);
  const ways = chains.map(({ from, to, items }) => ({
    from,
    to,
    through: items.slice(1, -1).map((item) => points.get(item) ?? { x: 0, y: 0 }),
  }));
  const breadth = high - low;
  return {
    places,
    ways,
    width: down ? breadth : length,
    height: down ? length : breadth,
  };
}

/** Each item's middle within its layer: as near to its neighbours' as the others let it. */
function middlesOf(
  layers: LayerItem[][],
  across: (item: LayerItem) => number,
  gap: number,
): Map<LayerItem, number> {
  const middles = new Map<LayerItem, number>();
  for (const layer of layers) {
    let at = 0;
    for (const item of layer) {
      middles.set(item, at + across(item) / 2);
      at += across(item) + gap;
    }
  }
  const pull = (item: LayerItem): number => (item.block?.aside ? ASIDE : 1);
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    const forward = sweep % 2 === 0;
    for (const layer of forward ? layers : [...layers].reverse()) {
      const wanted = layer.map((item) => {
        const near = forward ? item.before : item.after;
        const from = near.length > 0 ? near : forward ? item.after : item.before;
        const weight = from.reduce((sum, one) => sum + pull(one), 0);
        if (weight === 0) return middles.get(item) ?? 0;
        return from.reduce((sum, one) => sum + pull(one) * (middles.get(one) ?? 0), 0) / weight;
      });
      const sizes = layer.map(across);
      const settled = apart(wanted, sizes, layer.map(pull), gap);
      layer.forEach((item, place) => middles.set(item, settled[place] ?? 0));
    }
  }
  return middles;
}

/**
 * Middles in the given order, `gap` apart, each as near to where it is wanted as its weight asks: what
 * would overlap moves as one (pool adjacent violators).
 */
export function apart(
  wanted: readonly number[],
  sizes: readonly number[],
  weights: readonly number[],
  gap: number,
): number[] {
  // Without the sizes: then "apart" is "not decreasing".
  const offsets: number[] = [];
  let offset = 0;
  for (const [index, size] of sizes.entries()) {
    offset += index === 0 ? 0 : (sizes[index - 1] ?? 0) / 2 + gap + size / 2;
    offsets.push(offset);
  }
  const pools: { sum: number; weight: number; count: number }[] = [];
  wanted.forEach((want, index) => {
    const weight = weights[index] ?? 1;
    let pool = { sum: weight * (want - (offsets[index] ?? 0)), weight, count: 1 };
    for (let last = pools.at(-1); last; last = pools.at(-1)) {
      if (last.sum / last.weight <= pool.sum / pool.weight) break;
      pools.pop();
      pool = {
        sum: last.sum + pool.sum,
        weight: last.weight + pool.weight,
        count: last.count + pool.count,
      };
    }
    pools.push(pool);
  });
  const levels = pools.flatMap(({ sum, weight, count }) =>
    Array.from({ length: count }, () => sum / weight),
  );
  return levels.map((level, index) => level + (offsets[index] ?? 0));
}
