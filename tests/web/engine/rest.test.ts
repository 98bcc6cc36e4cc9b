// Which calls wait for the engine's second part, and that none overtakes another.
import { describe, expect, it, vi } from 'vitest';
import type { Catalog, RunConfig } from '../../../web/src/engine/api';
import { Rest, needsRest } from '../../../web/src/engine/rest';
import type { CallName } from '../../../web/src/engine/worker_api';
import { FakeClock } from './fake_clock';
import { config as configOf, fakeEngine } from './fake_session';

const config = configOf();
const catalog = { defaults: config } as unknown as Catalog;

/** An engine whose rest comes, or fails, when the test says so. */
function loading() {
  const asked: { come: () => void; fail: (why: Error) => void }[] = [];
  const engine = {
    ...fakeEngine(new FakeClock()),
    loadRest: () =>
      new Promise<void>((resolve, reject) => asked.push({ come: resolve, fail: reject })),
  };
  return { rest: new Rest(engine, catalog), asked };
}

/** The calls that were let through, in that order. */
function through(rest: Rest) {
  const done: string[] = [];
  const call = (name: CallName, ...args: unknown[]): Promise<void> =>
    rest.before(name, args).then(
      () => void done.push(name),
      (error: unknown) => void done.push(`${name}: ${(error as Error).message}`),
    );
  return { done, call };
}

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

describe('calls of a first visit', () => {
  it('need the first part only', () => {
    for (const name of ['run', 'examples', 'frameDrawn', 'classify', 'clearDrawing'] as const) {
      expect(needsRest(name, [], catalog)).toBe(false);
    }
    expect(needsRest('configure', [structuredClone(config)], catalog)).toBe(false);
  });

  it('are none that train, measure, load, or ask for another run', () => {
    for (const name of ['play', 'step', 'scores', 'load', 'graph', 'race', 'setPoints'] as const) {
      expect(needsRest(name, [], catalog)).toBe(true);
    }
    const other: RunConfig = { ...config, seed: config.seed + 1 };
    expect(needsRest('configure', [other], catalog)).toBe(true);
  });
});

describe('the rest of the engine', () => {
  it('is not asked for before it is needed, and then once', async () => {
    const { rest, asked } = loading();
    const { done, call } = through(rest);
    await call('configure', config);
    await call('classify');
    expect([done, asked.length]).toEqual([['configure', 'classify'], 0]);
    void call('play');
    void call('scores');
    await settled();
    expect([done.length, asked.length]).toEqual([2, 1]);
    asked[0]?.come();
    await settled();
    expect(done).toEqual(['configure', 'classify', 'play', 'scores']);
  });

  it('comes when the pen rests, and no further answer waits for it', async () => {
    const { rest, asked } = loading();
    const { done, call } = through(rest);
    vi.useFakeTimers();
    rest.after('configure');
    vi.advanceTimersByTime(5000);
    // While the pen moves there is an answer every now and then.
    for (let answers = 0; answers < 10; answers += 1) {
      rest.after('classify');
      vi.advanceTimersByTime(500);
    }
    expect(asked).toHaveLength(0);
    vi.advanceTimersByTime(1000);
    vi.useRealTimers();
    expect(asked).toHaveLength(1);
    await call('classify');
    expect(done).toEqual(['classify']);
  });

  it('holds back what comes after a call that waits for it', async () => {
    const { rest, asked } = loading();
    const { done, call } = through(rest);
    void call('setOwnDigits', []);
    await settled();
    void call('configure', config);
    void call('setPoints', []);
    await settled();
    expect(done).toEqual([]);
    asked[0]?.come();
    await settled();
    expect(done).toEqual(['setOwnDigits', 'configure', 'setPoints']);
  });

  it('that cannot be had is told, fails only who needs it, and is tried again', async () => {
    const { rest, asked } = loading();
    const { done, call } = through(rest);
    void rest.load().catch(() => undefined);
    asked[0]?.fail(new Error('404'));
    await settled();
    void call('play');
    void call('classify');
    await settled();
    asked[1]?.fail(new Error('no network'));
    await settled();
    expect(done).toEqual([
      'play: A part of the engine could not be loaded: no network. Check the connection and try again, or reload the page.',
      'classify',
    ]);
    void call('play');
    await settled();
    asked[2]?.come();
    await settled();
    expect(done.at(-1)).toBe('play');
  });
});
