// What outlives a broken worker: when it is taken, and what a new worker is told.
import { beforeEach, describe, expect, test } from 'vitest';
import type { Frame, RunConfig } from '../../../web/src/engine/api';
import { Checkpoint } from '../../../web/src/engine/checkpoint';
import { frameOf, runInfo } from '../support/fake_engine';
import { config } from './fake_session';

let checkpoint: Checkpoint;
let asked: [name: string, ...args: unknown[]][];
/** What the engine's file says of the run: as it was when it was saved. */
let saved: RunConfig;

const ask = (name: string, args: readonly unknown[]): Promise<unknown> => {
  asked.push([name, ...args]);
  if (name === 'save') return Promise.resolve(Uint8Array.of(asked.length));
  return Promise.resolve(runInfo(saved, 500));
};
const keep = (frame: Partial<Frame>, now: number) => checkpoint.keep(frameOf(frame), now, ask);
const saves = () => asked.filter(([name]) => name === 'save').length;

beforeEach(() => {
  checkpoint = new Checkpoint();
  asked = [];
  saved = config();
  checkpoint.note('configure', [saved], runInfo(saved));
});

describe('while training', () => {
  test('the first is taken after a second, the others every 15 seconds', async () => {
    const taken: number[] = [];
    for (let now = 50_000; now <= 90_000; now += 100) {
      const before = saves();
      await keep({ playing: true, step: now }, now);
      if (saves() > before) taken.push(now - 50_000);
    }
    expect(taken).toEqual([1000, 16_000, 31_000]);
  });

  test('every run begins with an early one', async () => {
    await keep({ playing: true, step: 1 }, 0);
    await keep({ playing: true, step: 9 }, 1000);
    checkpoint.note('reset', [], undefined);
    await keep({ playing: true, step: 1 }, 1100);
    expect(saves()).toBe(1);
    await keep({ playing: true, step: 9 }, 2100);
    expect(saves()).toBe(2);
  });

  test('none is taken before the first step', async () => {
    await keep({ playing: true, step: 0 }, 0);
    await keep({ playing: true, step: 0 }, 60_000);
    expect(saves()).toBe(0);
  });
});

test('at rest every new step is kept at once, and only once', async () => {
  await keep({ step: 1 }, 0);
  await keep({ step: 1 }, 10);
  await keep({ step: 2 }, 20);
  expect(saves()).toBe(2);
});

describe('a new worker', () => {
  test('is told the options that were changed after the file was saved, and only those', async () => {
    saved = config({ optimizer: { name: 'momentum', options: { learning_rate: 0.1, mu: 0.9 } } });
    checkpoint.note('configure', [saved], runInfo(saved));
    await keep({ step: 500 }, 0);
    checkpoint.note('setOption', ['optimizer', 'learning_rate', 0.02], undefined);
    asked = [];
    expect(await checkpoint.restore(ask)).toBe('Your network is back as it was at step 500.');
    expect(asked.map(([name]) => name)).toEqual(['configure', 'load', 'setOption']);
    expect(asked[2]).toEqual(['setOption', 'optimizer', 'learning_rate', 0.02]);
  });

  test('gets the painted points before the run that is about them', async () => {
    const points = [{ x: 1, y: -2, label: 1 }];
    checkpoint.note('setPoints', [points], undefined);
    await checkpoint.restore(ask);
    expect(asked).toEqual([
      ['setPoints', points],
      ['configure', saved],
    ]);
  });

  test('begins the run anew where nothing was saved', async () => {
    expect(await checkpoint.restore(ask)).toBe('Your network is back at its start.');
    expect(asked).toEqual([['configure', saved]]);
  });
});
