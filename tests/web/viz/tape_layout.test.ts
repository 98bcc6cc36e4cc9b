// Where the blocks of a graph stand: in order, apart, and with straight ways where that is possible.
import { describe, expect, it } from 'vitest';
import { crossings, inLayers, type LayoutBlock } from '../../../web/src/viz/tape_layers';
import { apart, layOutTape } from '../../../web/src/viz/tape_layout';

function block(id: string, inputs: string[] = [], aside = false): LayoutBlock {
  return { id, inputs, width: 80, height: 40, aside };
}

/** (a*b + c)^2 */
const square = [
  block('a'),
  block('b'),
  block('a*b', ['a', 'b']),
  block('c'),
  block('sum', ['a*b', 'c']),
  block('f', ['sum']),
];

/** Two dense layers with their weights. */
const network = [
  block('x'),
  block('W1', [], true),
  block('h', ['x', 'W1']),
  block('r', ['h']),
  block('W2', [], true),
  block('y', ['r', 'W2']),
];

const right = { direction: 'right', layerGap: 30, blockGap: 16 } as const;

function placesOf(blocks: LayoutBlock[], options: Parameters<typeof layOutTape>[1] = right) {
  const layout = layOutTape(blocks, options);
  const place = (id: string) => {
    const found = layout.places.get(id);
    if (!found) throw new Error(`${id} has no place`);
    return found;
  };
  return { layout, place };
}

describe('the layers of a graph', () => {
  it('put every block after all of its inputs', () => {
    const { layers } = inLayers(square);
    const layerOf = new Map(layers.flatMap((layer, at) => layer.map((item) => [item.id, at])));
    for (const { id, inputs } of square) {
      for (const input of inputs) {
        expect(layerOf.get(input)).toBeLessThan(layerOf.get(id) ?? 0);
      }
    }
  });

  it('put a source right before the block that reads it', () => {
    const { layers } = inLayers(square);
    expect(layers[1]?.map(({ id }) => id).sort()).toEqual(['a*b', 'c']);
  });

  it('untangle lines that need not cross', () => {
    const tangled = [
      block('a'),
      block('b'),
      block('c'),
      block('of c', ['c']),
      block('of b', ['b']),
      block('of a', ['a']),
      block('all', ['of a', 'of b', 'of c']),
    ];
    expect(crossings(inLayers(tangled).layers)).toBe(0);
  });

  it('lead a line past the layers between its ends', () => {
    const skip = [...square, block('g', ['f', 'a'])];
    const chain = inLayers(skip).chains.find(({ from, to }) => from === 'a' && to === 'g');
    expect(chain?.items.length).toBe(5);
  });
});

describe('the places of blocks', () => {
  it('do not overlap, whatever the graph', () => {
    for (const blocks of [square, network]) {
      for (const direction of ['right', 'down'] as const) {
        const { layout } = placesOf(blocks, { ...right, direction });
        const all = [...layout.places.values()];
        all.forEach((one, index) => {
          for (const other of all.slice(index + 1)) {
            const besides =
              one.x + one.width <= other.x ||
              other.x + other.width <= one.x ||
              one.y + one.height <= other.y ||
              other.y + other.height <= one.y;
            expect(besides, JSON.stringify([one, other])).toBe(true);
          }
        });
      }
    }
  });

  it('lie within the size that the layout tells', () => {
    const { layout } = placesOf(square);
    for (const { x, y, width, height } of layout.places.values()) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(x + width).toBeLessThanOrEqual(layout.width + 1e-9);
      expect(y + height).toBeLessThanOrEqual(layout.height + 1e-9);
    }
  });

  it('keep what flows through a network on one line, its weights beside', () => {
    const { place } = placesOf(network);
    for (const id of ['h', 'r', 'y']) expect(place(id).y).toBeCloseTo(place('x').y, 0);
    expect(place('W1').x).toBe(place('x').x);
    expect(place('W1').y).toBeGreaterThanOrEqual(place('x').y + 40 + 15);
  });

  it('go downwards where asked', () => {
    const { place, layout } = placesOf(network, { ...right, direction: 'down' });
    expect(place('y').y).toBeGreaterThan(place('r').y);
    expect(layout.height).toBe(4 * 40 + 3 * 30);
  });

  it('are the same every time', () => {
    expect(layOutTape(square, right)).toEqual(layOutTape(square, right));
  });
});

describe('moving apart', () => {
  it('leaves alone what does not touch', () => {
    expect(apart([0, 100], [20, 20], [1, 1], 10)).toEqual([0, 100]);
  });

  it('moves two that overlap equally, or the lighter one more', () => {
    expect(apart([0, 0], [20, 20], [1, 1], 10)).toEqual([-15, 15]);
    const [heavy = 0, light = 0] = apart([0, 0], [20, 20], [9, 1], 10);
    expect(heavy).toBeCloseTo(-3);
    expect(light).toBeCloseTo(27);
  });

  it('keeps the order even where the wishes do not', () => {
    const [first = 0, second = 0] = apart([50, 0], [20, 20], [1, 1], 10);
    expect(second - first).toBeCloseTo(30);
  });
});
