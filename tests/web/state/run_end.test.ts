// A run that a rule has ended: told once, and no longer playing on the page.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { DigitsRun } from '../../../web/src/labs/digits/run.svelte';
import { Notices } from '../../../web/src/state/notices.svelte';
import { FakeEngine, engineInfo, frameOf } from '../support/fake_engine';

vi.stubGlobal('requestAnimationFrame', (run: () => void) => setTimeout(run));

let engine: FakeEngine;
let run: DigitsRun;

beforeEach(async () => {
  engine = new FakeEngine();
  run = new DigitsRun(engine, engineInfo, new Notices());
  await run.listen();
});

describe('a run that ends by a rule', () => {
  const told = () => run.notices.list.map(({ text }) => text);
  const stops = { training: { stop_steps: 500 } };

  it('says so once, and again when it ends again', async () => {
    await run.configure(stops);
    engine.send(frameOf({ step: 500, stopped: 'steps' }));
    engine.send(frameOf({ step: 500, stopped: 'steps' }));
    expect(told()).toEqual(['Reached 500 steps. Play goes on from here.']);
    run.notices.list = [];
    engine.send(frameOf({ step: 501, playing: true }));
    expect(told()).toEqual([]);
    engine.send(frameOf({ step: 500, stopped: 'steps' }));
    expect(told()).toHaveLength(1);
  });

  it('does not play any more on the page', async () => {
    await run.configure(stops);
    await run.play();
    engine.send(frameOf({ step: 500, stopped: 'steps' }));
    expect(run.playing).toBe(false);
  });
});
