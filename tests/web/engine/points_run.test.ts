// The small run on points of the plane: a session of its own beside the learner's.
import { beforeEach, expect, test } from 'vitest';
import { EngineHost } from '../../../web/src/engine/host';
import { FakeClock } from './fake_clock';
import { config, fakeEngine } from './fake_session';

const options = { baseUrl: 'http://localhost/x/', variant: null, threads: 1, pretrained: false };

let engine: ReturnType<typeof fakeEngine>;
let host: EngineHost;

beforeEach(async () => {
  const clock = new FakeClock();
  engine = fakeEngine(clock);
  host = new EngineHost({
    loadEngine: () => Promise.resolve(engine),
    onFailure: (error) => {
      throw error;
    },
    clock,
  });
  await host.start(options);
});

test('what is asked of it before it is opened is refused by name', async () => {
  await expect(host.graph('points')).rejects.toMatchObject({ code: 'bad_state' });
});

test('opening and moving it leaves the learner’s run alone', async () => {
  await host.configure(config());
  const yours = [...(engine.sessions[0]?.calls ?? [])];
  const graph = await host.openPoints(config());
  const state = await host.move('points', 3);
  expect([graph.where, state.where]).toEqual(['points', 'points']);
  expect(engine.sessions).toHaveLength(2);
  const since = (engine.sessions[0]?.calls ?? []).slice(yours.length);
  expect(since.filter((call) => /move|configure|^train/.test(call))).toEqual([]);
});

test('another one takes the place of the first, in the same session', async () => {
  await host.openPoints(config());
  await host.openPoints(config());
  expect(engine.sessions).toHaveLength(2);
});

test('the learner’s run as it stands is told, or that there is none', async () => {
  expect(await host.run()).toBeNull();
  await host.configure(config());
  await host.step(4);
  expect((await host.run())?.step).toBe(4);
});
