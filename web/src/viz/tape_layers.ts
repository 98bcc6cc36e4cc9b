// A computational graph in layers (Sugiyama's way): every block stands one layer after the last of its
// inputs, and within a layer in the order that crosses the fewest lines.

/** What is laid out: an op with its value, or a value that nothing made. In the order of the tape. */
export interface LayoutBlock {
  readonly id: string;
  /** Ids of the blocks it reads. */
  readonly inputs: readonly string[];
  readonly width: number;
  readonly height: number;
  /** A parameter: it stands aside and leaves the straight way to what flows. */
  readonly aside: boolean;
}

/** A block, or a place where a long line passes a layer. */
export interface LayerItem {
  readonly id: string;
  /** Null where only a line passes. */
  readonly block: LayoutBlock | null;
  readonly layer: number;
  /** Neighbours in the layer before and in the one after. */
  readonly before: LayerItem[];
  readonly after: LayerItem[];
}

/** One line from a block to a block, through the items it passes. */
export interface LayerChain {
  readonly from: string;
  readonly to: string;
  readonly items: readonly LayerItem[];
}

export interface Layers {
  readonly layers: LayerItem[][];
  readonly chains: readonly LayerChain[];
}

const SWEEPS = 12;

export function inLayers(blocks: readonly LayoutBlock[]): Layers {
  const ranks = ranksOf(blocks);
  const items = new Map<string, LayerItem>();
  const layers: LayerItem[][] = [];
  const add = (id: string, block: LayoutBlock | null, layer: number): LayerItem => {
    const item: LayerItem = { id, block, layer, before: [], after: [] };
    (layers[layer] ??= []).push(item);
    return item;
  };
  // What stands aside comes last in its layer.
  for (const aside of [false, true]) {
    for (const block of blocks) {
      if (block.aside === aside)
        items.set(block.id, add(block.id, block, ranks.get(block.id) ?? 0));
    }
  }
  const chains: LayerChain[] = [];
  for (const block of blocks) {
    for (const from of new Set(block.inputs)) {
      const [start, end] = [items.get(from), items.get(block.id)];
      if (!start || !end) continue;
      const chain = [start];
      for (let layer = start.layer + 1; layer < end.layer; layer += 1) {
        chain.push(add(`${from}→${block.id}@${String(layer)}`, null, layer));
      }
      chain.push(end);
      link(chain);
      chains.push({ from, to: block.id, items: chain });
    }
  }
  return { layers: ordered(layers), chains };
}

/** Longest way from a source; sources stand right before the first block that reads them. */
function ranksOf(blocks: readonly LayoutBlock[]): Map<string, number> {
  const ranks = new Map<string, number>();
  for (const { id, inputs } of blocks) {
    ranks.set(id, Math.max(-1, ...inputs.map((input) => ranks.get(input) ?? -1)) + 1);
  }
  for (const { id, inputs } of blocks) {
    if (inputs.length > 0) continue;
    const readers = blocks.filter((block) => block.inputs.includes(id));
    const first = Math.min(...readers.map((block) => ranks.get(block.id) ?? 0));
    if (readers.length > 0) ranks.set(id, first - 1);
  }
  return ranks;
}

function link(chain: readonly LayerItem[]): void {
  for (const [place, item] of chain.entries()) {
    const next = chain[place + 1];
    if (!next) continue;
    item.after.push(next);
    next.before.push(item);
  }
}

/** Sweeps to and fro, each layer sorted by the middle of its neighbours; the best order found stays. */
function ordered(layers: LayerItem[][]): LayerItem[][] {
  let best = layers.map((layer) => [...layer]);
  let fewest = crossings(best);
  let current = best;
  for (let sweep = 0; sweep < SWEEPS && fewest > 0; sweep += 1) {
    const forward = sweep % 2 === 0;
    current = current.map((layer) => [...layer]);
    const places = placesOf(current);
    const order = current.map((_, index) => (forward ? index : current.length - 1 - index));
    for (const index of order) {
      const layer = current[index] ?? [];
      const wanted = new Map(layer.map((item) => [item, middle(item, forward, places)]));
      layer.sort((a, b) => (wanted.get(a) ?? 0) - (wanted.get(b) ?? 0));
      layer.forEach((item, place) => places.set(item, place));
    }
    const found = crossings(current);
    if (found < fewest) [best, fewest] = [current, found];
  }
  return best;
}

function placesOf(layers: LayerItem[][]): Map<LayerItem, number> {
  const places = new Map<LayerItem, number>();
  for (const layer of layers) layer.forEach((item, place) => places.set(item, place));
  return places;
}

function middle(item: LayerItem, forward: boolean, places: Map<LayerItem, number>): number {
  const near = forward ? item.before : item.after;
  const own = places.get(item) ?? 0;
  if (near.length === 0) return own;
  return near.reduce((sum, one) => sum + (places.get(one) ?? 0), 0) / near.length;
}

/** How many pairs of lines cross between neighbouring layers. */
export function crossings(layers: readonly (readonly LayerItem[])[]): number {
  let found = 0;
  for (const [index, layer] of layers.entries()) {
    const next = layers[index + 1];
    if (!next) break;
    const places = new Map(next.map((item, place) => [item, place]));
    const ends = layer.map((item) => item.after.map((one) => places.get(one) ?? 0));
    for (let a = 0; a < ends.length; a += 1) {
      for (let b = a + 1; b < ends.length; b += 1) {
        for (const from of ends[a] ?? []) {
          for (const other of ends[b] ?? []) if (from > other) found += 1;
        }
      }
    }
  }
  return found;
}
