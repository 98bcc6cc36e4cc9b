// Where the time of a training step goes, and what share of the machine's arithmetic that makes.
import { figure, markdownTable } from '../report/tables.mjs';
import { ourBest } from './ours.mjs';

/** @typedef {import('./list.mjs').Given} Given */
/** @typedef {import('../workloads.mjs').Workload} Workload */
/** @typedef {import('../contenders/profile.mjs').Part} Part */
/** @typedef {{ parts: Part[], whole: number, steps: number, moves: number, flops: number }} Profile */

/** Lines of a table; the rest of the step is summed up in one. */
const MOST_LINES = 14;

/**
 * @param {Given} given
 * @returns {Promise<import('./list.mjs').Measured>}
 */
export async function profileSteps(given) {
  const { workloads, options, say } = given;
  const data = [];
  for (const workload of workloads.filter(({ kind }) => kind === 'training')) {
    const profile = await profileOf(workload, given, options.quick ? 400 : 4000);
    say(`  ${workload.id}: ${figure(profile.whole)} µs a step`);
    data.push({ id: workload.id, ...profile });
  }
  const told = data.map((one) => `### ${one.id}\n\n${profileTable(one)}`);
  return { data, markdown: told.join('\n\n') };
}

/**
 * @param {Workload} workload
 * @param {Given} given
 * @param {number} ms
 * @returns {Promise<Profile>}
 */
async function profileOf(workload, { browser, contenders }, ms) {
  const { variant } = ourBest(contenders);
  const task = { workload, variant, threads: 1 };
  await browser.call('profile', 'open', { module: 'profile', task });
  await browser.call('profile', 'measure', { ms: ms / 4 });
  const profile = await browser.call('profile', 'extra', { name: 'parts', argument: { ms } });
  await browser.end('profile');
  return profile;
}

/** @param {Profile} profile */
export function profileTable({ parts, whole, moves, flops }) {
  const sum = parts.reduce((total, { microseconds }) => total + microseconds, 0);
  const sorted = [...parts].sort((a, b) => b.microseconds - a.microseconds);
  const shown = sorted.slice(0, MOST_LINES);
  const rest = sorted.slice(MOST_LINES);
  const line = (/** @type {string} */ name, /** @type {number} */ value) => [
    name,
    figure(value),
    `${figure((100 * value) / sum)} %`,
  ];
  const rows = shown.map(({ kind, layer, op, microseconds }) =>
    line([kind, layer, op].filter(Boolean).join(' '), microseconds),
  );
  if (rest.length > 0) {
    const left = rest.reduce((total, { microseconds }) => total + microseconds, 0);
    rows.push(line(`${rest.length} others`, left));
  }
  const asking = (sum - whole) / moves;
  return `${markdownTable(['part of a step', 'µs', 'share'], rows)}

${figure(sum)} µs move by move (${figure(moves)} moves), ${figure(whole)} µs in one call: being asked and timed costs each move about ${figure(Math.max(0, asking))} µs. The step's products are ${figure(flops / 1e6)} MFLOP, so it runs at ${figure(flops / whole / 1000)} GFLOP/s.`;
}
