// The test suites of npm test: how each is run and how its cases are counted.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { buildPreset } from '../../wasm/toolchain/build.mjs';
import { RELAXED_SIMD } from '../../wasm/toolchain/node_flags.mjs';
import { BUILD, ROOT } from '../../wasm/toolchain/places.mjs';
import { say } from '../../wasm/toolchain/report.mjs';
import { runOpenly } from '../../wasm/toolchain/run.mjs';
import { buildSite } from '../../web/tools/build.mjs';
import { lint } from './lint.mjs';

/** @typedef {{ passed: number, failed: number }} Tally */
/** @typedef {import('../../wasm/toolchain/setup.mjs').Part} Part */
/**
 * `build` makes what `run` needs. Suites are built one after another and run one after another, but one is
 * built while an earlier one runs: a test keeps one core busy, a build would like both.
 *
 * @typedef {{ name: string, title: string, needs: Part[], build?: () => Promise<void>, run: () => Promise<Tally> }} Suite
 */

const RESULTS = join(BUILD, 'results');

/**
 * A fresh path for a suite's own record.
 *
 * @param {string} name
 */
function recordFile(name) {
  mkdirSync(RESULTS, { recursive: true });
  const path = join(RESULTS, name);
  rmSync(path, { force: true });
  return path;
}

/**
 * What a record says, with one failure more when the program failed without a failed case in it: it
 * crashed, or never began.
 *
 * @param {number} code the program's exit code
 * @param {string} record
 * @param {(text: string) => Tally} read
 * @returns {Tally}
 */
function tallyOf(code, record, read) {
  const tally = existsSync(record) ? read(readFileSync(record, 'utf8')) : { passed: 0, failed: 0 };
  if (code !== 0 && tally.failed === 0) tally.failed = 1;
  return tally;
}

/**
 * Native tests of one preset, as Catch2 counts them.
 *
 * @param {string} preset
 * @param {string[]} [filter]
 */
async function native(preset, filter = []) {
  const record = recordFile(`${preset}.xml`);
  const args = [...filter, '--reporter', 'console', '--reporter', `xml::out=${record}`];
  const env = {
    ...process.env,
    UBSAN_OPTIONS: 'print_stacktrace=1',
    ASAN_OPTIONS: 'detect_stack_use_after_return=1:strict_string_checks=1',
  };
  const code = await runOpenly(join(BUILD, preset, 'inkgrad_tests'), args, { cwd: ROOT, env });
  return tallyOf(code, record, (text) => {
    const cases = /<OverallResultsCases successes="(\d+)" failures="(\d+)"/.exec(text);
    return { passed: Number(cases?.[1] ?? 0), failed: Number(cases?.[2] ?? 0) };
  });
}

/**
 * Test files of a folder, run by Node's own runner.
 *
 * @param {string} folder under tests/
 * @param {string[]} [flags]
 */
async function nodeTests(folder, flags = []) {
  const path = join(ROOT, 'tests', folder);
  const files = existsSync(path)
    ? readdirSync(path, { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.test.mjs'))
        .sort()
        .map((file) => join(path, file))
    : [];
  if (files.length === 0) {
    say(`No tests in tests/${folder}.`);
    return { passed: 0, failed: 1 };
  }
  const record = recordFile(`${folder}.tap`);
  const reporters = [
    '--test-reporter=spec',
    '--test-reporter-destination=stdout',
    '--test-reporter=tap',
    `--test-reporter-destination=${record}`,
  ];
  const args = ['--test', ...flags, ...reporters, ...files];
  const code = await runOpenly(process.execPath, args, { cwd: ROOT });
  return tallyOf(code, record, (text) => {
    const count = (/** @type {string} */ what) =>
      Number(new RegExp(`^# ${what} (\\d+)$`, 'm').exec(text)?.[1] ?? 0);
    return { passed: count('pass'), failed: count('fail') + count('cancelled') };
  });
}

/** Units of the page and the engine. */
async function units() {
  const record = recordFile('web.json');
  const code = await runOpenly(
    process.execPath,
    [
      join(ROOT, 'node_modules/vitest/vitest.mjs'),
      'run',
      '--config=web/vite.config.ts',
      '--reporter=dot',
      '--reporter=json',
      `--outputFile.json=${record}`,
    ],
    { cwd: ROOT },
  );
  return tallyOf(code, record, (text) => {
    const { numPassedTests, numFailedTests } =
      /** @type {{ numPassedTests: number, numFailedTests: number }} */ (JSON.parse(text));
    return { passed: numPassedTests, failed: numFailedTests };
  });
}

/** @type {Suite[]} In the order in which they run: the quick ones that find most come first. */
export const SUITES = [
  { name: 'lint', title: 'Lint', needs: ['native', 'lint'], run: lint },
  {
    name: 'architecture',
    title: 'Architecture',
    needs: [],
    run: () => nodeTests('architecture'),
  },
  { name: 'web', title: 'Units of page and engine', needs: [], run: units },
  {
    name: 'native',
    title: 'Core, optimised, with the slow cases',
    needs: ['native'],
    build: () => buildPreset('native-release'),
    run: () => native('native-release'),
  },
  {
    name: 'native',
    title: 'Core in double precision, under the address and undefined-behaviour sanitizers',
    needs: ['native'],
    build: () => buildPreset('native-sanitize'),
    run: () => native('native-sanitize', ['~[slow]']),
  },
  {
    name: 'wasm',
    title: 'The WebAssembly module in Node',
    needs: ['wasm'],
    build: async () => {
      await buildPreset('wasm-simd');
      await buildPreset('wasm-simd-threads');
      await buildPreset('wasm-simd-threads', undefined, 'inkgrad_native_tests');
    },
    run: () => {
      return nodeTests('wasm', ['--test-concurrency=1', ...RELAXED_SIMD]);
    },
  },
  {
    name: 'browser',
    title: 'The built site in a browser',
    needs: ['wasm', 'browser'],
    build: buildSite,
    run: () => nodeTests('browser', ['--test-concurrency=1', '--test-timeout=300000']),
  },
];
