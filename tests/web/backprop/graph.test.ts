// The graph on the page: its blocks, its lines, and what a move lights.
import { describe, expect, it } from 'vitest';
import { blocksOf, inTapeOrder, partsOf } from '../../../web/src/labs/backprop/graph/blocks';
import { drawnGraph } from '../../../web/src/labs/backprop/graph/lines';
import {
  jointKey,
  knownOf,
  lineKey,
  litBy,
  sharesOf,
} from '../../../web/src/labs/backprop/graph/lit';
import { nextInList } from '../../../web/src/labs/backprop/graph/list_focus';
import { SquareLens, squareGraph } from '../support/square_lens';

const graph = squareGraph();
const options = { direction: 'right', layerGap: 40, blockGap: 20 } as const;

function after(moves: number) {
  const lens = new SquareLens();
  lens.at = moves;
  return lens.state();
}

describe('the blocks', () => {
  it('are in an order in which every value comes after what it is made of', () => {
    expect(inTapeOrder(graph).map(({ name }) => name)).toEqual([
      'a',
      'b',
      'a*b',
      'c',
      'a*b + c',
      '(a*b + c)^2',
    ]);
  });

  it('join an op to the value it makes', () => {
    const block = blocksOf(graph, 'right').find(({ value }) => value.name === 'a*b');
    expect(block).toMatchObject({ sign: '×', inputs: ['v0', 'v1'], above: false });
    if (!block) return;
    const { op, box } = partsOf(block);
    expect((op?.x ?? 0) + (op?.width ?? 0)).toBeLessThan(box.x);
  });

  it('put the op over its value where the flow goes downwards', () => {
    expect(blocksOf(graph, 'down').every(({ above }) => above)).toBe(true);
  });
});

describe('the lines', () => {
  it('lead from every input to its op, and from the op to its value', () => {
    const { lines } = drawnGraph(blocksOf(graph, 'right'), options);
    const keys = lines.map(({ key }) => key);
    for (const node of graph.nodes) {
      for (const input of node.inputs) expect(keys).toContain(lineKey(input, node.output));
      expect(keys).toContain(jointKey(node.output));
    }
    expect(keys).toHaveLength(5 + 3);
  });
});

describe('a move lights', () => {
  it('nothing before the first', () => {
    expect(litBy(after(0), graph)).toMatchObject({ op: null, backwards: false });
    expect(litBy(after(0), graph).values.size).toBe(0);
  });

  it('forwards its op, the value it makes and the lines into it', () => {
    const lit = litBy(after(2), graph);
    expect([...lit.values]).toEqual([4]);
    expect([...lit.lines].sort()).toEqual([jointKey(4), lineKey(2, 4), lineKey(3, 4)].sort());
    expect(lit.op).toBe(4);
  });

  it('backwards the value whose gradient came and the one line it came by', () => {
    const lit = litBy(after(5), graph);
    expect(lit.backwards).toBe(true);
    expect([...lit.values]).toEqual([2]);
    expect([...lit.lines].sort()).toEqual([jointKey(4), lineKey(2, 4)].sort());
  });
});

describe('what is known of a value', () => {
  const value = (name: string) => {
    const found = graph.values.find((one) => one.name === name);
    if (!found) throw new Error(`no value ${name}`);
    return found;
  };

  it('is its number once its op has computed', () => {
    expect(knownOf(value('a*b'), after(0), graph).data).toBe(false);
    expect(knownOf(value('a*b'), after(1), graph).data).toBe(true);
    expect(knownOf(value('a'), after(0), graph).data).toBe(true);
  });

  it('is its gradient once every consumer has sent its share', () => {
    expect(knownOf(value('(a*b + c)^2'), after(3), graph).gradient).toBe('none');
    expect(knownOf(value('(a*b + c)^2'), after(4), graph).gradient).toBe('whole');
    expect(knownOf(value('a*b + c'), after(3), graph).gradient).toBe('none');
    expect(knownOf(value('a*b + c'), after(4), graph).gradient).toBe('whole');
    const twice = { ...graph, backward: [...graph.backward, { node: 1, input: 0, value: 2 }] };
    expect(knownOf(value('a*b'), after(5), twice).gradient).toBe('part');
  });
});

describe('the shares of an input’s gradient, which no tape keeps', () => {
  const values = graph.values.map((one) =>
    one.name === 'a' ? { ...one, role: 'input' as const, hasGradient: false } : one,
  );
  const own = { ...graph, values, backward: graph.backward.filter(({ value }) => value !== 0) };
  const [a, b] = values;
  if (!a || !b) throw new Error('no input');

  it('are there with the gradient of what read it', () => {
    expect(sharesOf(a, after(4), own)).toBe('none');
    expect(sharesOf(a, after(5), own)).toBe('whole');
    expect(knownOf(a, after(5), own).gradient).toBe('none');
    const twice = { ...own, backward: [...own.backward, { node: 1, input: 0, value: 2 }] };
    expect(sharesOf(a, after(5), twice)).toBe('part');
  });

  it('are those of its own gradient where that is kept', () => {
    expect(sharesOf(b, after(8), graph)).toBe('whole');
    expect(sharesOf(b, after(6), graph)).toBe('none');
  });
});

describe('the list of boxes', () => {
  it('is walked up and down; left and right are left for stepping', () => {
    expect(nextInList('ArrowDown', 5, 0)).toBe(1);
    expect(nextInList('ArrowUp', 5, 0)).toBe(0);
    expect(nextInList('End', 5, 1)).toBe(4);
    expect(nextInList('ArrowRight', 5, 1)).toBeNull();
  });
});
