// When the measuring cards ask the engine, and what they do with its answers.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { MeasuredScores } from '../../../web/src/labs/digits/measure/measured_scores.svelte';
import { EVERY_MS, UnitLook } from '../../../web/src/labs/digits/measure/units.svelte';
import { DigitsRun } from '../../../web/src/labs/digits/run.svelte';
import { LookedRun } from '../../../web/src/labs/optimizers/real/looked_run';
import { RealSurface } from '../../../web/src/labs/optimizers/real/real_surface.svelte';
import { RangeTesting } from '../../../web/src/run/measure/range_test.svelte';
import { withOption } from '../../../web/src/state/config';
import { Notices } from '../../../web/src/state/notices.svelte';
import { catalog } from '../support/catalog';
import { FakeEngine, engineInfo, frameOf, runInfo } from '../support/fake_engine';

vi.stubGlobal('requestAnimationFrame', (run: () => void) => setTimeout(run));

let engine: FakeEngine;
let run: DigitsRun;

const settled = () => new Promise((resolve) => setTimeout(resolve));

beforeEach(async () => {
  engine = new FakeEngine();
  run = new DigitsRun(engine, engineInfo, new Notices());
  await run.listen();
  await run.configure({});
});

describe('scores', () => {
  it('of the training digits are asked for once a step, at rest', async () => {
    const measured = new MeasuredScores(run);
    measured.split = 'train';
    measured.follow();
    measured.follow();
    await settled();
    measured.follow();
    expect(engine.named('scores')).toEqual([['train']]);
    expect(measured.scores?.accuracy).toBe(0.8);
    engine.send(frameOf({ step: 5, playing: true }));
    measured.follow();
    expect(engine.named('scores')).toHaveLength(1);
    engine.measuredStep = 6;
    engine.send(frameOf({ step: 6 }));
    measured.follow();
    await settled();
    expect(measured.scores?.step).toBe(6);
  });

  it('of a split without digits are never asked for', () => {
    const measured = new MeasuredScores(run);
    measured.split = 'validation';
    measured.follow();
    expect(engine.named('scores')).toEqual([]);
  });

  it('of an older run are not shown', async () => {
    const measured = new MeasuredScores(run);
    measured.split = 'train';
    measured.follow();
    await settled();
    await run.configure({ seed: 3 });
    expect(measured.scores).toBeNull();
  });
});

describe('units', () => {
  it('are looked at once a step at rest, and every so often while playing', async () => {
    let now = 0;
    const look = new UnitLook(run, () => now);
    await look.follow(100);
    await look.follow(100);
    expect(engine.named('inspectUnits')).toEqual([['test', 100]]);
    engine.send(frameOf({ step: 1, playing: true }));
    await look.follow(100);
    expect(engine.named('inspectUnits')).toHaveLength(1);
    now += EVERY_MS;
    await look.follow(100);
    expect(engine.named('inspectUnits')).toHaveLength(2);
  });

  it('are looked at anew with another number of digits', async () => {
    const look = new UnitLook(run, () => 0);
    await look.follow(100);
    await look.follow(50);
    expect(engine.named('inspectUnits')).toEqual([
      ['test', 100],
      ['test', 50],
    ]);
  });
});

describe('the range test', () => {
  it('goes on until it is done, and its rate reaches the run only when it is used', async () => {
    const testing = new RangeTesting(run);
    await testing.start(1e-5, 10, 3);
    expect(testing.test?.done).toBe(true);
    expect(testing.running).toBe(false);
    expect(engine.named('setOption')).toEqual([]);
    await testing.useRate(0.0123);
    expect(engine.named('setOption')).toEqual([['optimizer', 'learning_rate', 0.0123]]);
    expect(run.config.optimizer.options['learning_rate']).toBe(0.0123);
  });

  it('stops asking when it is cancelled, and shows what it had', async () => {
    const testing = new RangeTesting(run);
    engine.slow = true;
    const started = testing.start(1e-5, 10, 3);
    await engine.release();
    await engine.release();
    testing.cancel();
    await engine.release();
    await started;
    expect(testing.running).toBe(false);
    expect(testing.test?.step).toBe(1);
    expect(engine.named('rangeTestAdvance')).toHaveLength(2);
  });

  it('is forgotten with its run', async () => {
    const testing = new RangeTesting(run);
    await testing.start(1e-5, 10, 3);
    await run.configure({ seed: 3 });
    expect(testing.test).toBeNull();
  });

  it('of a run that another lab has begun sets its rate, and that lab takes it over', async () => {
    engine.standing = runInfo(run.config);
    const real = new RealSurface(engine, run.notices);
    await real.open();
    const looked = new LookedRun(engine, catalog, run.notices, real);
    const testing = new RangeTesting(looked);
    await testing.start(1e-5, 10, 3);
    expect(testing.test?.done).toBe(true);
    expect(engine.named('setOption')).toEqual([]);
    // The engine has the rate from here on.
    engine.standing = runInfo(withOption(run.config, 'optimizer', 'learning_rate', 0.0123));
    await testing.useRate(0.0123);
    expect(engine.named('setOption')).toEqual([['optimizer', 'learning_rate', 0.0123]]);
    expect(looked.config.optimizer.options['learning_rate']).toBe(0.0123);
    expect(run.config.optimizer.options['learning_rate']).not.toBe(0.0123);
    const { generation } = run;
    await run.catchUp();
    expect(run.config.optimizer.options['learning_rate']).toBe(0.0123);
    expect(run.generation).toBe(generation);
  });

  it('tells a refusal of its rate', async () => {
    const told = vi.spyOn(run.notices, 'error');
    engine.setOption = () => Promise.reject(new Error('too high'));
    const real = new RealSurface(engine, run.notices);
    await new LookedRun(engine, catalog, run.notices, real).setOptimizerOption('learning_rate', 9);
    expect(told).toHaveBeenCalledOnce();
  });
});
