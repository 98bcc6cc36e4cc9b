// A Vite plugin: the wasm modules of .build/ as the site's engine/ folder. They are served and copied
// as they are, because Emscripten's thread glue cannot be bundled.
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

import { BUILD } from '../../wasm/toolchain/places.mjs';

const TREES = ['simd', 'simd-threads'];
const KERNELS = ['', 'relaxed-'];
const TYPES = { '.mjs': 'text/javascript', '.wasm': 'application/wasm' };

/** The modules that have been built, as full paths; the tests' own, which lie beside them, stay there. */
export function engineFiles() {
  return TREES.flatMap((tree) =>
    KERNELS.flatMap((kernels) =>
      Object.keys(TYPES).map((type) =>
        join(BUILD, `wasm-${tree}`, `inkgrad-${kernels}${tree}${type}`),
      ),
    ),
  ).filter((file) => existsSync(file));
}

/** @returns {import('vite').Plugin} */
export function engineFilesPlugin() {
  return {
    name: 'inkgrad-engine-files',
    configureServer(server) {
      server.middlewares.use('/engine', (request, response, next) => {
        const name = basename((request.url ?? '').split('?')[0] ?? '');
        const file = engineFiles().find((path) => basename(path) === name);
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
      const files = engineFiles();
      if (files.length === 0) this.warn('No wasm module in .build/: run npm run build.');
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
