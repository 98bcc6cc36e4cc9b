// Ten thousand steps of one run: the speed at its start and after it has converged, and the memory.
import { figure, markdownTable } from '../report/tables.mjs';
import { median } from '../statistics.mjs';
import { ourBest } from './ours.mjs';

const PIECES = 20;
/** Pieces compared at either end. The first one of all is left out: the browser still compiles. */
const ENDS = 4;

/**
 * @param {import('./list.mjs').Given} given
 * @returns {Promise<import('./list.mjs').Measured>}
 */
export async function longRun({ browser, contenders, workloads, options, say }) {
  const workload = workloads.find(({ id }) => id === 'W1');
  const steps = (options.quick ? 1000 : 10_000) / PIECES;
  const task = { workload, variant: ourBest(contenders).variant, threads: 1 };
  await browser.call('long', 'open', { module: 'long_run', task });
  /** @type {{ step: number, stepsPerSecond: number, loss: number, memory: number }[]} */
  const pieces = [];
  for (let piece = 0; piece <= PIECES; piece += 1) {
    pieces.push(await browser.call('long', 'extra', { name: 'piece', argument: { steps } }));
  }
  await browser.end('long');
  const used = pieces.slice(1);
  const ends = [used.slice(0, ENDS), used.slice(-ENDS)];
  const rows = ends.map((end) => {
    const { step, loss, memory } = end.at(-1) ?? { step: 0, loss: NaN, memory: NaN };
    const speed = median(end.map(({ stepsPerSecond }) => stepsPerSecond));
    return [`step ${figure(step)}`, figure(speed), loss.toExponential(1), figure(memory / 2 ** 20)];
  });
  for (const [when, speed] of rows) say(`  ${when}: ${speed} steps/s`);
  return {
    data: pieces,
    markdown: `The W1 net learns 96 digits by heart with Adam, on one thread, until its gradients are next to nothing.

${markdownTable(['up to', 'steps/s', 'loss', 'memory, MiB'], rows)}`,
  };
}
