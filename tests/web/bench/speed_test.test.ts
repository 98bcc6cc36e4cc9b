// The Speed page's test of a device: its order, its arithmetic, stopping and failing. The engine is a fake.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { EngineApi, Frame } from '../../../web/src/engine/api';
import type { EngineHandle, StartEngineOptions } from '../../../web/src/engine/client';
import { SpeedTest } from '../../../web/src/labs/bench/speed_test.svelte';
import { engineInfo, frameOf, runInfo } from '../support/fake_engine';

const calls: string[] = [];
let stopped = 0;

/** An engine that trains 1000 examples a second for each of its threads. */
function start({ threads = 1 }: StartEngineOptions): Promise<EngineHandle> {
  let send: (frame: Frame) => void = () => undefined;
  const api = {
    onFrame: (callback: typeof send) => {
      send = callback;
      return Promise.resolve();
    },
    frameDrawn: () => Promise.resolve(),
    configure: (config: Parameters<EngineApi['configure']>[0]) => {
      calls.push(`configure ${config.optimizer.name} on ${threads}`);
      return Promise.resolve(runInfo(config));
    },
    play: () => {
      send(frameOf({ playing: true, examplesPerSecond: 1000 * threads }));
      return Promise.resolve();
    },
    pause: () => Promise.resolve(),
    classifyExample: () => Promise.resolve({}),
  } as unknown as EngineApi;
  const stop = () => {
    stopped += 1;
  };
  return Promise.resolve({ api, info: { ...engineInfo, threads }, stop });
}

const page = { pause: () => Promise.resolve() } as unknown as EngineApi;

function testWith(threads: number, starting: typeof start = start): SpeedTest {
  return new SpeedTest(page, { ...engineInfo, threads }, starting);
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('document', { baseURI: 'http://localhost/' });
  calls.length = 0;
  stopped = 0;
});

describe('the test of a device', () => {
  it('measures every task on one thread, then on all, each with an engine of its own', async () => {
    const test = testWith(2);
    const running = test.run();
    await vi.runAllTimersAsync();
    await running;
    expect(test.phase).toBe('done');
    expect(test.done).toBe(test.total);
    expect(test.total).toBe(14);
    expect(calls[0]).toBe('configure momentum on 1');
    expect(calls[7]).toBe('configure momentum on 2');
    expect(stopped).toBe(2);
  });

  it('shows the engine’s own speed, steps where a step is the whole set, and the gain', async () => {
    const test = testWith(2);
    const running = test.run();
    await vi.runAllTimersAsync();
    await running;
    const task = (id: string) => {
      const found = test.tasks.find((one) => one.id === id);
      if (!found) throw new Error(id);
      return found;
    };
    expect(test.value(task('W1'), 1)).toBe(1000);
    expect(test.value(task('W4'), 2)).toBe(4);
    expect(test.gain(task('W2'))).toBe(2);
  });

  it('stops at once, keeps what it has and ends the engine', async () => {
    const test = testWith(1);
    const running = test.run();
    await vi.advanceTimersByTimeAsync(4000);
    test.stop();
    await running;
    expect(test.phase).toBe('stopped');
    expect(test.done).toBe(1);
    expect(test.now).toBeNull();
    expect(stopped).toBeGreaterThan(0);
  });

  it('says why it could not measure', async () => {
    const test = testWith(1, () => Promise.reject(new Error('no memory')));
    await test.run();
    expect(test.phase).toBe('failed');
    expect(test.problem).toContain('no memory');
  });
});
