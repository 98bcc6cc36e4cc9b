// Sets up what the build and the tests need: node wasm/toolchain/setup.mjs [native] [wasm] [lint] [browser]
// Without words: everything. A second run finds all there and takes no time.
import { pathToFileURL } from 'node:url';

import { elevation, hasApt, installPackages, missingPackages } from './apt.mjs';
import { ensureCatch2 } from './catch2.mjs';
import { ensureChromium, findChromium } from './chromium.mjs';
import { ensureEmscripten, packagesForEmscripten } from './emscripten.mjs';
import { checkNode, ensureNpmPackages } from './npm_packages.mjs';
import { ensurePackages } from './packages.mjs';
import { debianMirror } from './private_apt.mjs';
import { runMain, say, SetupError } from './report.mjs';
import { PACKAGES } from './versions.mjs';

/** @typedef {'native' | 'wasm' | 'lint' | 'browser'} Part */

/** @type {Part[]} */
const PARTS = ['native', 'wasm', 'lint', 'browser'];

/**
 * All system packages of the parts at once: one apt run, and one command to hand to an administrator.
 *
 * @param {Part[]} parts
 */
async function installSystemPackages(parts) {
  const names = [...PACKAGES.build];
  if (parts.includes('wasm')) names.push(...packagesForEmscripten());
  if (parts.includes('lint')) names.push(...PACKAGES.lint);
  // Without an administrator Playwright's own download may do, unless one has to be asked anyway.
  const asked = elevation() !== null || missingPackages(names).length > 0;
  const debian = debianMirror() !== null;
  if (parts.includes('browser') && debian && asked && !(await findChromium())) {
    names.push(...PACKAGES.browser);
  }
  await installPackages(names, parts.includes('lint') ? 'the build and the tests' : 'the build');
}

/** @param {Part[]} parts */
export async function setUp(parts) {
  checkNode();
  say('Set-up');
  if (hasApt()) await installSystemPackages(parts);
  await ensureNpmPackages();
  await ensurePackages('build', 'the C++ build');
  if (parts.includes('native')) await ensureCatch2();
  if (parts.includes('wasm')) await ensureEmscripten();
  if (parts.includes('lint')) await ensurePackages('lint', 'the C++ linters');
  if (parts.includes('browser')) await ensureChromium();
  say('  everything is there');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await runMain(async () => {
    const words = process.argv.slice(2);
    const parts = PARTS.filter((part) => words.includes(part));
    if (parts.length < words.length) {
      throw new SetupError(
        'usage: node wasm/toolchain/setup.mjs [native] [wasm] [lint] [browser]',
        'Without words it sets up everything.',
      );
    }
    await setUp(parts.length > 0 ? parts : PARTS);
  });
}
