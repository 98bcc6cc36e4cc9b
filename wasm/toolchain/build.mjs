// Builds CMake presets: node wasm/toolchain/build.mjs <preset>... [-j <jobs>]
// The wasm presets get their Emscripten from here; native ones build the same way as by hand.
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { ensureCatch2 } from './catch2.mjs';
import { emscriptenEnvironment, ensureEmscripten } from './emscripten.mjs';
import { ensurePackages } from './packages.mjs';
import { BUILD, ROOT } from './places.mjs';
import { runMain, SetupError, step } from './report.mjs';
import { run } from './run.mjs';

/** @param {string} preset */
function isWasm(preset) {
  return preset.startsWith('wasm-');
}

/**
 * The environment a preset is configured and built in.
 *
 * @param {string} preset
 */
async function environmentOf(preset) {
  await ensurePackages('build', 'the C++ build');
  if (!isWasm(preset)) {
    await ensureCatch2();
    return process.env;
  }
  const emscripten = await ensureEmscripten();
  const env = emscriptenEnvironment(emscripten);
  // --emit-tsd calls `tsc`: that of the npm packages, through the one in bin/.
  const path = `${join(ROOT, 'wasm/toolchain/bin')}:${env.PATH}`;
  return { ...env, PATH: path, INKGRAD_EMSCRIPTEN: emscripten.root };
}

/**
 * Configures (where needed) and builds one preset.
 *
 * @param {string} preset
 * @param {number} [jobs]
 * @param {string} [target] what no ordinary build makes: 'inkgrad_native_tests' of the wasm presets
 */
export async function buildPreset(preset, jobs = availableParallelism(), target) {
  const env = await environmentOf(preset);
  const cwd = ROOT;
  await step(`Building ${preset}${target ? `, ${target}` : ''}`, async (detail) => {
    if (!existsSync(join(BUILD, preset, 'build.ninja'))) {
      await run('cmake', ['--preset', preset], { cwd, env, onLine: detail });
    }
    const remedy = 'Mend what the compiler says above, then try again.';
    const args = ['--build', '--preset', preset, '-j', String(jobs)];
    if (target) args.push('--target', target);
    await run('cmake', args, { cwd, env, onLine: detail, remedy });
  });
  if (preset === 'wasm-simd') keepTypes();
}

/** The types of the bindings are written by the build and kept in the repository. */
function keepTypes() {
  const made = join(BUILD, 'wasm-simd/inkgrad-simd.d.ts');
  const kept = join(ROOT, 'wasm/types/inkgrad.d.ts');
  if (!existsSync(made)) return;
  if (existsSync(kept) && readFileSync(kept, 'utf8') === readFileSync(made, 'utf8')) return;
  mkdirSync(join(ROOT, 'wasm/types'), { recursive: true });
  copyFileSync(made, kept);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await runMain(async () => {
    const args = process.argv.slice(2);
    const flag = args.indexOf('-j');
    const jobs = flag < 0 ? undefined : Number(args.splice(flag, 2)[1]);
    if (args.length === 0) {
      throw new SetupError(
        'usage: node wasm/toolchain/build.mjs <preset>... [-j <jobs>]',
        'The presets are listed by: cmake --list-presets',
      );
    }
    for (const preset of args) await buildPreset(preset, jobs);
  });
}
