// Interleaved rounds: all contenders of a workload are opened, then take turns in slices of time, so that a
// noisy minute hits everybody. Each turn ends before the next begins.
import { firstLine } from './bench_site.mjs';
import { figure } from './report/tables.mjs';
import { median, spreadOf, summaryOf } from './statistics.mjs';

/** @typedef {import('./list.mjs').Contender} Contender */
/** @typedef {import('./workloads.mjs').Workload} Workload */
/** @typedef {import('./statistics.mjs').Summary} Summary */

/** @typedef {import('./callers.mjs').Call} Call */

/**
 * @typedef {object} Row
 * @property {string} id
 * @property {string} label
 * @property {string} peer
 * @property {number} threads
 * @property {Summary | null} result
 * @property {string} problem why there is no result, or ''
 * @property {(number | null)[]} loss of its first batch and of its last: whoever trains must learn
 */

/** @typedef {{ workload: Workload, rows: Row[] }} Table */
/** @typedef {{ contender: Contender, call: Call | null, values: number[], problem: string,
 *   loss: (number | null)[] }} Racer */

/** More than this between the canary's fastest and slowest, and the numbers are not to be trusted. */
export const NOISE_LIMIT = 0.15;

/** A fixed piece of work, timed between the rounds: its spread is the machine's own noise. */
export class Canary {
  /** @type {number[]} */
  times = [];

  sing() {
    this.times.push(median([busy(), busy(), busy()]));
  }

  /** @returns {{ summary: Summary, spread: number, quiet: boolean }} */
  verdict() {
    const summary = summaryOf(this.times);
    const spread = spreadOf(summary);
    return { summary, spread, quiet: spread <= NOISE_LIMIT };
  }
}

/** Milliseconds of a chain of multiply-adds that nothing can shorten. */
function busy() {
  const start = performance.now();
  let x = 1;
  for (let i = 0; i < 5_000_000; i += 1) x = x * 0.999999 + 1e-6;
  const ms = performance.now() - start;
  return x > 0 ? ms : NaN;
}

/**
 * What a measured time of one step is worth in the workload's own unit.
 *
 * @param {Workload} workload
 * @param {number} msPerStep
 */
export function valueOf({ kind, batch }, msPerStep) {
  return kind === 'latency' ? 1000 * msPerStep : (1000 * batch) / msPerStep;
}

/**
 * @param {Workload} workload
 * @param {Contender[]} contenders
 * @param {{ rounds: number, sliceMs: number, callers: import('./callers.mjs').Callers, canary: Canary, say: (text: string) => void,
 *   missing: Map<string, string> }} options `missing` modules, with the reason
 * @returns {Promise<Table>}
 */
export async function race(workload, contenders, options) {
  const { rounds, sliceMs, canary, say } = options;
  /** @type {Racer[]} */
  const racers = [];
  for (const contender of contenders.filter(({ can }) => can(workload))) {
    racers.push(await entered(workload, contender, options));
  }
  for (let round = 0; round < rounds; round += 1) {
    canary.sing();
    // Another one begins each time, so that nobody always comes after the same neighbour.
    const order = racers.map((_, place) => racers[(place + round) % racers.length]);
    for (const racer of order) {
      if (!racer?.call) continue;
      try {
        racer.values.push(valueOf(workload, await racer.call('measure', { ms: sliceMs })));
      } catch (error) {
        racer.problem = firstLine(error);
        racer.call = null;
      }
    }
  }
  for (const racer of racers) {
    if (racer.call) racer.loss.push(await racer.call('loss'));
    await options.callers.end(racer.contender);
  }
  const rows = racers.map(({ contender: { id, label, peer, threads }, values, problem, loss }) => ({
    ...{ id, label, peer, threads, problem, loss },
    result: problem === '' && values.length > 0 ? summaryOf(values) : null,
  }));
  for (const { label, threads, result, problem } of rows) {
    const told = result ? `${figure(result.median)} ${workload.unit}` : problem;
    say(`  ${workload.id}  ${label}, ${threads} thread${threads > 1 ? 's' : ''}: ${told}`);
  }
  return { workload, rows };
}

/**
 * Opens a contender and warms it up.
 *
 * @param {Workload} workload
 * @param {Contender} contender
 * @param {Parameters<typeof race>[2]} options
 * @returns {Promise<Racer>}
 */
async function entered(workload, contender, { callers, sliceMs, missing }) {
  const failed = (/** @type {string} */ problem) => ({
    ...{ contender, call: null, values: [], problem, loss: [] },
  });
  const why = missing.get(contender.module);
  if (why !== undefined) return failed(why);
  try {
    const call = await callers.callOf(contender);
    const { variant, threads, module } = contender;
    await call('open', { module, task: { workload, variant, threads } });
    const loss = [await call('loss')];
    await call('measure', { ms: sliceMs / 2 });
    return { contender, call, values: [], problem: '', loss };
  } catch (error) {
    return failed(firstLine(error));
  }
}
