// What brings digits in: the engine is asked first, and what it refuses is told and kept nowhere.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { OwnDigit } from '../../../web/src/engine/api';
import { DataDesk } from '../../../web/src/labs/digits/data/desk.svelte';
import { takeFiles } from '../../../web/src/labs/digits/data/files';
import { DigitsRun } from '../../../web/src/labs/digits/run.svelte';
import { ownDigit, writeDigits } from '../../../web/src/state/digit_file';
import { Notices } from '../../../web/src/state/notices.svelte';
import { FakeEngine, engineInfo, frameOf } from '../support/fake_engine';

const stored = vi.hoisted(() => new Map<string, unknown>());
vi.mock('idb-keyval', () => ({
  get: (key: string) => Promise.resolve(stored.get(key)),
  update: (key: string, change: (old: unknown) => unknown) => {
    stored.set(key, change(stored.get(key)));
    return Promise.resolve();
  },
}));

vi.stubGlobal('requestAnimationFrame', (run: () => void) => setTimeout(run));

const KEY = 'inkgrad/own-digits';
const digit = (label: number): OwnDigit =>
  ownDigit(label, { strokes: [[[0.5, 0.5, 0.5]]], penWidth: 0.09 });
const idsOf = (digits: unknown) => (digits as OwnDigit[]).map(({ label }) => label);

let engine: FakeEngine;
let run: DigitsRun;
let desk: DataDesk;

beforeEach(() => {
  stored.clear();
  engine = new FakeEngine();
  run = new DigitsRun(engine, engineInfo, new Notices());
  desk = new DataDesk(run);
});

const told = () => run.notices.list.map(({ text }) => text);

describe('own digits', () => {
  it('are there again at the next visit', async () => {
    await desk.open();
    await desk.keep(3, digit(3));
    const next = new DataDesk(run);
    await next.open();
    expect(idsOf(next.own.list)).toEqual([3]);
    expect(engine.named('setOwnDigits').at(-1)).toEqual([[digit(3)]]);
  });

  it('are stored nowhere when the engine refuses them', async () => {
    await desk.open();
    await desk.keep(3, digit(3));
    engine.refusal = 'own digit 2: too many points';
    await desk.keep(4, digit(4));
    expect(idsOf(desk.own.list)).toEqual([3]);
    expect(idsOf(stored.get(KEY))).toEqual([3]);
    expect(told()).toContain('The digit was not kept: own digit 2: too many points');
    engine.refusal = 'own digit 2: too many points';
    await desk.merge(new File([writeDigits([digit(5)])], 'more.json'));
    expect(idsOf(stored.get(KEY))).toEqual([3]);
    expect(told()).toContain(
      'more.json was not read, nothing has changed: own digit 2: too many points',
    );
  });

  it('of earlier visits that the engine refuses do not keep the page from opening', async () => {
    stored.set(KEY, [digit(3)]);
    engine.refusal = 'own digit 1: too many points';
    await desk.open();
    expect(idsOf(desk.own.list)).toEqual([3]);
    expect(told()).toEqual([
      'Your own digits are kept, but not in this run: own digit 1: too many points',
    ]);
  });

  it('kept at the same time are all kept, by the engine too', async () => {
    await desk.open();
    await Promise.all([desk.keep(3, digit(3)), desk.keep(4, digit(4)), desk.keep(5, digit(5))]);
    expect(idsOf(desk.own.list)).toEqual([3, 4, 5]);
    expect(idsOf(engine.named('setOwnDigits').at(-1)?.[0])).toEqual([3, 4, 5]);
  });

  it('kept during a run say that they join the next one', async () => {
    await run.listen();
    await run.configure({});
    await desk.open();
    await desk.keep(3, digit(3));
    expect(told()).toContain('Kept as a 3: your first own digit.');
    engine.send(frameOf({ step: 10 }));
    expect(await desk.keep(4, digit(4))).toBe(true);
    expect(told()).toContain(
      'Kept as a 4: you have 2 own digits now. It joins with the next Reset or new run.',
    );
    expect(run.dataChanged).toBe(true);
  });

  it('that were deleted come back with one click', async () => {
    await desk.open();
    await desk.keep(3, digit(3));
    await desk.remove([digit(3)]);
    expect(stored.get(KEY)).toEqual([]);
    run.notices.list.find(({ text }) => text === 'One digit deleted.')?.action?.run();
    await vi.waitFor(() => {
      expect(idsOf(stored.get(KEY))).toEqual([3]);
    });
  });
});

describe('files', () => {
  it('that cannot be read are named, and the others are taken all the same', async () => {
    const folder = new File([], 'photos');
    folder.slice = () => {
      throw new DOMException('A requested file or directory could not be found.', 'NotFoundError');
    };
    const digits = new File([writeDigits([digit(3), digit(4)])], 'digits.json');
    await takeFiles([folder, digits], run, desk);
    expect(told()).toEqual([
      'photos could not be read: A requested file or directory could not be found.',
      '2 digits added from digits.json.',
    ]);
  });

  it('that are not what their name says are refused by name, with what they begin with', async () => {
    await takeFiles(
      [new File(['{ nonsense, no network'], 'net.safetensors'), new File([], 'empty.json')],
      run,
      desk,
    );
    expect(told()).toEqual([
      'net.safetensors is no saved network: it begins with “{ nonsense, ”, not with a safetensors header; nothing has changed.',
      'empty.json is empty: nothing has changed. This page reads MNIST images or labels (IDX, raw or gzip), own digits (.json) and saved networks (.safetensors).',
    ]);
  });

  it('that are too large are refused before they are read', async () => {
    const film = new File([new Uint8Array([8, 0, 0, 0, 0, 0, 0, 0]), '{}'], 'film.safetensors');
    Object.defineProperty(film, 'size', { value: 700 * 1024 * 1024 });
    await takeFiles([film], run, desk);
    expect(told()).toEqual([
      'film.safetensors was not opened, nothing has changed: model file: it has 700 MB, at most 64 MB are read',
    ]);
    expect(engine.named('load')).toEqual([]);
  });
});
