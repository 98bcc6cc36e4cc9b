// Runs side by side over fake sessions: in lockstep, measured where the curve wants it, freed at the end.
import { beforeEach, describe, expect, test } from 'vitest';
import type { Comparison as State } from '../../../web/src/engine/api';
import { Comparison } from '../../../web/src/engine/comparison';
import { EngineHost } from '../../../web/src/engine/host';
import { FakeClock } from './fake_clock';
import { config, fakeEngine, FakeSession } from './fake_session';

let clock: FakeClock;
let sessions: FakeSession[];

/** So many runs; `set` says what each costs. */
function comparison(
  count: number,
  set: (session: FakeSession, run: number) => void,
  seedOf = (_run: number): number => 7,
): Comparison {
  const open = (): FakeSession => {
    const session = new FakeSession(clock);
    set(session, sessions.push(session) - 1);
    return session;
  };
  const configs = Array.from({ length: count }, (_, run) => config({ seed: seedOf(run) }));
  return new Comparison(open, configs, clock);
}

async function toTheEnd(runs: Comparison, until: number): Promise<State[]> {
  const told: State[] = [];
  for (let asked = 0; asked < 1000; asked += 1) {
    const now = await runs.advance(until);
    told.push(now);
    if (now.done) return told;
  }
  throw new Error('the runs do not come to an end');
}

beforeEach(() => {
  clock = new FakeClock();
  sessions = [];
});

describe('a comparison', () => {
  test('goes on in lockstep: the slowest says how far, and none runs ahead', async () => {
    const runs = comparison(3, (session, run) => (session.stepMs = 1 + 3 * run));
    const told = await toTheEnd(runs, 40);
    for (const { target, runs: all } of told) {
      for (const { step } of all) expect(step).toBeLessThanOrEqual(target);
      const steps = all.map(({ step }) => step);
      // The slowest takes at most two steps in its 8 ms.
      expect(Math.max(...steps) - Math.min(...steps)).toBeLessThanOrEqual(2);
    }
    expect(told.at(-1)?.runs.map(({ step }) => step)).toEqual([40, 40, 40]);
    expect(told.at(-1)?.runs.map(({ trainMs }) => trainMs)).toEqual([40, 160, 280]);
  });

  test('lets messages in between the runs', async () => {
    const runs = comparison(4, () => undefined);
    let breaths = 0;
    clock.onBreath = () => (breaths += 1);
    await runs.advance(100);
    expect(breaths).toBe(4);
  });

  test('measures all at the same steps, and at rest', async () => {
    const runs = comparison(2, () => undefined);
    const told = (await toTheEnd(runs, 25)).at(-1);
    for (const run of told?.runs ?? []) {
      expect([...run.tests.step]).toEqual([0, 10, 20]);
      expect(run.tested?.step).toBe(25);
    }
    // On from there.
    const further = (await toTheEnd(runs, 31)).at(-1);
    expect(further?.runs.map(({ tests }) => [...tests.step])).toEqual([
      [0, 10, 20, 30],
      [0, 10, 20, 30],
    ]);
  });

  test('goes on without a run that diverged or was ended, and says which', async () => {
    const runs = comparison(3, (session, run) => {
      if (run === 0) session.divergesAt = 7;
      if (run === 1) session.stopsAt = 12;
    });
    const end = (await toTheEnd(runs, 30)).at(-1);
    expect(end?.runs.map(({ step }) => step)).toEqual([7, 12, 30]);
    expect(end?.runs[0]?.divergence).toMatchObject({ step: 7, where: 'fc' });
    expect(end?.runs.map(({ stopped }) => stopped)).toEqual(['', 'steps', '']);
  });

  test('has one to four runs, and a refused one leaves none behind', () => {
    expect(() => comparison(0, () => undefined)).toThrow('1 to 4');
    expect(() => comparison(5, () => undefined)).toThrow('1 to 4');
    const bad = [config(), config({ model: { input: [1, 28, 28], layers: [] } })];
    const open = (): FakeSession => {
      const session = new FakeSession(clock);
      sessions.push(session);
      return session;
    };
    expect(() => new Comparison(open, bad, clock)).toThrow('layers');
    expect(sessions.map(({ calls }) => calls.includes('close'))).toEqual([true, true]);
  });

  test('tells which runs begin with the weights of the first', () => {
    const runs = comparison(
      3,
      () => undefined,
      (run) => (run === 1 ? 8 : 7),
    );
    expect(runs.start().sameWeights).toEqual([true, false, true]);
    const bare = comparison(2, (session) => (session.lists = []));
    // Where there is nothing to compare, nothing has been found the same.
    expect(bare.start().sameWeights).toEqual([false, false]);
  });

  test('that is ended in the middle of a slice trains no further', async () => {
    const runs = comparison(2, () => undefined);
    const going = runs.advance(50);
    runs.end();
    await expect(going).rejects.toThrow('ended');
    expect(sessions.every(({ calls }) => calls.at(-1) === 'close')).toBe(true);
  });
});

test('the host has one comparison at a time and leaves the run alone', async () => {
  const engine = fakeEngine(clock);
  const host = new EngineHost({
    loadEngine: () => Promise.resolve(engine),
    onFailure: (error) => {
      throw error;
    },
    clock,
  });
  const options = { baseUrl: 'http://localhost/x/', variant: null, threads: 1, pretrained: false };
  await host.start(options);
  await host.configure(config());
  await expect(host.compareAdvance(10)).rejects.toThrow('begun');
  const start = await host.compareBegin([config(), config({ seed: 8 })]);
  expect(start.sameWeights).toEqual([true, false]);
  expect(start.runs.map(({ step }) => step)).toEqual([0, 0]);
  await host.compareAdvance(10);
  expect(engine.sessions[0]?.report().step).toBe(0);
  await host.compareEnd();
  await expect(host.compareAdvance(10)).rejects.toThrow('begun');
});
