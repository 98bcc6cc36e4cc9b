// Finds Emscripten or installs it: a new enough emcc on PATH, else Debian's packages of the pinned
// version in a private folder, else the emsdk. Everything lands in the cache, never in the clone.
import {
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

import { hasApt, installPackages } from './apt.mjs';
import { cacheFolder } from './places.mjs';
import { debianMirror, downloadPackages, unpack } from './private_apt.mjs';
import { say, SetupError, step } from './report.mjs';
import { onPath, outputOf, run } from './run.mjs';
import { EMSCRIPTEN } from './versions.mjs';

/**
 * @typedef {object} Emscripten
 * @property {string} root folder with emcc and the CMake toolchain file
 * @property {string} version
 * @property {NodeJS.ProcessEnv} env what its programs need in their environment
 * @property {string} source where it came from, in words
 */

/**
 * @param {string} version
 * @param {string} minimum
 */
export function atLeast(version, minimum) {
  const [a, b] = [version, minimum].map((text) => text.split('.').map(Number));
  for (let i = 0; i < 3; i += 1) {
    const difference = (a?.[i] ?? 0) - (b?.[i] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}

/**
 * @param {string} emcc
 * @param {NodeJS.ProcessEnv} [env]
 */
function versionOf(emcc, env) {
  return /\b(\d+\.\d+\.\d+)/.exec(outputOf(emcc, ['--version'], env) ?? '')?.[1] ?? null;
}

/** @returns {Emscripten | null} */
function fromPath() {
  const emcc = onPath('emcc');
  const version = emcc && versionOf(emcc);
  if (!emcc || !version || !atLeast(version, EMSCRIPTEN.minimum)) return null;
  const root = outputOf('em-config', ['EMSCRIPTEN_ROOT'])?.trim() ?? dirname(emcc);
  return { root, version, env: {}, source: emcc };
}

/**
 * @param {string} prefix
 * @returns {Emscripten}
 */
function debianEnvironment(prefix) {
  const root = join(prefix, 'usr/share/emscripten');
  const env = {
    EM_CONFIG: join(prefix, 'emscripten.config'),
    EM_NODE_JS: process.execPath,
    // Debian's own: one that a version manager puts before it may take as long as compiling does.
    EMSDK_PYTHON: '/usr/bin/python3',
  };
  return { root, version: EMSCRIPTEN.pinned, env, source: prefix };
}

/** What of Debian's package is never used here; it is three quarters of it. */
const LEFT_OUT = [
  './usr/share/emscripten/cache/sysroot/lib/wasm32-emscripten/lto',
  './usr/share/emscripten/cache/sysroot/lib/wasm32-emscripten/lto-pic',
  './usr/share/emscripten/cache/sysroot/lib/wasm32-emscripten/pic',
  './usr/share/emscripten/tests',
  './usr/share/emscripten/test',
  './usr/share/doc',
  './usr/share/man',
  './usr/share/locale',
  './usr/share/i18n',
  './usr/lib/*/gconv',
];

/** @param {string} prefix */
async function installFromDebian(prefix) {
  await installPackages(EMSCRIPTEN.needs, 'Emscripten');
  const work = `${prefix}.part`;
  const downloads = `${prefix}.debs`;
  rmSync(work, { recursive: true, force: true });
  /** @type {string[]} */
  const debs = [];
  const title = `Downloading Emscripten ${EMSCRIPTEN.pinned} (Debian ${EMSCRIPTEN.suite}, 246 MB)`;
  await step(title, async (detail) => {
    const { suite, packages } = EMSCRIPTEN;
    debs.push(...(await downloadPackages(downloads, suite, packages, detail)));
  });
  await step('Unpacking it', async (detail) => {
    for (const deb of debs) {
      detail(deb.split('/').pop() ?? '');
      await unpack(deb, work, LEFT_OUT);
    }
    rmSync(downloads, { recursive: true, force: true });
  });
  await step('Fitting it to this machine', () => fit(work, prefix));
  rmSync(prefix, { recursive: true, force: true });
  renameSync(work, prefix);
}

/**
 * binaryen needs the C library of its own release, the config must name this place, and the
 * JavaScript optimiser looks for acorn beside itself.
 *
 * @param {string} work where the packages were unpacked
 * @param {string} prefix where the folder will be in the end
 */
async function fit(work, prefix) {
  const libraries = (
    await run('bash', ['-c', 'cd "$1" && echo usr/lib/*-linux-gnu*', 'find', work])
  ).trim();
  const loader = (
    await run('bash', ['-c', 'cd "$1" && ls -d ld-linux*.so.*', 'find', join(work, libraries)])
  ).trim();
  const programs = (
    await run('bash', ['-c', 'cd "$1" && ls -d wasm*', 'find', join(work, 'usr/bin')])
  ).trim();
  const rpath = join(prefix, libraries);
  for (const program of programs.split('\n')) {
    const args = ['--set-interpreter', join(rpath, loader), '--set-rpath', rpath];
    await run('patchelf', [...args, join(work, 'usr/bin', program)]);
  }
  await run('patchelf', ['--set-rpath', rpath, join(work, libraries, 'libbinaryen.so')]);

  const root = join(work, 'usr/share/emscripten');
  const modules = join(root, 'node_modules');
  mkdirSync(modules, { recursive: true });
  rmSync(join(modules, 'acorn'), { recursive: true, force: true });
  symlinkSync('../../nodejs/acorn', join(modules, 'acorn'));

  const config = readFileSync(join(root, '.emscripten'), 'utf8');
  const own = `BINARYEN_ROOT = '${join(prefix, 'usr')}'\n`;
  writeFileSync(join(work, 'emscripten.config'), `${config}\n# Set by Inkgrad's set-up.\n${own}`);
}

/** @param {string} folder */
async function installFromEmsdk(folder) {
  const remedy = `Install Emscripten ${EMSCRIPTEN.minimum} or newer yourself and put emcc on PATH:\n\n  https://emscripten.org/docs/getting_started/downloads.html\n`;
  for (const tool of ['git', 'python3']) {
    if (!onPath(tool))
      throw new SetupError(`The emsdk needs ${tool}.`, `Install ${tool}, or: ${remedy}`);
  }
  rmSync(folder, { recursive: true, force: true });
  await step(`Fetching the emsdk ${EMSCRIPTEN.pinned}`, (onLine) =>
    run('git', ['clone', '--depth', '1', '--branch', EMSCRIPTEN.pinned, EMSCRIPTEN.emsdk, folder], {
      onLine,
      remedy,
    }),
  );
  await step('Installing Emscripten with it (about 400 MB)', async (onLine) => {
    const options = { cwd: folder, onLine, remedy };
    await run('python3', ['emsdk.py', 'install', EMSCRIPTEN.pinned], options);
    await run('python3', ['emsdk.py', 'activate', EMSCRIPTEN.pinned], options);
  });
}

/**
 * @param {string} folder
 * @returns {Emscripten | null}
 */
function fromEmsdk(folder) {
  const root = join(folder, 'upstream/emscripten');
  const env = { EM_CONFIG: join(folder, '.emscripten') };
  if (!existsSync(env.EM_CONFIG)) return null;
  const version = versionOf(join(root, 'emcc'), { ...process.env, ...env });
  return version ? { root, version, env, source: folder } : null;
}

/** System packages that ensureEmscripten will ask for here: none where it is had in another way. */
export function packagesForEmscripten() {
  const own = fromPath() ?? fromEmsdk(join(cacheFolder(), `emsdk-${EMSCRIPTEN.pinned}`));
  return own || !debianMirror() ? [] : EMSCRIPTEN.needs;
}

/**
 * Finds Emscripten, installing it first where there is none.
 *
 * @returns {Promise<Emscripten>}
 */
export async function ensureEmscripten() {
  const there = fromPath();
  if (there) return there;
  const cache = cacheFolder();
  const prefix = join(cache, `emscripten-${EMSCRIPTEN.pinned}`);
  const emsdk = join(cache, `emsdk-${EMSCRIPTEN.pinned}`);
  mkdirSync(cache, { recursive: true });
  if (existsSync(join(prefix, 'emscripten.config'))) {
    await installPackages(EMSCRIPTEN.needs, 'Emscripten');
    return debianEnvironment(prefix);
  }
  const kept = fromEmsdk(emsdk);
  if (kept) return kept;
  say(
    `No emcc ${EMSCRIPTEN.minimum} or newer on PATH; installing ${EMSCRIPTEN.pinned} into ${cache}`,
  );
  if (hasApt() && debianMirror()) {
    await installFromDebian(prefix);
    return debianEnvironment(prefix);
  }
  await installFromEmsdk(emsdk);
  const installed = fromEmsdk(emsdk);
  if (!installed) throw new SetupError('The emsdk did not install emcc.', `Look into ${emsdk}.`);
  return installed;
}

/**
 * The environment in which to call Emscripten's programs.
 *
 * @param {Emscripten} emscripten
 */
export function emscriptenEnvironment(emscripten) {
  const path = `${emscripten.root}${delimiter}${process.env['PATH'] ?? ''}`;
  return { ...process.env, ...emscripten.env, PATH: path };
}
