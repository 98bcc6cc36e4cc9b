// The kernels against the most that the machine can do: the small programs of tests/bench/kernels/, which
// print JSON; those of WebAssembly run in the bench's browser. Each measures its own peak in the same run.
import { cpSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { buildPreset } from '../../../wasm/toolchain/build.mjs';
import { BUILD } from '../../../wasm/toolchain/places.mjs';
import { run } from '../../../wasm/toolchain/run.mjs';
import { BENCH_SITE, firstLine } from '../bench_site.mjs';
import { figure, markdownTable } from '../report/tables.mjs';

/** What a program calls the most that multiply-adds in registers reach. */
export const PEAK = 'register peak, GFLOP/s';

/** What builds the programs and where it leaves them: of WebAssembly, and native ones. */
const PRESETS = [
  { preset: 'wasm-simd', folder: 'wasm-simd' },
  { preset: 'native-release', folder: 'native-release/tests/bench/kernels' },
];
const PROGRAM = /^(gemm|conv)_speed(_relaxed)?(\.mjs)?$/;

/**
 * @param {import('./list.mjs').Given} given
 * @returns {Promise<import('./list.mjs').Measured>}
 */
export async function kernels({ browser, options, say }) {
  const presets = options.build ? await built(say) : PRESETS;
  const programs = presets.flatMap(({ preset, folder }) => {
    const path = join(BUILD, folder);
    const files = existsSync(path) ? readdirSync(path).filter((file) => PROGRAM.test(file)) : [];
    return files.map((file) => ({ name: `${preset} ${file}`, path, file }));
  });
  if (programs.length === 0) say('  not built');
  const data = [];
  for (const { name, path, file } of programs) {
    const result = await resultOf(path, file, browser);
    say(`  ${name}: ${typeof result === 'string' ? result : 'done'}`);
    data.push({ name, result });
  }
  const told = data.map(({ name, result }) =>
    typeof result === 'string' ? `${name}: ${result}` : `${name}\n\n${kernelTable(result)}`,
  );
  return { data, markdown: told.join('\n\n') || 'The kernel programs are not built.' };
}

/**
 * The programs belong to no ordinary build. What cannot be built is left out: older programs would measure older kernels.
 *
 * @param {(text: string) => void} say
 */
async function built(say) {
  const done = [];
  for (const one of PRESETS) {
    try {
      await buildPreset(one.preset, undefined, 'inkgrad_kernel_bench');
      done.push(one);
    } catch (error) {
      say(`  ${one.preset}: ${firstLine(error)}`);
    }
  }
  return done;
}

/**
 * @param {string} folder
 * @param {string} file
 * @param {import('./list.mjs').Given['browser']} browser
 * @returns {Promise<Record<string, unknown> | string>} or why there is none
 */
async function resultOf(folder, file, browser) {
  try {
    const text = file.endsWith('.mjs')
      ? await inPage(folder, file, browser)
      : await run(join(folder, file), []);
    return /** @type {Record<string, unknown>} */ (JSON.parse(text));
  } catch (error) {
    return firstLine(error);
  }
}

/**
 * @param {string} folder
 * @param {string} file
 * @param {import('./list.mjs').Given['browser']} browser
 */
function inPage(folder, file, browser) {
  for (const part of [file, file.replace('.mjs', '.wasm')]) {
    cpSync(join(folder, part), join(BENCH_SITE, 'kernels', part));
  }
  return browser.printed(`kernels/${file}`);
}

/** @param {Record<string, unknown>} result numbers by name, also one level deeper */
export function kernelTable(result) {
  const rows = Object.entries(result).flatMap(([name, value]) =>
    typeof value === 'object' && value !== null
      ? Object.entries(value).map(([part, number]) => [`${name}, ${part}`, figure(Number(number))])
      : [[name, figure(Number(value))]],
  );
  return markdownTable(['kernel', 'share of the peak'], rows);
}
