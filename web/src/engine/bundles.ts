// The engine's variants as data, and the pure choice among them.
import { EngineError, UNSUPPORTED } from './errors';
import type { Features } from './features';

export interface Variant {
  /** In the file name: inkgrad-<name>.mjs. */
  name: string;
  /** The preset that builds it is wasm-<tree> (CMakePresets.json). */
  tree: 'simd' | 'simd-threads';
  needs: readonly (keyof Features)[];
  threads: boolean;
}

const EVERY = ['simd', 'exceptions'] as const;

/** Best first: threads weigh more than fused multiply-add, which relaxed SIMD brings. */
export const VARIANTS: readonly Variant[] = [
  {
    name: 'relaxed-simd-threads',
    tree: 'simd-threads',
    needs: [...EVERY, 'relaxedSimd', 'threads'],
    threads: true,
  },
  { name: 'simd-threads', tree: 'simd-threads', needs: [...EVERY, 'threads'], threads: true },
  { name: 'relaxed-simd', tree: 'simd', needs: [...EVERY, 'relaxedSimd'], threads: false },
  { name: 'simd', tree: 'simd', needs: EVERY, threads: false },
];

/** What Node loads without any flag. */
export function plainVariant(threads: boolean): Variant {
  return VARIANTS.find((one) => one.threads === threads && one.name === one.tree) as Variant;
}

/** Says plainly what is missing; shown to the reader as it is. */
export const TOO_OLD =
  'This browser lacks WebAssembly SIMD or WebAssembly exceptions, which the engine needs.';

/**
 * The variants to try, best first: the next one is for when a file of the one before cannot be
 * loaded. `forced` (from the link, for tests and comparisons) leaves only that one.
 */
export function selectBundles(features: Features, forced: string | null = null): Variant[] {
  const usable = VARIANTS.filter((variant) => lacking(variant, features).length === 0);
  if (forced !== null) return [forcedBundle(features, forced)];
  if (usable.length === 0) throw new EngineError(UNSUPPORTED, TOO_OLD);
  return usable;
}

/** The best variant. */
export function selectBundle(features: Features, forced: string | null = null): Variant {
  return selectBundles(features, forced)[0] as Variant;
}

function forcedBundle(features: Features, name: string): Variant {
  const variant = VARIANTS.find((one) => one.name === name);
  if (!variant) {
    const known = VARIANTS.map((one) => one.name).join(', ');
    throw new EngineError('unknown_name', `variant: expected one of ${known}, got "${name}"`);
  }
  const missing = lacking(variant, features);
  if (missing.length > 0) {
    const what = missing.join(' and ');
    throw new EngineError(
      UNSUPPORTED,
      `variant "${name}" needs ${what}, which is not to be had here`,
    );
  }
  return variant;
}

function lacking(variant: Variant, features: Features): string[] {
  return variant.needs.filter((need) => !features[need]);
}
