// A trained network over a reload: kept where losing it would be a pity, offered where it belongs.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { KeptRun } from '../../../web/src/labs/digits/kept_run';
import { DigitsRun } from '../../../web/src/labs/digits/run.svelte';
import { Notices } from '../../../web/src/state/notices.svelte';
import { FakeEngine, engineInfo, frameOf } from '../support/fake_engine';

const stored = vi.hoisted(() => new Map<string, unknown>());
vi.mock('idb-keyval', () => ({
  get: (key: string) => Promise.resolve(stored.get(key)),
  set: (key: string, value: unknown) => Promise.resolve(stored.set(key, value)),
  del: (key: string) => Promise.resolve(stored.delete(key)),
}));
vi.stubGlobal('requestAnimationFrame', (run: () => void) => setTimeout(run));

const settled = () => new Promise((resolve) => setTimeout(resolve));

let engine: FakeEngine;
let run: DigitsRun;
let kept: KeptRun;
let now: number;

/** A page that has just been opened: the run of its address stands at its start. */
async function open(seed = 7): Promise<void> {
  engine = new FakeEngine();
  run = new DigitsRun(engine, engineInfo, new Notices());
  now = 0;
  kept = new KeptRun(run, () => now);
  await run.listen();
  await run.configure({ seed });
}

async function sent(step: number, playing = false): Promise<void> {
  const accuracy = Float32Array.of(0.953);
  const tests = { step: Float32Array.of(step), epoch: accuracy, loss: accuracy, accuracy };
  engine.send(frameOf({ step, playing, tests }));
  kept.follow();
  await settled();
}

const saves = () => engine.named('save').length;
const offer = () => run.notices.list[0];

beforeEach(async () => {
  stored.clear();
  await open();
});

describe('keeping', () => {
  it('happens at a pause, once', async () => {
    await sent(100);
    await sent(100);
    expect(saves()).toBe(1);
    expect([...stored.values()]).toMatchObject([{ step: 100, config: { seed: 7 } }]);
  });

  it('happens now and then while it trains', async () => {
    now = 1;
    await sent(100, true);
    await sent(200, true);
    now = 20_000;
    await sent(300, true);
    expect([...stored.values()]).toMatchObject([{ step: 300 }]);
    expect(saves()).toBe(2);
  });

  it('does not miss a pause that comes while it writes', async () => {
    engine.slow = true;
    now = 1;
    await sent(100, true);
    await sent(160);
    engine.slow = false;
    for (let held = 0; held < 4; held++) await engine.release();
    await settled();
    expect([...stored.values()]).toMatchObject([{ step: 160 }]);
  });

  it('is left where there is little to lose, or nothing any more', async () => {
    await sent(5);
    engine.send(frameOf({ step: 500, divergence: { step: 500, where: 'conv1', message: 'NaN' } }));
    await kept.keep();
    expect(saves()).toBe(0);
    expect(stored.size).toBe(0);
  });

  it('does not take the file of one run for another', async () => {
    engine.send(frameOf({ step: 100 }));
    engine.slow = true;
    const keeping = kept.keep();
    run.generation += 1;
    await engine.release();
    await keeping;
    expect(saves()).toBe(1);
    expect(stored.size).toBe(0);
  });
});

describe('the next visit', () => {
  beforeEach(() => sent(1200));

  it('offers the network, and goes on with it', async () => {
    await open();
    await kept.offer();
    expect(offer()?.text).toBe('Your trained network (step 1,200, 95.3 %) is still here.');
    expect(offer()?.action?.label).toBe('Go on with it');
    offer()?.action?.run();
    await settled();
    expect(engine.commands).toContain('load');
    expect(run.departed).toBeNull();
  });

  it('forgets it where one starts anew', async () => {
    await open();
    await kept.offer();
    expect(offer()?.otherwise?.label).toBe('Start anew');
    offer()?.otherwise?.run();
    await settled();
    expect(stored.size).toBe(0);
  });

  it('says nothing where the settings are others', async () => {
    await open(8);
    await kept.offer();
    expect(run.notices.list).toEqual([]);
    expect(stored.size).toBe(1);
  });

  it('takes the offer back once another training has begun', async () => {
    await open();
    await kept.offer();
    await sent(1, true);
    expect(run.notices.list).toEqual([]);
  });

  it('tells why a damaged one is not opened, and forgets it', async () => {
    await open();
    await kept.offer();
    engine.refusal = 'the header is cut off';
    offer()?.action?.run();
    await settled();
    expect(run.notices.list.at(-1)?.text).toBe(
      'The kept network could not be opened: the header is cut off',
    );
    expect(stored.size).toBe(0);
  });

  it.each([{ step: 'many' }, { version: 2 }, { version: '1' }, { bytes: 'x' }, { config: 3 }])(
    'makes nothing of what it does not understand: %o',
    async (change) => {
      for (const [key, value] of stored) stored.set(key, { ...(value as object), ...change });
      await open();
      await kept.offer();
      expect(run.notices.list).toEqual([]);
    },
  );

  it('takes one that was kept before versions were counted', async () => {
    for (const [key, value] of stored)
      stored.set(key, { ...(value as object), version: undefined });
    await open();
    await kept.offer();
    expect(offer()?.action?.label).toBe('Go on with it');
  });
});
