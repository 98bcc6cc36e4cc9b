// The kernels against the most that the machine can do in WebAssembly: the small programs of
// tests/bench/kernels/, which print JSON. Each measures its own peak in the same run.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { buildPreset } from '../../../wasm/toolchain/build.mjs';
import { BUILD } from '../../../wasm/toolchain/places.mjs';
import { run } from '../../../wasm/toolchain/run.mjs';
import { firstLine } from '../bench_site.mjs';
import { figure, markdownTable } from '../report/tables.mjs';

/** What a program calls the most that multiply-adds in registers reach. */
export const PEAK = 'register peak, GFLOP/s';

/** What builds the programs and where it leaves them: of WebAssembly for Node, and native ones. */
const PRESETS = [
  { preset: 'wasm-simd', folder: 'wasm-simd' },
  { preset: 'native-release', folder: 'native-release/tests/bench/kernels' },
];
const PROGRAM = /^(gemm|conv)_speed(_relaxed)?(\.mjs)?$/;

/**
 * @param {import('./list.mjs').Given} given
 * @returns {Promise<import('./list.mjs').Measured>}
 */
export async function kernels({ options, say }) {
  if (options.build) await built(say);
  const programs = PRESETS.flatMap(({ preset, folder }) => {
    const path = join(BUILD, folder);
    const files = existsSync(path) ? readdirSync(path).filter((file) => PROGRAM.test(file)) : [];
    return files.map((file) => ({ name: `${preset} ${file}`, file: join(path, file) }));
  });
  if (programs.length === 0) say('  not built');
  const data = [];
  for (const { name, file } of programs) {
    const result = await resultOf(file);
    say(`  ${name}: ${typeof result === 'string' ? result : 'done'}`);
    data.push({ name, result });
  }
  const told = data.map(({ name, result }) =>
    typeof result === 'string' ? `${name}: ${result}` : `${name}\n\n${kernelTable(result)}`,
  );
  return { data, markdown: told.join('\n\n') || 'The kernel programs are not built.' };
}

/** The programs belong to no ordinary build. @param {(text: string) => void} say */
async function built(say) {
  for (const { preset } of PRESETS) {
    try {
      await buildPreset(preset, undefined, 'inkgrad_kernel_bench');
    } catch (error) {
      say(`  ${preset}: ${firstLine(error)}`);
    }
  }
}

/**
 * @param {string} file
 * @returns {Promise<Record<string, unknown> | string>} or why there is none
 */
async function resultOf(file) {
  const old = Number(process.versions.node.split('.')[0]) < 21;
  const flags = old ? ['--experimental-wasm-relaxed-simd'] : [];
  const program = `import program from ${JSON.stringify(pathToFileURL(file).href)}; await program();`;
  try {
    const text = file.endsWith('.mjs')
      ? await run(process.execPath, [...flags, '--input-type=module', '--eval', program])
      : await run(file, []);
    return /** @type {Record<string, unknown>} */ (JSON.parse(text));
  } catch (error) {
    return firstLine(error);
  }
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
