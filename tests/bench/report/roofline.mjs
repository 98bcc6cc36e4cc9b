// Every training workload against the machine's limit: the arithmetic of a step, the speed that the processor
// could do it at, the speed that it is done at, and what else a step is made of. Pure.
import { PEAK } from '../measures/gemm.mjs';
import { figure, markdownTable, oursOf } from './tables.mjs';

/** @typedef {import('../rounds.mjs').Table} Table */
/** @typedef {import('../contenders/profile.mjs').Part} Part */
/** @typedef {{ id: string, parts: Part[], whole: number, moves: number, flops: number }} Profile */
/** @typedef {{ name: string, result: Record<string, unknown> | string }} KernelRun */

/** Ops whose time is arithmetic of matrix products. */
const PRODUCTS = new Set(['matmul', 'conv2d']);

/**
 * The highest peak that the kernel programs measured in WebAssembly, in GFLOP/s; NaN where none ran.
 *
 * @param {KernelRun[]} runs
 */
export function peakOf(runs) {
  const peaks = runs
    .filter(({ name }) => name.startsWith('wasm'))
    .map(({ result }) => (typeof result === 'string' ? NaN : Number(result[PEAK])))
    .filter((peak) => Number.isFinite(peak));
  return peaks.length > 0 ? Math.max(...peaks) : NaN;
}

/**
 * How the time of a step, taken move by move, divides. Shares of 1.
 *
 * @param {Part[]} parts
 */
export function sharesOf(parts) {
  const shares = { products: 0, others: 0, batch: 0, update: 0 };
  for (const { kind, op, microseconds } of parts) {
    if (kind === 'batch' || kind === 'update') shares[kind] += microseconds;
    else shares[PRODUCTS.has(op) ? 'products' : 'others'] += microseconds;
  }
  const sum = parts.reduce((total, { microseconds }) => total + microseconds, 0);
  return {
    products: shares.products / sum,
    others: shares.others / sum,
    batch: shares.batch / sum,
    update: shares.update / sum,
  };
}

/**
 * @param {Table[]} tables
 * @param {Profile[]} profiles
 * @param {KernelRun[]} runs
 */
export function rooflineTable(tables, profiles, runs) {
  const peak = peakOf(runs);
  const percent = (/** @type {number} */ share) => `${figure(100 * share)} %`;
  const rows = profiles.map(({ id, parts, flops }) => {
    const table = tables.find(({ workload }) => workload.id === id);
    const ours = table && oursOf(table.rows, 1)?.result;
    // Of one unit of what the workload counts: an example, or a step of the tiny net.
    const batch = table?.workload.batch ?? NaN;
    const perUnit = flops / batch;
    const reached = ours ? (ours.median * perUnit) / 1e9 : NaN;
    const { products, others, batch: data, update } = sharesOf(parts);
    return [
      id,
      figure(perUnit / 1e6),
      figure((peak * 1e9) / perUnit),
      figure(ours?.median ?? NaN),
      Number.isFinite(peak) ? percent(reached / peak) : '–',
      ...[products, others, update, data].map(percent),
    ];
  });
  const head = ['', 'MFLOP', 'limit, a second', 'reached', 'of the peak'];
  return markdownTable([...head, 'products', 'other ops', 'update', 'batch'], rows);
}
