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

  it('tells the refusal in the engine’s words and has no output', async () => {
    desk.setOption('padding', 0);
    desk.setOption('kernel', 11);
    desk.setSize(8);
    await desk.work();
    expect(desk.refusal).toMatch(/expected H of at least 11/);
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
    expect(desk.settings.upstream).toBe('0,0,0;0,1,2');
    backward.toggle({ row: 0, column: 0 });
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
