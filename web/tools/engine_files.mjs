// A Vite plugin: the engine as the site's engine/ folder, in the parts that split_engine.mjs made of the modules in
// .build/. They are served and copied as they are, because Emscripten's thread glue cannot be bundled.
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

import { BUILD } from '../../wasm/toolchain/places.mjs';

const TREES = ['simd', 'simd-threads'];
const KERNELS = ['', 'relaxed-'];
const TYPES = { '.mjs': 'text/javascript', '.wasm': 'application/wasm' };

/** Where the parts lie. */
export const PARTS = join(BUILD, 'engine');

/** @typedef {{ name: string, glue: string, wasm: string }} BuiltModule the files as full paths */

/** The modules that have been built, whole; the tests' own, which lie beside them, stay there. */
export function builtModules() {
  return TREES.flatMap((tree) =>
    KERNELS.map((kernels) => {
      const name = `${kernels}${tree}`;
      const path = join(BUILD, `wasm-${tree}`, `inkgrad-${name}`);
      return { name, glue: `${path}.mjs`, wasm: `${path}.wasm` };
    }),
  ).filter(({ glue, wasm }) => existsSync(glue) && existsSync(wasm));
}

/** What a module is cut into, and its glue, as full paths. @param {string} name */
export function partsOf(name) {
  return ['.mjs', '.wasm', '.rest.wasm'].map((end) => join(PARTS, `inkgrad-${name}${end}`));
}

function partFiles() {
  return builtModules()
    .flatMap(({ name }) => partsOf(name))
    .filter((file) => existsSync(file));
}

/** @returns {import('vite').Plugin} */
export function engineFilesPlugin() {
  return {
    name: 'inkgrad-engine-files',
    configureServer(server) {
      server.middlewares.use('/engine', (request, response, next) => {
        const name = basename((request.url ?? '').split('?')[0] ?? '');
        const file = partFiles().find((path) => basename(path) === name);
        if (!file) {
          next();
          return;
        }
        response.setHeader('Content-Type', name.endsWith('.wasm') ? TYPES['.wasm'] : TYPES['.mjs']);
        response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
        response.setHeader('Cross-Origin-Embedder-Policy', 'require-corp');
        response.end(readFileSync(file));
      });
    },
    generateBundle() {
      const files = partFiles();
      if (files.length === 0) this.warn('No engine in .build/engine: run npm run build.');
      for (const file of files) {
        this.emitFile({
          type: 'asset',
          fileName: `engine/${basename(file)}`,
          source: readFileSync(file),
        });
      }
    },
  };
}
