// The page's client over a channel: calls, errors, and the restart of an engine that broke down.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Frame } from '../../../web/src/engine/api';
import { startEngine, type EngineHandle } from '../../../web/src/engine/client';
import { serve } from '../../../web/src/engine/serve';
import { FakeClock } from './fake_clock';
import { FakeSession, config, fakeEngine } from './fake_session';

/** Stands in for a Worker: a host served over a channel in this thread. */
class FakeWorker extends EventTarget {
  readonly engine = fakeEngine(new FakeClock());
  readonly #page: MessagePort;
  terminated = false;
  /** A worker that hangs gets messages and does nothing. */
  hangs = false;

  constructor(loads = true) {
    super();
    const { port1, port2 } = new MessageChannel();
    this.#page = port1;
    port1.onmessage = (event) =>
      this.dispatchEvent(new MessageEvent('message', { data: event.data as unknown }));
    const loadEngine = () =>
      loads ? Promise.resolve(this.engine) : Promise.reject(new Error('inkgrad-simd.wasm: 404'));
    serve({ loadEngine, clock: breathing() }, port2);
    port2.start();
  }

  postMessage(message: unknown, transfer: Transferable[] = []): void {
    if (!this.terminated && !this.hangs) this.#page.postMessage(message, transfer);
  }
  terminate(): void {
    this.terminated = true;
    this.#page.close();
  }
  get session(): FakeSession {
    return this.engine.sessions[0] as FakeSession;
  }
}

/** Fake time, but really letting messages in. */
function breathing(): FakeClock {
  const clock = new FakeClock();
  clock.breathe = () => new Promise((resolve) => setImmediate(resolve));
  return clock;
}

let workers: FakeWorker[];
let restarts: string[];
let engine: EngineHandle;
const newest = (): FakeWorker => workers.at(-1) as FakeWorker;

async function start(loads = true): Promise<EngineHandle> {
  engine = await startEngine({
    baseUrl: 'http://localhost/',
    variant: null,
    pretrained: false,
    onRestart: (reason) => restarts.push(reason),
    createWorker: () => {
      workers.push(new FakeWorker(loads));
      return newest() as unknown as Worker;
    },
  });
  return engine;
}

/** The engine traps: as wasm does, in the middle of a call. */
async function crash(): Promise<void> {
  newest().session.breaksWith = new WebAssembly.RuntimeError('unreachable');
  await expect(engine.api.step(1)).rejects.toMatchObject({ code: 'crashed' });
}

const restarted = (times = 1): Promise<void> =>
  vi.waitFor(() => {
    expect(restarts).toHaveLength(times);
  });

beforeEach(() => {
  vi.stubGlobal('Worker', FakeWorker);
  workers = [];
  restarts = [];
});

afterEach(() => {
  engine.stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('calls', () => {
  test('bring their values', async () => {
    const { api, info } = await start();
    expect(info.variant).toBe('fake');
    expect((await api.configure(config())).model.parameters).toBe(7850);
  });

  test('reject with an EngineError that has code and message', async () => {
    const { api } = await start();
    await expect(api.load(new Uint8Array(9))).rejects.toMatchObject({
      name: 'EngineError',
      code: 'bad_file',
      message: 'not a model',
    });
    expect(restarts).toEqual([]);
  });

  test('frames arrive, one at a time', async () => {
    const { api } = await start();
    const frames: Frame[] = [];
    await api.onFrame((frame) => frames.push(frame));
    await api.configure(config());
    await vi.waitFor(() => {
      expect(frames).toHaveLength(1);
    });
    expect(frames[0]?.tests.step).toBeInstanceOf(Float32Array);
    await api.frameDrawn();
    await vi.waitFor(() => {
      expect(frames).toHaveLength(2);
    });
  });
});

describe('starting', () => {
  test('fails with the reason when the engine cannot be loaded', async () => {
    await expect(start(false)).rejects.toThrow('inkgrad-simd.wasm: 404');
    expect(newest().terminated).toBe(true);
  });

  test('says so where there are no workers', async () => {
    vi.stubGlobal('Worker', undefined);
    await expect(start()).rejects.toMatchObject({ code: 'unsupported' });
  });
});

describe('a broken engine', () => {
  test('is restarted with the run, the data and the parameters', async () => {
    const { api } = await start();
    await api.onFrame(() => void api.frameDrawn());
    await api.setOwnDigits([{ id: 'a', label: 4, strokes: [], penWidth: 0.1 }]);
    await api.configure(config({ seed: 11 }));
    await api.step(30);
    await api.setOption('optimizer', 'learning_rate', 0.2);
    // The frame at rest asks for a checkpoint.
    await vi.waitFor(() => {
      expect(newest().session.calls).toContain('save 30');
    });
    await new Promise((resolve) => setTimeout(resolve, 20));
    await crash();
    await restarted();
    expect(workers).toHaveLength(2);
    expect(workers[0]?.terminated).toBe(true);
    expect(restarts[0]).toBe(
      'The engine stopped: unreachable. It was restarted. Your network is back as it was at step 30.',
    );
    expect(newest().session.ownDigits).toEqual([4]);
    expect(newest().session.config()).toMatchObject({ seed: 11 });
    expect(newest().session.config().optimizer.options).toEqual({ learning_rate: 0.2 });
    await api.step(2);
    expect(newest().session.report().step).toBe(32);
  });

  test('goes back to the start of a run that was never saved', async () => {
    const { api } = await start();
    await api.configure(config());
    await crash();
    await restarted();
    expect(restarts[0]).toMatch(/Your network is back at its start\.$/);
  });

  test('rejects the other calls under way, and the later ones wait for the new one', async () => {
    const { api } = await start();
    await api.configure(config());
    newest().session.stepMs = 8;
    const stepping = api.step(1_000_000);
    const failing = expect(stepping).rejects.toMatchObject({ code: 'crashed' });
    await new Promise((resolve) => setTimeout(resolve, 20));
    newest().session.breaksWith = new WebAssembly.RuntimeError('unreachable');
    await failing;
    await api.step(1);
    expect(workers).toHaveLength(2);
  });

  test('is given up when it keeps failing', async () => {
    const { api } = await start();
    await api.configure(config());
    for (let times = 1; times <= 3; times += 1) {
      await crash();
      await restarted(times);
    }
    await crash();
    await restarted(4);
    expect(restarts[3]).toMatch(/keeps failing: please reload the page\.$/);
    await expect(api.step(1)).rejects.toMatchObject({ code: 'unavailable' });
  });

  test('a worker whose program fails is restarted too', async () => {
    const { api } = await start();
    await api.configure(config());
    newest().dispatchEvent(Object.assign(new Event('error'), { message: 'boom' }));
    await restarted();
    expect(restarts[0]).toMatch(/^The engine's worker failed: boom\./);
  });
});

test('an engine that hangs is restarted, and whoever waited is told', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const { api } = await start();
  await api.configure(config());
  newest().hangs = true;
  const waiting = expect(api.step(1)).rejects.toMatchObject({ code: 'restarted' });
  await Promise.resolve();
  await Promise.resolve();
  vi.advanceTimersByTime(30_000);
  await waiting;
  await restarted();
  expect(restarts[0]).toMatch(/^The engine did not answer any more\. It was restarted\./);
});
