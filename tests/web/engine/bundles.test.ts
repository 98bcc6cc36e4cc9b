// Which variant of the engine is chosen.
import { describe, expect, test } from 'vitest';
import { TOO_OLD, VARIANTS, selectBundle, selectBundles } from '../../../web/src/engine/bundles';
import { sensibleThreads } from '../../../web/src/engine/features';

const everything = { simd: true, exceptions: true, threads: true };
const noThreads = { ...everything, threads: false };

describe('selectBundle', () => {
  test('takes threads where the page is isolated', () => {
    expect(selectBundle(everything).name).toBe('simd-threads');
  });

  test('does without threads where it is not', () => {
    expect(selectBundle(noThreads).name).toBe('simd');
  });

  test('keeps the next best at hand, for when a file does not load', () => {
    expect(selectBundles(everything).map(({ name }) => name)).toEqual(['simd-threads', 'simd']);
  });

  test.each(['simd', 'exceptions'])('says plainly that a browser without %s is too old', (what) => {
    const old = { ...everything, [what]: false };
    expect(() => selectBundle(old)).toThrow(TOO_OLD);
    expect(() => selectBundle(old)).toThrow(expect.objectContaining({ code: 'unsupported' }));
  });

  test('obeys a forced variant, without falling back', () => {
    expect(selectBundles(everything, 'simd').map(({ name }) => name)).toEqual(['simd']);
  });

  test('refuses a forced variant that cannot run here', () => {
    expect(() => selectBundle(noThreads, 'simd-threads')).toThrow(/"simd-threads" needs threads/);
  });

  test('lists the known ones for an unknown name', () => {
    expect(() => selectBundle(everything, 'turbo')).toThrow(
      'variant: expected one of simd-threads, simd, got "turbo"',
    );
  });

  test('every variant needs SIMD and exceptions, and threads exactly where it has them', () => {
    for (const variant of VARIANTS) {
      expect(variant.needs).toEqual(expect.arrayContaining(['simd', 'exceptions']));
      expect(variant.needs.includes('threads')).toBe(variant.threads);
    }
  });
});

test.each([
  [1, 1],
  [2, 2],
  [3, 2],
  [4, 3],
  [16, 4],
])('%i cores get %i threads', (cores, threads) => {
  expect(sensibleThreads(cores)).toBe(threads);
});
