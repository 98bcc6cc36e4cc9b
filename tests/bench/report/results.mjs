// Writes what was measured: always as JSON and Markdown under .build/bench/; a whole run in full length also
// beside the sources, and its summary into the README.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { format, resolveConfig } from 'prettier';

import { BUILD, ROOT } from '../../../wasm/toolchain/places.mjs';
import { rooflineTable } from './roofline.mjs';
import { markdownTable, percentText, summaryTable, workloadTable } from './tables.mjs';

/** @typedef {import('../rounds.mjs').Table} Table */

/**
 * @typedef {object} Extra
 * @property {string} id
 * @property {string} title
 * @property {unknown} data
 * @property {string} markdown
 */

/**
 * @typedef {object} Results
 * @property {Record<string, string>} about
 * @property {import('../options.mjs').BenchOptions} options
 * @property {Table[]} tables
 * @property {Extra[]} extras
 * @property {ReturnType<import('../rounds.mjs').Canary['verdict']>} noise
 */

const BEGIN = '<!-- bench: written by npm run bench -->';
const END = '<!-- bench: end -->';

/**
 * The whole report.
 *
 * @param {Results} results
 */
export function reportOf({ about, options, tables, extras, noise }) {
  const { rounds, sliceMs } = options;
  const warning = noise.quiet ? '' : ' **The machine was not quiet: take these with caution.**';
  return [
    '# Benchmark results',
    `Written by \`npm run bench\`; what each workload is and how it is measured stands in [README.md](README.md), where the time goes in [ROOFLINE.md](ROOFLINE.md).`,
    `Medians of ${rounds} interleaved rounds of ${sliceMs} ms each. Between the fastest and the slowest of a fixed piece of arithmetic, timed in every round, lay ${percentText(noise.spread)}.${warning}`,
    markdownTable(
      ['Machine', ''],
      Object.entries(about).map(([name, value]) => [name, value]),
    ),
    ...(tables.length > 0 ? ['## All at a glance', summaryTable(tables)] : []),
    ...tables.flatMap((table) => [
      `## ${table.workload.id}: ${table.workload.title}`,
      `${capital(table.workload.detail)}.`,
      workloadTable(table),
    ]),
    ...rooflineOf(tables, extras),
    ...extras.flatMap(({ title, markdown }) => [`## ${title}`, markdown]),
    '',
  ].join('\n\n');
}

/**
 * @param {Table[]} tables
 * @param {Extra[]} extras
 */
function rooflineOf(tables, extras) {
  const data = (/** @type {string} */ id) =>
    /** @type {any} */ (extras.find((one) => one.id === id)?.data);
  const profiles = data('profile');
  if (!profiles) return [];
  return [
    '## Against the limit',
    'One thread. The limit is the arithmetic of the products alone at the peak that multiply-adds in registers reach; the shares are of a step taken move by move. [ROOFLINE.md](ROOFLINE.md) explains.',
    rooflineTable(tables, profiles, data('gemm') ?? []),
  ];
}

/**
 * @param {Results} results
 * @returns {Promise<string[]>} the files written, from the repository's root
 */
export async function writeResults(results) {
  const folder = join(BUILD, 'bench');
  mkdirSync(folder, { recursive: true });
  const report = reportOf(results);
  const files = [
    write(join(folder, 'results.json'), `${JSON.stringify(results, null, 2)}\n`),
    write(join(folder, 'results.md'), report),
  ];
  if (!results.options.write) return files;
  const readme = join(ROOT, 'README.md');
  return [
    ...files,
    await writeFormatted(join(ROOT, 'tests/bench/RESULTS.md'), report),
    await writeFormatted(readme, withSummary(readFileSync(readme, 'utf8'), results)),
  ];
}

/**
 * The README with its table of training speeds replaced.
 *
 * @param {string} readme
 * @param {Pick<Results, 'tables' | 'about'>} results
 */
export function withSummary(readme, { tables, about }) {
  const begin = readme.indexOf(BEGIN);
  const end = readme.indexOf(END);
  if (begin < 0 || end < begin) return readme;
  const training = tables.filter(({ workload }) => workload.kind === 'training');
  const machine = `Medians on ${about['cores'] ?? '?'} cores of ${about['processor'] ?? '?'}, ${about['browser'] ?? '?'}.`;
  const table = `${BEGIN}\n\n${summaryTable(training)}\n\n${machine}\n\n`;
  return readme.slice(0, begin) + table + readme.slice(end);
}

/**
 * @param {string} file
 * @param {string} text
 */
function write(file, text) {
  writeFileSync(file, text);
  return relative(ROOT, file);
}

/**
 * What stands beside the sources is formatted as they are.
 *
 * @param {string} file
 * @param {string} text
 */
async function writeFormatted(file, text) {
  return write(file, await format(text, { ...(await resolveConfig(file)), filepath: file }));
}

/** @param {string} text */
function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
