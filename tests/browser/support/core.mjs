// The same engine in Node, to check the page's numbers against: its host, without a browser between.
import { after } from 'node:test';

import { engineModule } from '../../../web/tools/engine_module.mjs';
import { BUILD } from '../../wasm/support.mjs';

/** @typedef {import('../../../web/src/engine/host').EngineHost} EngineHost */

/** @type {Promise<EngineHost> | null} */
let started = null;
/** @type {import('../../../web/src/engine/api').Catalog | null} */
let catalog = null;

after(async () => {
  if (started) await started;
});

/** One engine for a whole test file, without data and without the ready-trained network. */
export function coreInNode() {
  started ??= start();
  return started;
}

/** Everything that engine offers. */
export async function catalogOfCore() {
  await coreInNode();
  if (!catalog) throw new Error('the engine told no catalog');
  return catalog;
}

async function start() {
  const { EngineHost } = await engineModule('host');
  const { loadEngine } = await engineModule('module_loader');
  const { VARIANTS } = await engineModule('bundles');
  const host = new EngineHost({
    loadEngine: () =>
      loadEngine({
        variants: VARIANTS.filter((/** @type {{ name: string }} */ { name }) => name === 'simd'),
        urlOf: (/** @type {{ name: string }} */ { name }) =>
          new URL(`wasm-${name}/inkgrad-${name}.mjs`, BUILD).href,
        threads: 1,
        importModule: (/** @type {string} */ url) => import(url),
      }),
    onFailure: (/** @type {unknown} */ error) => {
      throw error;
    },
    clock: {
      now: () => performance.now(),
      breathe: () => new Promise((resolve) => setImmediate(resolve)),
    },
  });
  const start = { baseUrl: 'http://localhost/', variant: null, threads: 1, pretrained: false };
  catalog = (await host.start(start)).catalog;
  return host;
}

/**
 * One layer with these weights and this input, forwards and (with an output gradient) backwards: every value's
 * data and gradient by its name; "output" is the layer's.
 *
 * @param {{ type: string, options: Record<string, number>, input: number[], pixels: Float32Array,
 *   weights?: Record<string, Float32Array>, upstream?: Float32Array }} wanted
 */
export async function layerByCore({ type, options, input, pixels, weights = {}, upstream }) {
  const core = await coreInNode();
  const where = 'bench/check';
  const model = { input, layers: [{ name: 'layer', type, options }] };
  const graph = await core.openLayers(where, model, 1);
  const idOf = (/** @type {string} */ name) =>
    graph.values.find((one) => one.name === name)?.id ?? -1;
  await core.fillBench(where, graph.input ?? -1, pixels);
  for (const [name, numbers] of Object.entries(weights)) {
    await core.fillBench(where, idOf(name), numbers);
  }
  if (upstream) await core.fillBench(where, graph.output ?? -1, upstream);
  await core.seek(where, 'gradients');
  const ids = graph.values.map(({ id }) => id);
  const { numbers, slots } = await core.lensValues(where, ids, 0);
  /** @type {Record<string, { data: Float32Array, gradient: Float32Array | null }>} */
  const found = {};
  for (const { id, size, data, gradient } of slots) {
    const value = {
      data: numbers.slice(data, data + size),
      gradient: gradient === null ? null : numbers.slice(gradient, gradient + size),
    };
    found[graph.values.find((one) => one.id === id)?.name ?? ''] = value;
    if (id === graph.output) found['output'] = value;
  }
  return found;
}
