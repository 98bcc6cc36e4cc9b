// For the tests of the wasm module in Node: loading a variant, small runs, and what was thrown.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { relaxedSimd } from 'wasm-feature-detect';

/** @typedef {import('../../wasm/types/inkgrad').MainModule} MainModule */
/** @typedef {import('../../wasm/types/inkgrad').Session} Session */

export const BUILD = new URL('../../.build/', import.meta.url);

/** Node 20 loads relaxed SIMD only when told to; tests/tools/suites.mjs tells it. */
const hasRelaxed = await relaxedSimd();

/** @type {{ name: string, tree: string, threads: number[] }[]} Every variant of the site. */
const ALL = [
  { name: 'simd', tree: 'simd', threads: [1] },
  { name: 'relaxed-simd', tree: 'simd', threads: [1] },
  { name: 'simd-threads', tree: 'simd-threads', threads: [1, 2, 4] },
  { name: 'relaxed-simd-threads', tree: 'simd-threads', threads: [1, 2, 4, 8] },
];

/** Those that this Node can load, with the numbers of threads each is tried with. */
export const VARIANTS = ALL.filter(({ name }) => hasRelaxed || !name.startsWith('relaxed'));
if (!hasRelaxed) {
  console.warn('skipped: variants with relaxed SIMD; give node --experimental-wasm-relaxed-simd');
}

/** @type {Map<string, Promise<MainModule>>} */
const loaded = new Map();

/**
 * @param {string} name
 * @returns {Promise<MainModule>}
 */
export function moduleOf(name) {
  let module = loaded.get(name);
  if (!module) {
    module = load(name);
    loaded.set(name, module);
  }
  return module;
}

/**
 * A module of its own, whose memory no other test has touched.
 *
 * @param {string} name
 */
export async function load(name) {
  const tree = ALL.find((variant) => variant.name === name)?.tree ?? name;
  const url = new URL(`wasm-${tree}/inkgrad-${name}.mjs`, BUILD);
  if (!existsSync(fileURLToPath(url))) {
    throw new Error(`${name} is not built: node wasm/toolchain/build.mjs wasm-${tree}`);
  }
  /** @type {{ default: (options: object) => Promise<MainModule> }} */
  const { default: factory } = await import(url.href);
  // As many threads stand ready as any test asks for, sessions of several tests at a time.
  return factory({ threads: 8 });
}

/** A small convolutional run: every kind of layer, a second to train. */
export const SMALL = {
  model: {
    layers: [
      { name: 'conv', type: 'conv2d', options: { channels: 4, kernel: 5, stride: 2, padding: 2 } },
      { name: 'act', type: 'activation', options: {} },
      { name: 'pool', type: 'max_pool2d', options: {} },
      { name: 'flat', type: 'flatten', options: {} },
      { name: 'out', type: 'linear', options: {} },
    ],
  },
  optimizer: { name: 'adam', options: { learning_rate: 0.01 } },
  training: { batch_size: 24 },
  data: { generated_count: 240, test_share: 0.25 },
  seed: 11,
};

/**
 * Runs `use` with a session and frees it.
 *
 * @template Result
 * @param {MainModule} module
 * @param {number} threads
 * @param {(session: Session) => Result} use
 * @returns {Result}
 */
export function withSession(module, threads, use) {
  const session = new module.Session(threads);
  try {
    return use(session);
  } finally {
    session.delete();
  }
}

/**
 * What a call throws: that it is an Error, its code and its message.
 *
 * @param {() => unknown} call
 */
export function thrownBy(call) {
  try {
    call();
  } catch (error) {
    const { code, message } = /** @type {Error & { code?: string }} */ (error);
    return { isError: error instanceof Error, code, message };
  }
  return { isError: false, code: 'nothing', message: 'nothing was thrown' };
}

/**
 * All parameters of a session as one array of bits.
 *
 * @param {Session} session
 */
export function parameterBits(session) {
  const names = /** @type {string[]} */ (JSON.parse(session.views()));
  return names
    .filter((name) => name.startsWith('parameter/'))
    .map((name) => Buffer.from(session.view(name).slice().buffer).toString('hex'))
    .join('|');
}
