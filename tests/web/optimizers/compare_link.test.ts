// The comparison and its links: another link lets go of the runs, and Share says what a link cannot hold.
import { beforeEach, describe, expect, it } from 'vitest';
import type { ComparedRun, ComparisonStart, RunConfig } from '../../../web/src/engine/api';
import { digitsBase } from '../../../web/src/labs/optimizers/compare/base';
import { Compare } from '../../../web/src/labs/optimizers/compare/compare.svelte';
import { NO_LINK } from '../../../web/src/labs/optimizers/compare/link';
import { Notices } from '../../../web/src/state/notices.svelte';
import { catalog } from '../support/catalog';
import { FakeEngine, engineInfo, runInfo } from '../support/fake_engine';
import { engineCatalog } from '../support/points_catalog';

let engine: FakeEngine;
let built: Partial<RunConfig>[][];
let compare: Compare;
let notices: Notices;

const rates = (values: string) => ({ ...NO_LINK, key: 'optimizer.learning_rate', values });
const pointsRun = (name: string): RunConfig => ({
  ...catalog.defaults,
  points: { name, options: {} },
});

beforeEach(() => {
  built = [];
  engine = new FakeEngine();
  engine.compareBegin = ((configs: readonly Partial<RunConfig>[]) => {
    built.push([...configs]);
    const whole = configs.map((config) => runInfo({ ...catalog.defaults, ...config }));
    return Promise.resolve({
      target: 0,
      done: true,
      runs: whole.map(() => ({ step: 0 }) as ComparedRun),
      infos: whole,
      sameWeights: whole.map(() => true),
    } satisfies ComparisonStart);
  }) as unknown as FakeEngine['compareBegin'];
  engine.compareAdvance = (() =>
    Promise.resolve({
      target: 10,
      done: true,
      runs: [],
    })) as unknown as FakeEngine['compareAdvance'];
  notices = new Notices();
  compare = new Compare(engine, { ...engineInfo, catalog: engineCatalog }, notices);
});

/** The rates of the runs that the engine built last. */
const builtRates = () => built.at(-1)?.map(({ optimizer }) => optimizer?.options['learning_rate']);

describe('another link', () => {
  it('lets go of the runs, and the next ones are of its values', async () => {
    await compare.open(rates('0.1,0.2'));
    await compare.play();
    expect(compare.start).not.toBeNull();
    await compare.open(rates('0.3,0.4'));
    expect(compare.start).toBeNull();
    expect(compare.now).toBeNull();
    await compare.play();
    expect(builtRates()).toEqual([0.3, 0.4]);
  });

  it('that says nothing of a comparison takes it away', async () => {
    await compare.open({ ...rates('0.1,0.2'), until: '20', against: 'epochs' });
    await compare.play();
    await compare.open(NO_LINK);
    expect(compare.start).toBeNull();
    expect(compare.link).toEqual(NO_LINK);
    expect([compare.key, compare.until, compare.against]).toEqual(['optimizer', 300, 'steps']);
  });

  it('is what Start starts, pressed while the link is still taken up', async () => {
    const opening = compare.open({ ...NO_LINK, base: 'points', key: 'seed', values: '1,2' });
    const playing = compare.play();
    await Promise.all([opening, playing]);
    expect(compare.baseName).toBe('points');
    expect(built.at(-1)?.map(({ seed }) => seed)).toEqual([1, 2]);
    expect(built.at(-1)?.every(({ points }) => points?.name === 'circle')).toBe(true);
    expect(compare.start).not.toBeNull();
  });

  it('that comes last is the one that counts', async () => {
    await Promise.all([compare.open(rates('0.1,0.2')), compare.open(rates('0.3,0.4'))]);
    expect(compare.values).toEqual([0.3, 0.4]);
  });
});

describe('a shared comparison', () => {
  it('is the same run where the link holds all of it', async () => {
    expect(compare.shared()).toEqual({ link: NO_LINK, notes: [] });
    await compare.open(rates('0.1,0.2'));
    expect(compare.shared().notes).toEqual([]);
    await compare.chooseBase('points');
    expect(compare.shared()).toMatchObject({ link: { base: 'points' }, notes: [] });
  });

  it('asks for no digits that these runs do not have', async () => {
    engine.standing = runInfo(digitsBase(engineCatalog));
    await compare.open(rates('0.1,0.2'));
    expect(decodeURIComponent(compare.shared().link.base)).toContain('use_own=0');
  });

  it('says that it cannot hold own digits', async () => {
    const info = runInfo(digitsBase(engineCatalog));
    const own = { name: 'own' as const, train: 4, validation: 0, test: 1 };
    info.data.sources.push(own);
    engine.standing = info;
    await compare.open(rates('0.1,0.2'));
    expect(compare.shared().notes).toEqual([
      'It cannot hold your own digits: send those as files.',
    ]);
    expect(decodeURIComponent(compare.shared().link.base)).not.toContain('use_own=0');
  });

  it('holds the learner’s run on points, to its noise and network', async () => {
    const own = { ...pointsRun('spiral'), seed: 12 };
    own.points = { name: 'spiral', options: { ...own.points?.options, noise: 0.5 } };
    engine.standing = runInfo(own);
    await compare.open(NO_LINK);
    expect(compare.baseName).toBe('own');
    compare.chooseKey('optimizer');
    const { link, notes } = compare.shared();
    expect(notes).toEqual([]);
    engine.standing = null;
    await compare.open(link);
    expect(compare.baseName).toBe('link');
    expect(compare.base.points).toMatchObject({ name: 'spiral', options: { noise: 0.5 } });
    expect(compare.base.seed).toBe(12);
  });

  it('says that it cannot hold painted points, and so does who opens it', async () => {
    engine.standing = runInfo(pointsRun('painted'));
    await compare.open(NO_LINK);
    compare.chooseKey('seed');
    expect(compare.shared().notes[0]).toMatch(/your run on painted points/);
    const { link } = compare;
    engine.standing = null;
    await compare.open(link);
    expect(compare.base.points?.name).toBe('circle');
    expect(notices.list.at(-1)?.text).toMatch(/was of a run on painted points/);
  });

  it('is taken up on the learner’s own run where he comes back to it', async () => {
    engine.standing = runInfo(pointsRun('spiral'));
    const link = { ...NO_LINK, base: 'points', key: 'seed', values: '1,2' };
    await compare.open(link, true);
    expect(compare.base.points?.name).toBe('spiral');
    expect(compare.values).toEqual([1, 2]);
    await compare.open(link);
    expect(compare.base.points?.name).toBe('circle');
  });
});
