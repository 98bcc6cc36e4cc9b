// npm run lint: every linter and type check, two at a time. Ends with 'N passed, N failed'.
import { availableParallelism } from 'node:os';
import { pathToFileURL } from 'node:url';

import { runMain, say, seconds } from '../../wasm/toolchain/report.mjs';
import { setUp } from '../../wasm/toolchain/setup.mjs';
import { LINTERS } from './linters.mjs';

/** @returns {Promise<import('./suites.mjs').Tally>} */
export async function lint() {
  const tally = { passed: 0, failed: 0 };
  const waiting = [...LINTERS];
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const started = Date.now();
      try {
        await next.run(() => undefined);
        tally.passed += 1;
        say(`  ${next.name}: clean (${seconds(Date.now() - started)})`);
      } catch (error) {
        tally.failed += 1;
        say(`  ${next.name}: failed (${seconds(Date.now() - started)})`);
        say(error instanceof Error ? error.message : String(error));
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(3, availableParallelism()) }, work));
  return tally;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await runMain(async () => {
    await setUp(['native', 'lint']);
    say('Lint');
    const { passed, failed } = await lint();
    say(`${passed} passed, ${failed} failed`);
    if (failed > 0) process.exitCode = 1;
  });
}
