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
 * Runs one suite; one that cannot even be built counts as one failure.
 *
 * @param {import('./suites.mjs').Suite} suite
 */
async function tallyOf(suite) {
  try {
    return await suite.run();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    say(error.message);
    if (error instanceof SetupError) say(error.remedy);
    return { passed: 0, failed: 1 };
  }
}

await runMain(async () => {
  const suites = choose(process.argv.slice(2));
  const started = Date.now();
  await setUp([...new Set(suites.flatMap((suite) => suite.needs))]);

  const total = { passed: 0, failed: 0 };
  /** @type {string[]} */
  const summary = [];
  for (const suite of suites) {
    say(`\n${suite.title}`);
    const begun = Date.now();
    const { passed, failed } = await tallyOf(suite);
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
