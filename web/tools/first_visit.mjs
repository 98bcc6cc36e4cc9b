/// <reference lib="dom" />
// A first visit, in Node, by the page's own host: what runs meanwhile makes up the first part of the engine.
//   node web/tools/first_visit.mjs <glue.mjs> <instrumented.wasm> <variant> <network.safetensors> <profile>
// The calls are those of a page that is opened, left at rest, and drawn on (web/src/engine/rest.ts).
import { readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';

import { engineModule } from './engine_module.mjs';

/** The export by which an instrumented module tells what has run: wasm-split's own name for it. */
const PROFILE = '__write_profile';

const PATIENCE_MS = 60_000;

/** Zigzags, hooks and dots: strokes of all kinds, and a pad that is emptied. */
const DRAWINGS = [
  [line([0.3, 0.2], [0.7, 0.2], [0.4, 0.9])],
  [line([0.5, 0.1], [0.5, 0.9]), line([0.2, 0.5], [0.8, 0.5])],
  [line([0.5, 0.5])],
].map((strokes) => ({ strokes, penWidth: 0.09 }));

/** @param {...[number, number]} points */
function line(...points) {
  return points.map(([x, y]) => [x, y, 0.5]);
}

/** Keeps what the glue instantiates: its exports are nowhere else to be had. */
function watchInstances() {
  const plain = WebAssembly.instantiate.bind(WebAssembly);
  /** @type {{ exports: WebAssembly.Exports, imports: WebAssembly.Imports }[]} */
  const seen = [];
  Object.assign(WebAssembly, {
    /** @param {[BufferSource, WebAssembly.Imports]} given */
    async instantiate(...given) {
      const made = await plain(...given);
      // Node instantiates modules of its own.
      const exports = 'instance' in made ? made.instance.exports : {};
      if (PROFILE in exports) seen.push({ exports, imports: given[1] });
      return made;
    },
  });
  return seen;
}

/** @param {{ exports: WebAssembly.Exports, imports: WebAssembly.Imports }} instance */
function profileOf({ exports, imports }) {
  const all = [exports, ...Object.values(imports)].flatMap((one) => Object.values(one));
  const memory = all.find((one) => one instanceof WebAssembly.Memory);
  const write = exports[PROFILE];
  if (!(memory instanceof WebAssembly.Memory) || typeof write !== 'function') {
    throw new Error(`the instrumented module has no memory or no ${PROFILE}`);
  }
  // Over whatever lies at the end: nothing else runs any more.
  const room = 1_000_000;
  const at = memory.buffer.byteLength - room;
  const size = /** @type {number} */ (write(at, room));
  return new Uint8Array(memory.buffer, at, size).slice();
}

/** @param {string[]} args */
async function main([glue = '', wasm = '', name = '', network = '', profile = '']) {
  const { EngineHost } = await engineModule('host');
  const { loadEngine } = await engineModule('module_loader');
  const { VARIANTS } = await engineModule('bundles');
  const instances = watchInstances();
  const wasmBinary = readFileSync(wasm);
  const { default: factory } = await import(pathToFileURL(glue).href);
  globalThis.fetch = () => Promise.resolve(new Response(readFileSync(network)));
  const host = new EngineHost({
    loadEngine: () =>
      loadEngine({
        variants: VARIANTS.filter((/** @type {{ name: string }} */ one) => one.name === name),
        urlOf: () => glue,
        threads: 2,
        restLater: true,
        importModule: () =>
          Promise.resolve({
            default: (/** @type {object} */ given) => factory({ ...given, wasmBinary }),
          }),
      }),
    onFailure: (/** @type {unknown} */ error) => {
      throw error;
    },
  });
  const { catalog, pretrained } = await host.start({
    ...{ baseUrl: 'http://localhost/', variant: name, threads: 2, pretrained: true },
  });
  if (pretrained === null) throw new Error(`${network} could not be loaded`);
  let [frames, measured] = [0, false];
  await host.onFrame((/** @type {import('../src/engine/api').Frame} */ frame) => {
    frames += 1;
    measured ||= Boolean(frame.details?.evaluation);
    void host.frameDrawn();
  });
  const until = async (/** @type {() => boolean} */ done) => {
    for (const end = Date.now() + PATIENCE_MS; !done();) {
      if (Date.now() > end) throw new Error('the network was not measured');
      await pause(50);
    }
  };
  await host.examples('train', 0, 0);
  await host.run();
  await host.configure(catalog.defaults);
  await host.examples('train', 0, 24);
  await until(() => measured);
  for (const drawing of DRAWINGS) {
    await host.classify(drawing, 'pretrained');
    await pause(300);
  }
  const before = frames;
  await host.clearDrawing();
  await until(() => frames > before);
  const [instance] = instances;
  if (!instance) throw new Error('no module was instantiated');
  writeFileSync(profile, profileOf(instance));
  process.exit(0);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  await main(process.argv.slice(2));
