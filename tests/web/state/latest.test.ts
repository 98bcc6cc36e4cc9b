// At most one call at a time, and the newest input wins.
import { expect, it } from 'vitest';
import { Latest } from '../../../web/src/state/latest';

function held() {
  const asked: number[] = [];
  const release: ((value: string) => void)[] = [];
  const fail: ((reason: Error) => void)[] = [];
  const latest = new Latest(
    (input: number) =>
      new Promise<string>((resolve, reject) => {
        asked.push(input);
        release.push(resolve);
        fail.push(reject);
      }),
  );
  return { asked, release, fail, latest };
}

it('runs the first, then only the newest of the rest', async () => {
  const { asked, release, latest } = held();
  const results = [1, 2, 3].map((input) => latest.push(input));
  expect(asked).toEqual([1]);
  release[0]?.('one');
  expect(await results[0]).toBe('one');
  expect(await results[1]).toBeUndefined();
  await Promise.resolve();
  expect(asked).toEqual([1, 3]);
  release[1]?.('three');
  expect(await results[2]).toBe('three');
});

it('goes on after a failure, which its caller alone hears', async () => {
  const { asked, release, fail, latest } = held();
  const first = latest.push(1);
  const second = latest.push(2);
  fail[0]?.(new Error('no'));
  await expect(first).rejects.toThrow('no');
  await new Promise((resolve) => setTimeout(resolve));
  expect(asked).toEqual([1, 2]);
  release[1]?.('two');
  expect(await second).toBe('two');
  expect(latest.busy).toBe(false);
});

it('can drop what waits', async () => {
  const { asked, release, latest } = held();
  void latest.push(1);
  const waiting = latest.push(2);
  latest.drop();
  expect(await waiting).toBeUndefined();
  release[0]?.('one');
  await new Promise((resolve) => setTimeout(resolve));
  expect(asked).toEqual([1]);
});
