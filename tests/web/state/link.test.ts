// The address and the run: what the link says is built, what it cannot say is told.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { RunLink } from '../../../web/src/labs/digits/link.svelte';
import { DigitsRun } from '../../../web/src/labs/digits/run.svelte';
import { Notices } from '../../../web/src/state/notices.svelte';
import { catalog } from '../support/catalog';
import { FakeEngine, engineInfo, frameOf, runInfo } from '../support/fake_engine';

vi.stubGlobal('requestAnimationFrame', (run: () => void) => setTimeout(run));

let engine: FakeEngine;
let run: DigitsRun;
let link: RunLink;

beforeEach(() => {
  engine = new FakeEngine();
  run = new DigitsRun(engine, engineInfo, new Notices());
  link = new RunLink(run);
});

const at = (hash: string) => {
  vi.stubGlobal('location', { hash });
};

describe('the address', () => {
  it('decides the first run', async () => {
    at('#digits/model=mlp&seed=3');
    await link.open();
    expect(run.preset?.name).toBe('mlp');
    expect(run.info?.config.seed).toBe(3);
    expect(run.notices.list).toEqual([]);
  });

  it('tells what it could not use and builds the rest', async () => {
    at('#digits/seed=3&colour=red&batch_size=0');
    await link.open();
    expect(run.info?.config.seed).toBe(3);
    expect(run.notices.list.map((notice) => notice.text)).toEqual([
      "In this link: colour: this link's setting is not known here; batch_size: expected 1..4096, got 0. The usual settings stand.",
    ]);
  });

  it('gives way to the usual run when the engine cannot build what it says', async () => {
    at('#digits/generated_count=0');
    engine.refusal = 'data: there are no digits';
    await link.open();
    expect(run.info?.config).toEqual(catalog.defaults);
    expect(run.config).toEqual(catalog.defaults);
    expect(run.notices.list.map((notice) => notice.text)).toEqual([
      'data: there are no digits',
      'This link asks for a run that cannot be built. Here is the usual one.',
    ]);
  });

  it('leaves the run in force where a changed one cannot be built', async () => {
    at('#digits/seed=3');
    await link.open();
    at('#digits/generated_count=0');
    engine.refusal = 'data: there are no digits';
    await link.moved();
    expect(engine.named('configure')).toHaveLength(2);
    expect(run.config.seed).toBe(3);
  });

  it('builds a new run when it is changed, and none when it says what is there', async () => {
    at('#digits/seed=3');
    await link.open();
    await link.moved();
    expect(engine.named('configure')).toHaveLength(1);
    at('#digits/seed=4');
    await link.moved();
    expect(engine.named('configure')).toHaveLength(2);
    expect(run.config.seed).toBe(4);
  });
});

describe('going to another lab and back', () => {
  it('leaves the run alone, and the address of the lab by its bare name takes it up again', async () => {
    at('#digits/seed=3');
    await link.open();
    at('#other/seed=9');
    await link.moved();
    expect(run.config.seed).toBe(3);
    const replaceState = vi.fn();
    vi.stubGlobal('history', { state: null, replaceState });
    at('#digits/');
    await link.moved();
    expect(engine.named('configure')).toHaveLength(1);
    expect(replaceState).toHaveBeenCalledWith(null, '', '#digits/seed=3');
  });

  it('takes up a run that another lab has begun', async () => {
    engine.standing = runInfo({ ...catalog.defaults, seed: 9 }, 12);
    at('#digits/');
    await link.open();
    expect(engine.named('configure')).toHaveLength(0);
    expect(run.info?.step).toBe(12);
    expect(run.config.seed).toBe(9);
  });

  it('builds what a link asks for that is not the standing run', async () => {
    at('#digits/seed=3');
    await link.open();
    at('#digits/seed=5');
    await link.moved();
    expect(run.config.seed).toBe(5);
  });
});

describe('a shared link', () => {
  it('leaves out digits that this run does not have', async () => {
    at('');
    await link.open();
    expect(link.shared()).toEqual({
      hash: '#digits/use_own=0&use_imported=0',
      sameRun: true,
      note: '',
    });
  });

  it('says what it cannot hold', async () => {
    at('');
    await link.open();
    const { info } = run;
    if (!info) throw new Error('no run');
    const sources = [
      ...info.data.sources,
      { name: 'own' as const, train: 4, validation: 0, test: 1 },
    ];
    run.info = { ...info, data: { ...info.data, sources } };
    expect(link.shared()).toEqual({
      hash: '#digits/use_imported=0',
      sameRun: false,
      note: 'It cannot hold your own digits: send those as files.',
    });
  });

  it('promises the same run as long as only its start was changed', async () => {
    at('');
    await run.listen();
    await link.open();
    await run.setOptimizerOption('learning_rate', 0.5);
    expect(link.shared()).toMatchObject({ sameRun: true, note: '' });
    expect(link.shared().hash).toContain('learning_rate=0.5');
  });

  it('does not promise the same run after an option was changed on the way, until a reset', async () => {
    at('');
    await run.listen();
    await link.open();
    engine.send(frameOf({ step: 10 }));
    await run.setOptimizerOption('learning_rate', 0.5);
    expect(link.shared().sameRun).toBe(false);
    expect(link.shared().note).toMatch(/^An option was changed while this run went on/);
    await run.reset();
    expect(link.shared()).toMatchObject({ sameRun: true, note: '' });
  });

  it('does not promise the same run for a network from a file, until a new one begins', async () => {
    at('');
    await link.open();
    await run.load(new Uint8Array(8));
    expect(link.shared().sameRun).toBe(false);
    expect(link.shared().note).toMatch(/^This network came from a file/);
    await run.configure({ seed: 3 });
    expect(link.shared()).toMatchObject({ sameRun: true, note: '' });
  });

  it('gives the one who opens it the same data, whatever else he keeps', async () => {
    at('#digits/use_own=0&use_imported=0');
    await link.open();
    expect(run.config.data).toEqual({ ...catalog.defaults.data, use_own: 0, use_imported: 0 });
  });
});
