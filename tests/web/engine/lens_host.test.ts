// The host's calls that look into tapes and move the run along, over a fake session.
import { beforeEach, describe, expect, test } from 'vitest';
import type { Frame } from '../../../web/src/engine/api';
import { EngineHost } from '../../../web/src/engine/host';
import { FakeClock } from './fake_clock';
import { config, fakeEngine, type FakeSession } from './fake_session';

const options = { baseUrl: 'http://localhost/x/', variant: null, threads: 1, pretrained: false };

let engine: ReturnType<typeof fakeEngine>;
let host: EngineHost;
let frames: Frame[];

const yours = (): FakeSession => engine.sessions[0] as FakeSession;

async function settled(): Promise<void> {
  for (let breath = 0; breath < 200; breath += 1) await Promise.resolve();
}

beforeEach(async () => {
  const clock = new FakeClock();
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

describe('moving the run', () => {
  test('ends playing, and what is shown follows', async () => {
    await host.play();
    await host.move('run', 7);
    await settled();
    const shown = frames.at(-1);
    expect(shown?.playing).toBe(false);
    expect(shown?.step).toBe(yours().report().step);
  });

  test('back over an update measures the network where it is then', async () => {
    await host.step(10);
    await settled();
    const state = await host.move('run', -6);
    await settled();
    expect(state.step).toBe(9);
    expect(frames.at(-1)?.step).toBe(9);
    await host.move('run', 6);
    await settled();
    // Step 10 is on the curve of the test once, however often the run comes by.
    const steps = [...(frames.at(-1)?.tests.step ?? [])];
    expect(steps.filter((step) => step === 10)).toHaveLength(1);
  });

  test('a weight set by hand measures the network anew, though the step is the same', async () => {
    const measured = (): number => yours().calls.filter((call) => call === 'evaluate').length;
    await host.move('run', 1);
    await settled();
    const before = measured();
    await host.move('run', 1);
    await settled();
    expect(measured()).toBe(before);
    await host.setCell('run', 0, 0, 1);
    await settled();
    expect(measured()).toBeGreaterThan(before);
  });

  test('a workbench leaves the run playing', async () => {
    await host.play();
    await host.move('bench/a', 1);
    await settled();
    expect(yours().calls.filter((call) => call.startsWith('train')).length).toBeGreaterThan(1);
    await host.pause();
  });
});

describe('an example of the learner', () => {
  test('is a drawing as the network sees it, or the numbers themselves', async () => {
    await host.holdExample('run', { strokes: [[[0.5, 0.5, 0.5]]], penWidth: 0.09 }, 4);
    await host.holdExample('run', new Float32Array(784), 5);
    expect(yours().calls).toContain('hold 400 as 4');
    expect(yours().calls).toContain('hold 784 as 5');
  });
});

describe('a trained network on a bench', () => {
  test('gets its weights', async () => {
    await host.openNetwork('bench/cnn', 'yours');
    expect(yours().calls).toContain('open bench/cnn');
    expect(yours().calls).toContain('fill 0 with 10');
  });

  test('that is not there is refused', async () => {
    await expect(host.openNetwork('bench/cnn', 'pretrained')).rejects.toMatchObject({
      code: 'bad_state',
    });
  });
});

test('what a channel answers most comes with its pictures', async () => {
  const [first] = await host.strongest('run', 1, 0, 10, 1);
  expect(first?.pixels[0]).toBe(3);
});
