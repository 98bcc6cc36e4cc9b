// The graph of a tape as blocks to lay out: an op with the value it makes, or a value that nothing made.
import type { GraphNode, GraphValue, LensGraph } from '../../../engine/api';
import type { LayoutBlock } from '../../../viz/tape_layout';
import { opSign } from '../words';

export interface Block extends LayoutBlock {
  readonly value: GraphValue;
  readonly node: GraphNode | null;
  readonly sign: string;
  /** The op's own size; 0 without one. */
  readonly opWidth: number;
  /** The op stands over its value, not before it. */
  readonly above: boolean;
  /** Room for it is left over the box, whether or not there is one. */
  readonly over: boolean;
}

export const OP_HEIGHT = 30;
export const JOINT = 8;
const SCALAR = { width: 112, height: 72 };
const TENSOR = { width: 116, height: 142 };

export function blockId(value: number): string {
  return `v${String(value)}`;
}

/** Only single numbers: drawn with the numbers themselves. */
export function isScalar(graph: LensGraph): boolean {
  return graph.input === null;
}

export function blocksOf(graph: LensGraph, direction: 'right' | 'down'): Block[] {
  const scalar = isScalar(graph);
  return inTapeOrder(graph).map((value) => {
    const node = value.producer === null ? null : (graph.nodes[value.producer] ?? null);
    const sign = node ? opSign(node.op) : '';
    const above = direction === 'down' || !scalar;
    const opWidth = node ? Math.max(OP_HEIGHT, 18 + 8 * sign.length) : 0;
    const box = value.size === 1 ? SCALAR : TENSOR;
    const aside = !scalar && value.producer === null && value.id !== graph.input;
    // The input's box stands level with the others', which have an op over them.
    const over = above && (node !== null || (direction === 'right' && !aside));
    return {
      id: blockId(value.id),
      inputs: node ? node.inputs.map(blockId) : [],
      aside,
      width: box.width + (node && !above ? opWidth + JOINT : 0),
      height: box.height + (over ? OP_HEIGHT + JOINT : 0),
      over,
      value,
      node,
      sign,
      opWidth,
      above,
    };
  });
}

/** Each value after those it is made of: sources right before the first node that reads them. */
export function inTapeOrder(graph: LensGraph): GraphValue[] {
  const order: GraphValue[] = [];
  const seen = new Set<number>();
  const take = (id: number): void => {
    const value = graph.values[id];
    if (!value || seen.has(id)) return;
    seen.add(id);
    order.push(value);
  };
  for (const node of graph.nodes) {
    node.inputs.forEach(take);
    take(node.output);
  }
  return order;
}

/** The place of a block's parts within it. */
export function partsOf(block: Block): {
  op: { x: number; y: number; width: number; height: number } | null;
  box: { x: number; y: number; width: number; height: number };
} {
  const { width, height, node, above, over, opWidth } = block;
  const down = over ? OP_HEIGHT + JOINT : 0;
  if (!node) return { op: null, box: { x: 0, y: down, width, height: height - down } };
  if (above) {
    return {
      op: { x: (width - opWidth) / 2, y: 0, width: opWidth, height: OP_HEIGHT },
      box: { x: 0, y: down, width, height: height - down },
    };
  }
  const along = opWidth + JOINT;
  return {
    op: { x: 0, y: (height - OP_HEIGHT) / 2, width: opWidth, height: OP_HEIGHT },
    box: { x: along, y: 0, width: width - along, height },
  };
}
