// The network as a drawing: columns, links with their weights, what lies under the pointer, arrow keys.
import { describe, expect, it } from 'vitest';

import type { PlanePictures } from '../../../web/src/engine/api';
import { blocksOf } from '../../../web/src/labs/points/network/blocks';
import {
  MOST_DRAWN,
  columnsOf,
  curveOf,
  layOut,
  linkAt,
  linksOf,
  pointOn,
} from '../../../web/src/labs/points/network/graph';
import { whatLeadsInto } from '../../../web/src/labs/points/network/incoming';
import { mapOf, nextUnit, unitName } from '../../../web/src/labs/points/network/units';
import { waysOf } from '../../../web/src/labs/points/network/ways';
import { pointsCatalog } from '../../../web/src/labs/points/points_catalog';
import { engineCatalog } from '../support/points_catalog';

const { model } = pointsCatalog(engineCatalog).defaults;
const columns = columnsOf(blocksOf(model), 2);
const numbers = (length: number, from = 0) => Float32Array.from({ length }, (_, at) => from + at);
const plane: PlanePictures = {
  step: 0,
  side: 2,
  outputs: new Float32Array(8),
  answers: new Float32Array(4),
  unitSide: 2,
  layers: [{ layer: 'activation1', values: numbers(16) }],
  parameters: [
    { name: 'linear1.weight', shape: [2, 4], values: numbers(8), gradient: numbers(8, 100) },
    { name: 'linear1.bias', shape: [4], values: numbers(4, 50), gradient: null },
    { name: 'linear2.weight', shape: [9, 2], values: numbers(18), gradient: null },
  ],
};

describe('links', () => {
  const links = linksOf(columns, plane);

  it('carry the weight from each unit to each, where the layer reads the column before', () => {
    expect(links).toHaveLength(8);
    expect(links.find(({ from, to }) => from === 1 && to === 2)).toEqual({
      block: 0,
      from: 1,
      to: 2,
      index: 6,
      weight: 6,
      gradient: 106,
    });
    expect(linksOf(columns, null)).toEqual([]);
  });

  it('are found under the pointer, and nothing where there is none', () => {
    const layout = layOut(columns, 600);
    for (const link of links) {
      const [x, y] = pointOn(curveOf(link, layout), 0.1);
      expect(linkAt([link], layout, x + 2, y)).toBe(link);
    }
    expect(linkAt(links, layout, 300, 5)).toBeNull();
  });

  it('name what leads into a unit, its bias last', () => {
    const into = whatLeadsInto({ column: 1, unit: 3 }, columns, plane, ['x', 'y']);
    expect(into.map(({ name, value, gradient }) => [name, value, gradient])).toEqual([
      ['x', 3, 103],
      ['y', 7, 107],
      ['bias', 53, null],
    ]);
  });
});

describe('units', () => {
  it('are drawn up to a number and told beyond it', () => {
    const [, wide] = columnsOf(
      [{ ...(blocksOf(model)[0] as never as object), units: 64 } as never],
      2,
    );
    expect(wide).toMatchObject({ units: 64, drawn: MOST_DRAWN });
  });

  it('stay within the width they are given, or ask for more', () => {
    const layout = layOut(columns, 600);
    expect(Math.max(...layout.left) + layout.unit).toBeLessThanOrEqual(layout.width);
    expect(layout.width).toBe(600);
    expect(layOut(columns, 200).width).toBeGreaterThan(200);
  });

  it('show the map of their layer, and none of another network', () => {
    const [inputs, hidden, second] = columns;
    if (!inputs || !hidden || !second) throw new Error('no columns');
    expect([...(mapOf(plane, hidden, 2)?.values ?? [])]).toEqual([8, 9, 10, 11]);
    expect(mapOf(plane, second, 0)).toBeNull();
    expect(mapOf(plane, { ...hidden, units: 5 }, 0)).toBeNull();
    const y = mapOf(plane, inputs, 1);
    expect(y?.values[0]).toBeGreaterThan(5);
    expect(y?.values.at(-1)).toBeLessThan(-5);
  });

  it('of inputs show their feature on a scale of its own, whatever its layer is called', () => {
    const [inputs] = columnsOf(blocksOf(model), 2, 'mine');
    if (!inputs) throw new Error('no columns');
    const made = { ...plane, layers: [{ layer: 'mine', values: numbers(8, 29) }] };
    expect([...(mapOf(made, inputs, 1)?.values ?? [])]).toEqual([33, 34, 35, 36]);
    expect(mapOf(made, inputs, 1)?.bound).toBe(36);
    expect(mapOf(plane, inputs, 0)).toBeNull();
  });

  it('stand clear of the longest name before them', () => {
    const [short, long] = [layOut(columns, 600), layOut(columns, 600, 5)];
    expect(long.left[0]).toBeGreaterThanOrEqual(5 * 7 + 4);
    expect(long.left.at(-1)).toBe(short.left.at(-1));
  });

  it('are walked through with the arrow keys', () => {
    expect(nextUnit('ArrowDown', { column: 1, unit: 0 }, columns)).toEqual({ column: 1, unit: 1 });
    expect(nextUnit('ArrowUp', { column: 1, unit: 0 }, columns)).toEqual({ column: 1, unit: 0 });
    expect(nextUnit('ArrowRight', { column: 1, unit: 3 }, columns)).toEqual({ column: 2, unit: 1 });
    expect(nextUnit('ArrowLeft', { column: 0, unit: 1 }, columns)).toEqual({ column: 0, unit: 1 });
    expect(nextUnit('Enter', { column: 0, unit: 1 }, columns)).toBeNull();
  });

  it('have names', () => {
    const name = (column: number, unit: number) =>
      unitName({ column, unit }, columns, ['x', 'y'], 'classification');
    expect([name(0, 1), name(1, 0), name(3, 1)]).toEqual([
      'Input y',
      'Layer 1, unit 1',
      'Output, class 1',
    ]);
  });
});

describe('ways round', () => {
  const layer = (name: string, type: string, inputs?: string[]) => ({
    ...{ name, type, options: type === 'linear' ? { units: 4 } : {} },
    ...(inputs ? { inputs } : {}),
  });
  const ways = (...layers: ReturnType<typeof layer>[]) => {
    const residual = { input: [2], layers };
    return waysOf(residual, blocksOf(residual));
  };

  it('lead past the layers that they leave out, and there are none without', () => {
    expect(waysOf(model, blocksOf(model))).toEqual([]);
    expect(
      ways(
        layer('z1', 'linear'),
        layer('a1', 'activation'),
        layer('z2', 'linear'),
        layer('a2', 'activation'),
        layer('h2', 'add', ['a2', 'a1']),
        layer('z3', 'linear'),
        layer('h3', 'add', ['z3', 'a1']),
        layer('out', 'linear'),
      ),
    ).toEqual([
      { from: 1, to: 2 },
      { from: 1, to: 3 },
    ]);
  });

  it('may come from the inputs', () => {
    expect(
      ways(
        layer('features1', 'plane_features'),
        layer('z1', 'linear'),
        layer('both', 'concat', ['z1', 'features1']),
        layer('out', 'linear'),
      ),
    ).toEqual([{ from: 0, to: 1 }]);
  });

  it('are none where a layer reads the one before it by name', () => {
    expect(ways(layer('z1', 'linear'), layer('z2', 'linear', ['z1']))).toEqual([]);
  });
});
