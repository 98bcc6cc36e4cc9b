// Where the window stands and what belongs together while one looks, checked against sums that were really made.
import { describe, expect, it } from 'vitest';
import { modelOf } from '../../../web/src/labs/convolution/desk.svelte';
import { placeOf } from '../../../web/src/labs/convolution/bench';
import { defaults } from '../../../web/src/labs/convolution/settings';
import { litTerm, outputsReading } from '../../../web/src/labs/convolution/slide/looking';
import { sizeTex } from '../../../web/src/labs/convolution/slide/size_tex';
import { reach, taps, windowAt } from '../../../web/src/labs/convolution/slide/window';
import { FakeBench } from '../support/fake_bench';

const SIDE = 7;
const set = { kernel: 3, stride: 2, padding: 1, dilation: 2 };

async function bench() {
  const made = new FakeBench();
  const input = Float32Array.from({ length: SIDE * SIDE }, (_, at) => at + 1);
  const { output } = await made.run({
    model: modelOf({ ...defaults, ...set }, { channels: 1, height: SIDE, width: SIDE }),
    weights: { 'conv.weight': new Float32Array(9).fill(1) },
    input,
  });
  return { made, output };
}

describe('the window', () => {
  it('frames the very pixels that the sum reads', async () => {
    const { made, output } = await bench();
    for (let cell = 0; cell < output.values.length; cell += 1) {
      const at = placeOf(cell, output);
      const read = (await made.terms(cell)).map(({ index }) =>
        placeOf(index, { height: SIDE, width: SIDE }),
      );
      const framed = taps(at, set).filter(
        ({ row, column }) => row >= 0 && column >= 0 && row < SIDE && column < SIDE,
      );
      expect(framed).toEqual(read.map(({ row, column }) => ({ row, column })));
    }
  });

  it('knows which output cells read a pixel', async () => {
    const { made, output } = await bench();
    const reading = new Map<number, number[]>();
    for (let cell = 0; cell < output.values.length; cell += 1) {
      for (const { index } of await made.terms(cell)) {
        reading.set(index, [...(reading.get(index) ?? []), cell]);
      }
    }
    for (let pixel = 0; pixel < SIDE * SIDE; pixel += 1) {
      const found = outputsReading(placeOf(pixel, { height: SIDE, width: SIDE }), set, output);
      const cells = found.map(({ row, column }) => row * output.width + column);
      expect(cells).toEqual(reading.get(pixel) ?? []);
    }
  });

  it('stands on the padding at first and spreads with dilation', () => {
    expect(windowAt({ row: 0, column: 1 }, set)).toEqual({ row: -1, column: 1 });
    expect(reach(set)).toBe(5);
  });

  it('names the weight that lies on a pixel', () => {
    const window = taps({ row: 1, column: 1 }, set);
    expect(litTerm(window, { row: 3, column: 5 }, 3)).toEqual({ row: 1, column: 2 });
    expect(litTerm(window, { row: 2, column: 2 }, 3)).toBeNull();
  });
});

describe('the size formula', () => {
  it('has the numbers of the set-up in it and the size that came out', () => {
    expect(sizeTex(7, set, 3)[1]).toContain(String.raw`\frac{7 + 2\cdot 1 - 2\,(3-1) - 1}{2}`);
    expect(sizeTex(7, set, 3)[1]).toMatch(/= 3$/);
  });

  it('says so where the window has no place', () => {
    expect(sizeTex(2, { ...set, padding: 0 }, null)[1]).toContain('no place');
  });
});
