// The lines of the graph: from a value's box to the op that reads it, and from the op to what it makes.
import {
  layOutTape,
  type LayoutOptions,
  type Point,
  type TapeLayout,
} from '../../../viz/tape_layout';
import { arrowHead, wayPath } from '../../../viz/tape_ways';
import { partsOf, type Block } from './blocks';

export interface Line {
  readonly key: string;
  /** Ids of the values at its ends; the same one for the short line from an op to its own value. */
  readonly from: number;
  readonly to: number;
  readonly path: string;
  /** An arrowhead where the forward pass arrives, and where the backward pass does. */
  readonly ahead: string;
  readonly back: string;
}

export interface Drawn extends TapeLayout {
  readonly lines: readonly Line[];
}

export function drawnGraph(blocks: readonly Block[], options: LayoutOptions): Drawn {
  const layout = layOutTape(blocks, options);
  const down = options.direction === 'down';
  const byId = new Map(blocks.map((block) => [block.id, block]));
  const lines: Line[] = [];
  for (const { from, to, through } of layout.ways) {
    const [start, end] = [byId.get(from), byId.get(to)];
    if (!start || !end) continue;
    const points = [leaving(start, layout, down), ...through, arriving(end, layout, down)];
    lines.push(lineOf(`${from} ${to}`, start, end, points, down));
  }
  for (const block of blocks) {
    const { op, box } = partsOf(block);
    const place = layout.places.get(block.id);
    if (!op || !place) continue;
    const points = block.above
      ? [
          { x: place.x + op.x + op.width / 2, y: place.y + op.height },
          { x: place.x + op.x + op.width / 2, y: place.y + box.y },
        ]
      : [
          { x: place.x + op.width, y: place.y + place.height / 2 },
          { x: place.x + box.x, y: place.y + place.height / 2 },
        ];
    lines.push(lineOf(`op ${block.id}`, block, block, points, block.above));
  }
  return { ...layout, lines };
}

function lineOf(key: string, start: Block, end: Block, points: Point[], down: boolean): Line {
  const [first, last] = [points[0] ?? { x: 0, y: 0 }, points.at(-1) ?? { x: 0, y: 0 }];
  return {
    key,
    from: start.value.id,
    to: end.value.id,
    path: wayPath(points, down),
    ahead: arrowHead(last, down ? 'down' : 'right'),
    back: arrowHead(first, down ? 'up' : 'left'),
  };
}

function leaving(block: Block, { places }: TapeLayout, down: boolean): Point {
  const place = places.get(block.id) ?? { x: 0, y: 0, width: 0, height: 0 };
  const { box } = partsOf(block);
  return down
    ? { x: place.x + box.x + box.width / 2, y: place.y + box.y + box.height }
    : { x: place.x + box.x + box.width, y: place.y + box.y + box.height / 2 };
}

function arriving(block: Block, { places }: TapeLayout, down: boolean): Point {
  const place = places.get(block.id) ?? { x: 0, y: 0, width: 0, height: 0 };
  const { op, box } = partsOf(block);
  const end = op ?? box;
  return down
    ? { x: place.x + end.x + end.width / 2, y: place.y + end.y }
    : { x: place.x + end.x, y: place.y + end.y + end.height / 2 };
}
