// The linters and type checks, each as one thing that is clean or not.
import { join } from 'node:path';

import { hasApt } from '../../wasm/toolchain/apt.mjs';
import { ROOT } from '../../wasm/toolchain/places.mjs';
import { onPath, outputOf, run } from '../../wasm/toolchain/run.mjs';
import { SetupError } from '../../wasm/toolchain/report.mjs';
import { LLVM_TOOLS } from '../../wasm/toolchain/versions.mjs';
import { tidy } from './tidy.mjs';
import { trackedFiles } from './tracked.mjs';

/**
 * A program of clang's tools in the version that is pinned: another one formats differently.
 *
 * @param {string} name
 */
export function llvmTool(name) {
  const versioned = onPath(`${name}-${LLVM_TOOLS}`);
  if (versioned) return versioned;
  const plain = onPath(name);
  const version = plain && /version (\d+)/.exec(outputOf(plain, ['--version']) ?? '')?.[1];
  if (plain && version === LLVM_TOOLS) return plain;
  const how = hasApt() ? `apt-get install ${name}-${LLVM_TOOLS}` : 'see llvm.org';
  throw new SetupError(`${name} ${LLVM_TOOLS} is not installed.`, `Install it: ${how}`);
}

/** Our C++ files from the repository root. */
export function cppFiles() {
  return trackedFiles().filter((file) => /^(core|wasm|tests)\/.*\.(h|cpp)$/.test(file));
}

/**
 * Runs a program of the npm packages.
 *
 * @param {string} script path under node_modules
 * @param {string[]} args
 */
function npmTool(script, args) {
  return run(process.execPath, [join(ROOT, 'node_modules', script), ...args], { cwd: ROOT });
}

/** @typedef {{ name: string, run: (detail: (text: string) => void) => Promise<unknown> }} Linter */

/** @type {Linter[]} The longest first, so that two of them at a time end together. */
export const LINTERS = [
  {
    name: 'clang-tidy',
    run: (detail) =>
      tidy(
        llvmTool('clang-tidy'),
        cppFiles().filter((file) => /^core\/.*\.cpp$/.test(file)),
        detail,
      ),
  },
  { name: 'eslint', run: () => npmTool('eslint/bin/eslint.js', ['--max-warnings=0', '.']) },
  {
    name: 'svelte-check',
    run: () =>
      npmTool('svelte-check/bin/svelte-check', [
        '--tsconfig',
        'web/tsconfig.json',
        '--fail-on-warnings',
      ]),
  },
  { name: 'prettier', run: () => npmTool('prettier/bin/prettier.cjs', ['--check', '.']) },
  { name: 'types (tools)', run: () => npmTool('typescript/bin/tsc', ['-p', '.']) },
  { name: 'types (worker)', run: () => npmTool('typescript/bin/tsc', ['-p', 'web/src/engine']) },
  { name: 'types (glue)', run: () => npmTool('typescript/bin/tsc', ['-p', 'wasm/glue']) },
  { name: 'types (headless)', run: () => npmTool('typescript/bin/tsc', ['-p', 'web/headless']) },
  { name: 'types (tests)', run: () => npmTool('typescript/bin/tsc', ['-p', 'tests']) },
  {
    name: 'clang-format',
    run: () =>
      run(llvmTool('clang-format'), ['--dry-run', '--Werror', ...cppFiles()], { cwd: ROOT }),
  },
];
