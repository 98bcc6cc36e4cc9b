// The folder that the bench's page is served from: the bench's own files, the peers as far as they are
// installed, the built site's engine, and the inputs. Made anew for each run under .build/bench/.
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';

import { BUILD, ROOT } from '../../wasm/toolchain/places.mjs';
import { run } from '../../wasm/toolchain/run.mjs';
import { DIST } from '../../web/tools/serve.mjs';

/** @typedef {import('../../wasm/types/inkgrad').MainModule} MainModule */
/** @typedef {import('./workloads.mjs').Workload} Workload */

const HERE = join(ROOT, 'tests/bench');
export const BENCH_SITE = join(BUILD, 'bench/site');

/** The variants of the engine that the built site has, best first as the page picks them. */
export function builtVariants() {
  return readdirSync(join(DIST, 'engine'))
    .map((file) => /^inkgrad-(.+)\.mjs$/.exec(file)?.[1])
    .filter((name) => name !== undefined)
    .sort((a, b) => Number(b.startsWith('relaxed')) - Number(a.startsWith('relaxed')));
}

/** Whether what npm has installed here is what the lock file asks for. */
function installed() {
  const [have, want] = ['node_modules/.package-lock.json', 'package-lock.json'].map((name) =>
    statSync(join(HERE, name), { throwIfNoEntry: false }),
  );
  return have !== undefined && want !== undefined && have.mtimeMs >= want.mtimeMs;
}

/**
 * Installs the peers where they are not; says why where they cannot be had.
 *
 * @returns {Promise<string>} '' when they are there
 */
export async function installPeers() {
  if (installed()) return '';
  try {
    const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund'];
    await run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, { cwd: HERE });
    return '';
  } catch (error) {
    return `not installed: ${firstLine(error)}`;
  }
}

/**
 * Builds the page; a peer that cannot be bundled costs only its own rows.
 *
 * @param {string[]} modules contenders by file name
 * @returns {Promise<Map<string, string>>} why some are missing
 */
export async function bundlePage(modules) {
  rmSync(BENCH_SITE, { recursive: true, force: true });
  mkdirSync(BENCH_SITE, { recursive: true });
  await bundle('site/page.mjs', 'page');
  await bundle('site/worker.mjs', 'worker');
  cpSync(join(HERE, 'site/index.html'), join(BENCH_SITE, 'index.html'));
  cpSync(join(DIST, 'engine'), join(BENCH_SITE, 'engine'), { recursive: true });
  /** @type {Map<string, string>} */
  const missing = new Map();
  for (const name of modules) {
    try {
      await bundle(`contenders/${name}.mjs`, name);
    } catch (error) {
      missing.set(name, `could not be bundled: ${firstLine(error)}`);
    }
  }
  copyOpaque();
  return missing;
}

/** What is served as it is: wasm files and glue that no bundler can pack. */
function copyOpaque() {
  const ort = join(ROOT, 'node_modules/onnxruntime-web/dist');
  const wasm = join(HERE, 'node_modules/@tensorflow/tfjs-backend-wasm/dist');
  copy(ort, 'ort', /^(ort\.wasm\.min\.mjs|ort-wasm-simd-threaded\.(mjs|wasm))$/);
  if (existsSync(wasm)) copy(wasm, 'tfjs', /\.wasm$/);
}

/**
 * @param {string} from
 * @param {string} to
 * @param {RegExp} which
 */
function copy(from, to, which) {
  for (const file of readdirSync(from).filter((name) => which.test(name))) {
    cpSync(join(from, file), join(BENCH_SITE, to, file));
  }
}

/**
 * @param {string} entry
 * @param {string} name
 */
async function bundle(entry, name) {
  await build({
    configFile: false,
    root: HERE,
    logLevel: 'silent',
    build: {
      outDir: BENCH_SITE,
      emptyOutDir: false,
      target: 'es2022',
      minify: false,
      modulePreload: false,
      lib: { entry: join(HERE, entry), formats: ['es'], fileName: () => `${name}.js` },
      rolldownOptions: { output: { codeSplitting: false } },
    },
    // Packages ask for it; a library build leaves it in.
    define: { 'process.env.NODE_ENV': '"production"' },
  });
}

/**
 * Writes what all contenders compute on, from the engine itself: digits, points, and the networks as ONNX
 * files after a few steps of training.
 *
 * @param {Workload[]} workloads
 */
export async function writeInputs(workloads) {
  const folder = join(BENCH_SITE, 'data');
  mkdirSync(folder, { recursive: true });
  const url = pathToFileURL(join(DIST, 'engine/inkgrad-simd.mjs')).href;
  const { default: factory } =
    /** @type {{ default: (options: object) => Promise<MainModule> }} */ (await import(url));
  const module = await factory({ threads: 0 });
  for (const { id, model, run: config } of workloads.filter(({ kind }) => kind === 'training')) {
    const session = new module.Session(1);
    const info = /** @type {{ data: { train: number } }} */ (
      JSON.parse(session.configure(JSON.stringify(config)))
    );
    if (config.points)
      writeFileSync(join(folder, 'points.f32'), bytesOf(session.view('points/train')));
    else if (id === 'W1') writeDigits(session, info.data.train, folder);
    session.train(20);
    writeFileSync(join(folder, `${model}.onnx`), session.exportOnnx());
    session.delete();
  }
}

/**
 * @param {import('../../wasm/types/inkgrad').Session} session
 * @param {number} count
 * @param {string} folder
 */
function writeDigits(session, count, folder) {
  const pixels = new Float32Array(784 * count);
  const labels = new Int32Array(count);
  for (let row = 0; row < count; row += 1) {
    labels[row] = session.example('train', row);
    pixels.set(session.view('example'), 784 * row);
  }
  writeFileSync(join(folder, 'digits.f32'), bytesOf(pixels));
  writeFileSync(join(folder, 'labels.i32'), bytesOf(labels));
}

/** @param {Float32Array | Int32Array} array */
function bytesOf({ buffer, byteOffset, byteLength }) {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

/** @param {unknown} error */
export function firstLine(error) {
  const text = error instanceof Error ? error.message : String(error);
  return (text.split('\n')[0] ?? '').slice(0, 160);
}
