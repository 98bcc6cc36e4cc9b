// Which variant of the engine is chosen.
import { describe, expect, test } from 'vitest';
import {
  TOO_OLD,
  VARIANTS,
  plainVariant,
  selectBundle,
  selectBundles,
} from '../../../web/src/engine/bundles';
import { sensibleThreads } from '../../../web/src/engine/features';

const everything = { simd: true, relaxedSimd: true, exceptions: true, threads: true };
const noThreads = { ...everything, threads: false };
const noRelaxed = { ...everything, relaxedSimd: false };
const least = { ...noThreads, relaxedSimd: false };

describe('selectBundle', () => {
  test('takes threads where the page is isolated, fused multiply-add where the browser has it', () => {
    expect(selectBundle(everything).name).toBe('relaxed-simd-threads');
    expect(selectBundle(noRelaxed).name).toBe('simd-threads');
    expect(selectBundle(noThreads).name).toBe('relaxed-simd');
    expect(selectBundle(least).name).toBe('simd');
  });

  test('keeps the next best at hand, for when a file does not load', () => {
    expect(selectBundles(everything).map(({ name }) => name)).toEqual([
      'relaxed-simd-threads',
      'simd-threads',
      'relaxed-simd',
      'simd',
    ]);
    expect(selectBundles(least).map(({ name }) => name)).toEqual(['simd']);
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
    expect(() => selectBundle(noRelaxed, 'relaxed-simd')).toThrow(/needs relaxedSimd/);
  });

  test('lists the known ones for an unknown name', () => {
    expect(() => selectBundle(everything, 'turbo')).toThrow(
      'variant: expected one of relaxed-simd-threads, simd-threads, relaxed-simd, simd, got "turbo"',
    );
  });

  test('every variant needs SIMD and exceptions, and threads exactly where it has them', () => {
    for (const variant of VARIANTS) {
      expect(variant.needs).toEqual(expect.arrayContaining(['simd', 'exceptions']));
      expect(variant.needs.includes('threads')).toBe(variant.threads);
      expect(variant.needs.includes('relaxedSimd')).toBe(variant.name.startsWith('relaxed'));
    }
  });
});

test('Node gets what it loads without a flag', () => {
  expect(plainVariant(false).name).toBe('simd');
  expect(plainVariant(true).name).toBe('simd-threads');
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
