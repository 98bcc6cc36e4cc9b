// npm run bench: everything that is measured, in one go. See README.md beside this file.
import { cpus } from 'node:os';
import { pathToFileURL } from 'node:url';

import { runMain, say, SetupError } from '../../wasm/toolchain/report.mjs';
import { setUp } from '../../wasm/toolchain/setup.mjs';
import { buildSite } from '../../web/tools/build.mjs';
import { builtVariants, bundlePage, firstLine, installPeers, writeInputs } from './bench_site.mjs';
import { openBrowser } from './browser.mjs';
import { Callers } from './callers.mjs';
import { contendersFor } from './list.mjs';
import { EXTRA_MEASURES } from './measures/list.mjs';
import { asked, readOptions, USAGE } from './options.mjs';
import { writeResults } from './report/results.mjs';
import { percentText } from './report/tables.mjs';
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
  const missing = await bundlePage([...modules, 'profile', 'long_run']);
  // What could not be bundled has its reason there.
  if (trouble !== '') for (const name of missing.keys()) missing.set(name, trouble);
  return missing;
}

/** @param {BenchOptions} options */
async function bench(options) {
  const threads = Math.min(cpus().length, MOST_THREADS);
  const contenders = contendersFor({ variants: builtVariants(), threads, peers: options.peers });
  const workloads = allWorkloads();
  const missing = await prepare(contenders);
  await writeInputs(workloads);
  const browser = await openBrowser();
  const callers = new Callers(browser);
  const canary = new Canary();
  try {
    const tables = [];
    for (const workload of workloads.filter(({ id }) => asked(options, id))) {
      say(`\n${workload.id}: ${workload.title}`);
      tables.push(await race(workload, contenders, { ...options, callers, canary, say, missing }));
    }
    const extras = [];
    for (const extra of EXTRA_MEASURES) {
      if (!(options.only?.includes(extra.id) ?? true)) continue;
      say(`\n${extra.title}`);
      extras.push(await measured(extra, { browser, contenders, workloads, options, say }));
    }
    canary.sing();
    const noise = canary.verdict();
    const about = machine({ browser: browser.version, torch: callers.torch });
    const files = await writeResults({ about, options, tables, extras, noise });
    say(`\nNoise of the machine: ${percentText(noise.spread)} between the canary's ends.`);
    if (!noise.quiet)
      say('Warning: the machine was not quiet. Measure again before you trust a ratio.');
    for (const file of files) say(`  ${file}`);
  } finally {
    callers.close();
    await browser.close();
  }
}

/**
 * One of the other measures; where it fails, its section says so and the rest goes on.
 *
 * @param {import('./measures/list.mjs').ExtraMeasure} extra
 * @param {import('./measures/list.mjs').Given} given
 * @returns {Promise<import('./report/results.mjs').Extra>}
 */
async function measured({ id, title, measure }, given) {
  try {
    return { id, title, ...(await measure(given)) };
  } catch (error) {
    const problem = firstLine(error);
    say(`  could not be measured: ${problem}`);
    return { id, title, data: null, markdown: `Could not be measured: ${problem}` };
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
