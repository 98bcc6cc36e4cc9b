// What this browser (or Node) can do for the engine. Found out by trying, never by the browser's name.
import { exceptions, relaxedSimd, simd, threads } from 'wasm-feature-detect';

export interface Features {
  simd: boolean;
  /** Fused multiply-add, half as fast again in the kernels. */
  relaxedSimd: boolean;
  /** WebAssembly exceptions: how the engine's errors come out of it. */
  exceptions: boolean;
  /** Threads work: shared memory, atomics and, in a page, cross-origin isolation. */
  threads: boolean;
}

export async function detectFeatures(): Promise<Features> {
  if (typeof WebAssembly !== 'object') {
    return { simd: false, relaxedSimd: false, exceptions: false, threads: false };
  }
  const [hasSimd, hasRelaxed, hasExceptions, hasThreads] = await Promise.all([
    simd(),
    relaxedSimd(),
    exceptions(),
    threads(),
  ]);
  // Node knows no isolation and needs none.
  const isolated =
    typeof crossOriginIsolated === 'boolean'
      ? crossOriginIsolated
      : typeof SharedArrayBuffer === 'function';
  return {
    simd: hasSimd,
    relaxedSimd: hasRelaxed,
    exceptions: hasExceptions,
    threads: hasThreads && isolated,
  };
}

/** A few threads: the kernels are small, and more of them would mostly wait for one another. */
const MOST_THREADS = 4;

/** One for the page itself is left free where there are several. */
export function sensibleThreads(cores: number): number {
  return Math.max(1, Math.min(MOST_THREADS, cores > 2 ? cores - 1 : cores));
}
