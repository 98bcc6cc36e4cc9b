// The desk and the way back, on a bench without an engine.
import { beforeEach, describe, expect, it } from 'vitest';
import { Backward } from '../../../web/src/labs/convolution/back/backward.svelte';
import { chosenCells, toggled } from '../../../web/src/labs/convolution/back/upstream';
import { ConvolutionDesk } from '../../../web/src/labs/convolution/desk.svelte';
import { Notices } from '../../../web/src/state/notices.svelte';
import { FakeBench } from '../support/fake_bench';
import { FakeEngine, engineInfo } from '../support/fake_engine';

let bench: FakeBench;
let desk: ConvolutionDesk;

beforeEach(() => {
  bench = new FakeBench();
  desk = new ConvolutionDesk(new FakeEngine(), engineInfo, new Notices(), bench);
});

describe('the desk', () => {
  it('puts the picture and the kernel on the bench and shows what comes out', async () => {
    await desk.work();
    expect(bench.requests[0]?.model.input).toEqual([1, 12, 12]);
    expect(desk.output?.width).toBe(12);
    expect(desk.slide.count).toBe(144);
  });

  it('shows the terms of the cell one looks at', async () => {
    await desk.work();
    await desk.look({ row: 3, column: 3 });
    expect(desk.terms).toHaveLength(9);
    const sum = desk.terms.reduce((total, { value, weight }) => total + value * weight, 0);
    expect(desk.output?.values[3 * 12 + 3]).toBeCloseTo(sum);
  });

  it('tells what does not fit, by how much and what would, and has no output', async () => {
    desk.setOption('padding', 0);
    desk.setOption('kernel', 11);
    desk.setSize(8);
    await desk.work();
    expect(desk.refusal).toBe(
      'A kernel of 11×11 does not fit: the picture is 8×8. What would fit: ' +
        'a kernel of 8 or less, or a padding of 2 or more, or a picture of 11×11 or more.',
    );
    expect([desk.output, desk.slide.count]).toEqual([null, 0]);
    desk.setOption('kernel', 3);
    await desk.work();
    expect([desk.refusal, desk.output?.width]).toEqual(['', 6]);
  });

  it('makes edited weights the learner’s own, channel by channel', () => {
    desk.choosePicture('landscape');
    desk.channel = 2;
    desk.setWeight(0, 5);
    expect(desk.settings.filters[0]?.weights[18]).toBe(5);
    expect(desk.weights[0]).toBe(5);
  });
});

describe('where one begins', () => {
  const largest = () => Math.max(...(desk.output?.values ?? []).map(Math.abs));
  const here = () => {
    const { row, column } = desk.slide.at;
    return Math.abs(desk.output?.values[row * 12 + column] ?? 0);
  };

  it('is the output cell where most happens, and that cell alone is worked out', async () => {
    await desk.work();
    expect(here()).toBeGreaterThan(0);
    expect(here()).toBe(largest());
    expect(desk.slide.known).toBe(1);
    expect(desk.slide.moved).toBe(false);
  });

  it('is chosen once: another kernel leaves the window where it is', async () => {
    await desk.work();
    const { at } = desk.slide;
    desk.choosePreset('edge_y');
    await desk.work();
    expect(desk.slide.at).toEqual(at);
    desk.choosePicture('dot');
    await desk.work();
    expect(desk.slide.at).not.toEqual(at);
    expect(here()).toBe(largest());
  });

  it('is where a link says, and waits where there is no ink yet', async () => {
    desk.open({ ...desk.settings, cell: { row: 99, column: 3 } });
    await desk.work();
    expect(desk.slide.at).toEqual({ row: 11, column: 3 });
    desk.choosePicture('drawing');
    await desk.work();
    expect(desk.starting).toBe('busiest');
    desk.digit = new Float32Array(28 * 28);
    desk.digit[5 * 28 + 9] = 1;
    await desk.work();
    expect([desk.starting, desk.slide.at]).toEqual([null, { row: 5, column: 8 }]);
  });

  it('is the weight with the largest gradient on the way back', async () => {
    await desk.work();
    const backward = new Backward(desk, bench);
    await backward.work();
    const gradient = backward.kernelGradient ?? new Float32Array();
    expect(gradient[backward.looked.index]).toBe(Math.max(...gradient));
    expect(backward.terms).toHaveLength(1);
    await backward.look({ of: 'input', index: 7 });
    desk.slide.step();
    await backward.work();
    expect(backward.looked).toEqual({ of: 'input', index: 7 });
  });
});

describe('the way back', () => {
  it('begins at the cell under the window and ends at its pixels and weights', async () => {
    await desk.work();
    desk.slide.to({ row: 5, column: 5 });
    const backward = new Backward(desk, bench);
    await backward.work();
    expect(backward.upstream?.[5 * 12 + 5]).toBe(1);
    const touched = backward.inputGradient?.filter((value) => value !== 0).length;
    expect(touched).toBe(6);
    await backward.look({ of: 'input', index: 4 * 12 + 4 });
    expect(backward.terms).toEqual([{ index: 65, upstream: 1, weight: -1, product: -1 }]);
  });

  it('takes the cells that are pressed in and out', async () => {
    await desk.work();
    const backward = new Backward(desk, bench);
    await backward.work();
    backward.toggle({ row: 1, column: 2 });
    expect(desk.settings.upstream).toBe('0,5,2;0,1,2');
    backward.toggle({ row: 5, column: 2 });
    backward.toggle({ row: 1, column: 2 });
    expect(desk.settings.upstream).toBe('none');
  });
});

describe('chosen output cells', () => {
  const output = { channels: 1, height: 2, width: 2, values: new Float32Array(4) };
  const current = { filter: 0, row: 1, column: 0 };

  it('count 1 each', () => {
    expect([...chosenCells('cell', current, output)]).toEqual([0, 0, 1, 0]);
    expect([...chosenCells('ones', current, output)]).toEqual([1, 1, 1, 1]);
    expect([...chosenCells('0,0,1;0,1,1', current, output)]).toEqual([0, 1, 0, 1]);
  });

  it('that do not exist any more are left out', () => {
    expect([...chosenCells('0,9,9', current, output)]).toEqual([0, 0, 0, 0]);
  });

  it('begin anew after all of them', () => {
    expect(toggled('ones', current, { filter: 0, row: 0, column: 0 })).toBe('0,0,0');
  });
});
