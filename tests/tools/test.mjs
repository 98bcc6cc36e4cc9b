// npm test: sets up what is missing and runs every suite; words choose some of them.
// Ends with 'N passed, N failed' over all of them, and with exit code 1 when anything failed.
import { runMain, say, seconds, SetupError } from '../../wasm/toolchain/report.mjs';
import { setUp } from '../../wasm/toolchain/setup.mjs';
import { SUITES } from './suites.mjs';

/**
 * The suites that the words of the command line choose.
 *
 * @param {string[]} words
 */
function choose(words) {
  const names = [...new Set(SUITES.map((suite) => suite.name))];
  const unknown = words.find((word) => !names.includes(word));
  if (unknown !== undefined) {
    throw new SetupError(
      `There is no suite "${unknown}".`,
      `usage: npm test [-- ${names.join(' | ')} ...]`,
    );
  }
  return words.length > 0 ? SUITES.filter((suite) => words.includes(suite.name)) : SUITES;
}

/**
 * Runs one suite once it is built; one that cannot even be built counts as one failure.
 *
 * @param {import('./suites.mjs').Suite} suite
 * @param {Promise<Error | undefined>} built what went wrong, or undefined
 */
async function tallyOf(suite, built) {
  try {
    const wrong = await built;
    if (wrong !== undefined) throw wrong;
    say(`\n${suite.title}`);
    return await suite.run();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    say(`\n${suite.title}\n${error.message}`);
    if (error instanceof SetupError) say(error.remedy);
    return { passed: 0, failed: 1 };
  }
}

/**
 * Begins to build all suites, one after another; for each what went wrong, or undefined.
 *
 * @param {import('./suites.mjs').Suite[]} suites
 */
function buildAll(suites) {
  /** @type {Promise<Error | undefined>} */
  let before = Promise.resolve(undefined);
  return suites.map((suite) => {
    before = before
      .then(() => suite.build?.())
      .then(
        () => undefined,
        (/** @type {unknown} */ error) =>
          error instanceof Error ? error : new Error(String(error)),
      );
    return before;
  });
}

await runMain(async () => {
  const suites = choose(process.argv.slice(2));
  const started = Date.now();
  await setUp([...new Set(suites.flatMap((suite) => suite.needs))]);

  const total = { passed: 0, failed: 0 };
  /** @type {string[]} */
  const summary = [];
  const built = buildAll(suites);
  for (const [i, suite] of suites.entries()) {
    const begun = Date.now();
    const { passed, failed } = await tallyOf(suite, built[i] ?? Promise.resolve(undefined));
    total.passed += passed;
    total.failed += failed;
    summary.push(
      `${suite.title}: ${passed} passed, ${failed} failed (${seconds(Date.now() - begun)})`,
    );
  }
  say(`\nSummary, after ${seconds(Date.now() - started)}`);
  for (const line of summary) say(`  ${line}`);
  say(`\n${total.passed} passed, ${total.failed} failed`);
  if (total.failed > 0) process.exitCode = 1;
});
