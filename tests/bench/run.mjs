// npm run bench: everything that is measured, in one go. See README.md beside this file.
import { cpus } from 'node:os';
import { pathToFileURL } from 'node:url';

import { runMain, say, SetupError } from '../../wasm/toolchain/report.mjs';
import { setUp } from '../../wasm/toolchain/setup.mjs';
import { buildSite } from '../../web/tools/build.mjs';
import { builtVariants, bundlePage, installPeers, writeInputs } from './bench_site.mjs';
import { openBrowser } from './browser.mjs';
import { contendersFor } from './list.mjs';
import { EXTRA_MEASURES } from './measures/list.mjs';
import { asked, readOptions, USAGE } from './options.mjs';
import { openPython } from './python.mjs';
import { writeResults } from './report/results.mjs';
import { machine } from './report/machine.mjs';
import { Canary, race } from './rounds.mjs';
import { allWorkloads } from './workloads.mjs';

/** @typedef {import('./list.mjs').Contender} Contender */
/** @typedef {import('./options.mjs').BenchOptions} BenchOptions */

/** More threads than this no visitor's engine starts (web/src/engine/features.ts). */
const MOST_THREADS = 4;

/** @param {string[]} args */
function optionsOf(args) {
  try {
    return readOptions(args);
  } catch (error) {
    throw new SetupError(error instanceof Error ? error.message : String(error), USAGE);
  }
}

/**
 * Why peers are missing, by module; for the others the page has been built.
 *
 * @param {Contender[]} contenders
 */
async function prepare(contenders) {
  const inPage = contenders.filter(({ where }) => where === 'page');
  const modules = [...new Set(inPage.map(({ module }) => module))];
  const needed = modules.some(
    (module) => !['inkgrad', 'onnxruntime', 'object_net'].includes(module),
  );
  const trouble = needed ? await installPeers() : '';
  if (trouble !== '') say(`  Peers ${trouble}`);
  return bundlePage([...modules, 'profile', 'long_run']);
}

/** @param {BenchOptions} options */
async function bench(options) {
  const threads = Math.min(cpus().length, MOST_THREADS);
  const contenders = contendersFor({ variants: builtVariants(), threads, peers: options.peers });
  const workloads = allWorkloads();
  const missing = await prepare(contenders);
  await writeInputs(workloads);
  const browser = await openBrowser();
  const pythons = new Map();
  const canary = new Canary();
  let torch = '';
  /** @param {Contender} contender */
  const callOf = async ({ id, where, threads: count }) => {
    if (where === 'page') {
      return (/** @type {string} */ method, /** @type {object} */ argument = {}) =>
        browser.call(id, method, argument);
    }
    const python = pythons.get(count) ?? (await openPython(count));
    pythons.set(count, python);
    torch = await python.call('version');
    return python.call;
  };
  const end = async (/** @type {Contender} */ { id, where, threads: count }) => {
    if (where === 'page') await browser.end(id);
    pythons.get(where === 'python' ? count : -1)?.end();
    if (where === 'python') pythons.delete(count);
  };
  try {
    const tables = [];
    for (const workload of workloads.filter(({ id }) => asked(options, id))) {
      say(`\n${workload.id}: ${workload.title}`);
      tables.push(
        await race(workload, contenders, { ...options, callOf, end, canary, say, missing }),
      );
    }
    const extras = [];
    for (const { id, title, measure } of EXTRA_MEASURES) {
      if (!(options.only === null ? options.extras : options.only.includes(id))) continue;
      say(`\n${title}`);
      extras.push({
        id,
        title,
        ...(await measure({ browser, contenders, workloads, options, say })),
      });
    }
    canary.sing();
    const about = machine({ browser: browser.version, torch });
    const files = await writeResults({ about, options, tables, extras, noise: canary.verdict() });
    const { spread, quiet } = canary.verdict();
    say(`\nNoise of the machine: ${(100 * spread).toFixed(0)} % between the canary's ends.`);
    if (!quiet) say('Warning: the machine was not quiet. Measure again before you trust a ratio.');
    for (const file of files) say(`  ${file}`);
  } finally {
    for (const python of pythons.values()) python.end();
    await browser.close();
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await runMain(async () => {
    if (process.argv.includes('--help')) {
      say(USAGE);
      return;
    }
    const options = optionsOf(process.argv.slice(2));
    if (options.build) {
      await setUp(['wasm', 'browser']);
      await buildSite();
    }
    await bench(options);
    process.exit();
  });
}
