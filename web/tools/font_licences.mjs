// A Vite plugin: the licences of the fonts, which ask to travel with them, as licences/<font>.txt.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { ROOT } from '../../wasm/toolchain/places.mjs';

const MODULES = join(ROOT, 'node_modules');

/** @returns {import('vite').Plugin} */
export function fontLicencesPlugin() {
  return {
    name: 'inkgrad-font-licences',
    apply: 'build',
    generateBundle() {
      for (const scope of readdirSync(MODULES).filter((name) => name.startsWith('@fontsource'))) {
        for (const font of readdirSync(join(MODULES, scope))) {
          this.emitFile({
            type: 'asset',
            fileName: `licences/${font}.txt`,
            source: readFileSync(join(MODULES, scope, font, 'LICENSE')),
          });
        }
      }
    },
  };
}
