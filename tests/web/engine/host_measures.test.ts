// Measurements as the page asks the host for them, over a fake session.
import { beforeEach, describe, expect, test } from 'vitest';
import type { Frame } from '../../../web/src/engine/api';
import { EngineHost } from '../../../web/src/engine/host';
import { FakeClock } from './fake_clock';
import { config, fakeEngine, type FakeSession } from './fake_session';

const options = { baseUrl: 'http://localhost/x/', variant: null, threads: 1, pretrained: false };

let clock: FakeClock;
let engine: ReturnType<typeof fakeEngine>;
let host: EngineHost;
let frames: Frame[];

const session = (): FakeSession => engine.sessions[0] as FakeSession;

async function settled(): Promise<void> {
  for (let breath = 0; breath < 300; breath += 1) await Promise.resolve();
}

beforeEach(async () => {
  clock = new FakeClock();
  engine = fakeEngine(clock);
  frames = [];
  host = new EngineHost({
    loadEngine: () => Promise.resolve(engine),
    onFailure: (error) => {
      throw error;
    },
    clock,
  });
  await host.start(options);
  await host.onFrame((frame) => {
    frames.push(structuredClone(frame));
    queueMicrotask(() => void host.frameDrawn());
  });
  await host.configure(config());
  await settled();
});

describe('scores', () => {
  test('of the test digits come with every evaluation', () => {
    const scores = frames.map((frame) => frame.details?.evaluation?.scores).find(Boolean);
    expect(scores).toMatchObject({ split: 'test', step: 0, macroF1: 0.5, calibrationError: 0.1 });
  });

  test('of another split are measured in slices while nothing trains', async () => {
    const scores = await host.scores('train');
    expect(scores).toMatchObject({ split: 'train', step: 0 });
    expect(scores.classes).toBeInstanceOf(Float32Array);
    expect(session().calls.filter((call) => call === 'evaluate train').length).toBeGreaterThan(1);
  });

  test('hold training up, which then goes on', async () => {
    await host.play();
    session().calls.length = 0;
    await host.scores('train');
    const first = session().calls.indexOf('evaluate train');
    const last = session().calls.lastIndexOf('evaluate train');
    expect(
      session()
        .calls.slice(first, last)
        .some((call) => call.startsWith('train')),
    ).toBe(false);
    session().calls.length = 0;
    for (let breath = 0; breath < 50; breath += 1) await Promise.resolve();
    expect(session().calls.some((call) => call.startsWith('train'))).toBe(true);
    await host.pause();
  });

  test('are refused when another run begins meanwhile', async () => {
    const asked = host.scores('train');
    await host.configure(config());
    await expect(asked).rejects.toMatchObject({ code: 'bad_state' });
  });
});

test('units are told with their step, their cells and a histogram', async () => {
  await host.step(3);
  const { layers, ...rest } = await host.inspectUnits('test', 500);
  expect(rest).toEqual({ split: 'test', step: 3, examples: 200 });
  expect(layers[0]).toMatchObject({ layer: 'act', dead: 1, histogram: { low: -1, high: 1 } });
});

test('the noise of the gradient is told with its step', async () => {
  await host.step(2);
  expect(await host.gradientNoise(8)).toMatchObject({ step: 2, batches: 8, noiseScale: 100 });
});

test('a range test goes on slice by slice and trains nothing', async () => {
  await host.step(2);
  session().calls.length = 0;
  let test = await host.rangeTestBegin(1e-4, 1, 30);
  let slices = 0;
  while (!test.done) {
    test = await host.rangeTestAdvance();
    slices += 1;
  }
  expect(test).toMatchObject({ step: 30, steps: 30, suggested: 0.01 });
  expect(slices).toBeGreaterThan(2);
  expect(session().calls.some((call) => call.startsWith('train'))).toBe(false);
});

test('looks take about a slice of time at once, each kind by its own measure', async () => {
  const asked: [string, number][] = [];
  Object.assign(session().races, {
    lookBegin: () => ({ done: false }),
    lookAdvance: (name: string, pieces: number) => {
      asked.push([name, pieces]);
      clock.ms += pieces;
      return { done: false };
    },
  });
  await host.lookBegin('line', {});
  await host.lookAdvance('line');
  await host.lookAdvance('line');
  await host.lookBegin('scatter', {});
  await host.lookAdvance('scatter');
  expect(asked).toEqual([
    ['line', 1],
    ['line', 8],
    ['scatter', 1],
  ]);
});
