// The Points lab's run: how fast it goes is asked of the engine, and told by the page.
import { describe, expect, it, vi } from 'vitest';

import { pointsCatalog } from '../../../web/src/labs/points/points_catalog';
import { PACES, PointsRun } from '../../../web/src/labs/points/run.svelte';
import { Notices } from '../../../web/src/state/notices.svelte';
import { FakeEngine, engineInfo, frameOf } from '../support/fake_engine';
import { engineCatalog } from '../support/points_catalog';

vi.stubGlobal('requestAnimationFrame', () => 0);

function newRun() {
  const engine = new FakeEngine();
  const notices = new Notices();
  const info = { ...engineInfo, catalog: engineCatalog };
  const run = new PointsRun(engine, info, notices, pointsCatalog(engineCatalog));
  return { engine, notices, run };
}

describe('the pace', () => {
  it('is one to watch from the start, before the first frame', async () => {
    const { engine, run } = newRun();
    await run.listen();
    expect(engine.named('setPace')).toEqual([[run.pace]]);
    expect(PACES.find(({ steps }) => steps === run.pace)?.name).toBe('watch');
  });

  it('is told to the engine, full speed as no limit at all', async () => {
    const { engine, run } = newRun();
    await run.listen();
    for (const { steps } of PACES) {
      await run.setPace(steps);
      expect(run.pace).toBe(steps);
    }
    expect(engine.named('setPace').slice(1)).toEqual([[10], [400], [Infinity]]);
  });

  it('does not begin a run anew, nor stop one that plays', async () => {
    const { engine, run } = newRun();
    await run.listen();
    engine.send(frameOf({ playing: true, step: 5 }));
    await run.setPace(10);
    expect(run.playing).toBe(true);
    expect(engine.commands).not.toContain('configure');
    expect(engine.commands).not.toContain('reset');
  });

  it('that the engine refuses is told', async () => {
    const { engine, notices, run } = newRun();
    engine.setPace = () => Promise.reject(new Error('pace: expected more than 0 steps'));
    await run.setPace(0);
    expect(notices.list.map(({ text }) => text).join()).toContain('pace');
  });
});

describe('other points', () => {
  it('leave a chosen loss alone while the task is the same, and take one that fits the new one', async () => {
    const { engine, run } = newRun();
    await run.listen();
    const loss = { name: 'mean_squared_error', options: {} };
    await run.configure({ loss });
    await run.setPointsOption('noise', 0.3);
    expect(engine.named('configure').at(-1)).toMatchObject([
      { points: { name: 'circle', options: { noise: 0.3 } }, loss },
    ]);
    await run.choosePoints('plane');
    await run.choosePoints('spiral');
    expect(engine.named('configure').at(-1)).toMatchObject([
      { points: { name: 'spiral' }, loss: { name: 'softmax_cross_entropy' } },
    ]);
  });
});
