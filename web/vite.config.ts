// How the page is bundled, served while working on it, and unit-tested (Vitest reads this too).
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

import { engineFilesPlugin } from './tools/engine_files.mjs';
import { fontLicencesPlugin } from './tools/font_licences.mjs';
import { isolationWorkerPlugin } from './tools/isolation_worker.mjs';
import { pageFontsPlugin } from './tools/page_fonts.mjs';

const isolation = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  // Relative addresses: the site works under any sub-path.
  base: './',
  plugins: [
    svelte(),
    engineFilesPlugin(),
    isolationWorkerPlugin(),
    pageFontsPlugin(),
    fontLicencesPlugin(),
  ],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    // Fonts and pictures stay files: a data: address would not be cached and needs a wider policy.
    assetsInlineLimit: 0,
    // The licences of everything that is bundled, beside the site.
    license: { fileName: 'licences/page.md' },
  },
  worker: { format: 'es' },
  server: { headers: isolation },
  // Under Vitest, Svelte's browser half must be taken, not its server half.
  ...(process.env['VITEST'] ? { resolve: { conditions: ['browser'] } } : {}),
  test: {
    dir: fileURLToPath(new URL('../tests', import.meta.url)),
    include: ['**/web/**/*.test.ts'],
    environment: 'node',
    restoreMocks: true,
    testTimeout: 30_000, // a build may run beside
  },
});
