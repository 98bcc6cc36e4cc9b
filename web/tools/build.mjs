// Builds the site into web/dist/: the wasm variants, the ready-trained network, the page.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { buildPreset } from '../../wasm/toolchain/build.mjs';
import { ROOT } from '../../wasm/toolchain/places.mjs';
import { runMain, say, step } from '../../wasm/toolchain/report.mjs';
import { run } from '../../wasm/toolchain/run.mjs';
import { setUp } from '../../wasm/toolchain/setup.mjs';
import { ensurePretrained } from './pretrain.mjs';
import { splitEngine } from './split_engine.mjs';

/** Builds everything the site consists of; what has not changed costs next to nothing. */
export async function buildSite() {
  say('Build');
  await buildPreset('wasm-simd');
  await buildPreset('wasm-simd-threads');
  await ensurePretrained();
  await splitEngine();
  await step('Bundling the page', (onLine) =>
    run(
      process.execPath,
      [
        join(ROOT, 'node_modules/vite/bin/vite.js'),
        'build',
        '--config',
        join(ROOT, 'web/vite.config.ts'),
      ],
      { cwd: ROOT, onLine, remedy: 'Mend what Vite says above, then try again.' },
    ),
  );
  say('  web/dist/ is ready');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await runMain(async () => {
    await setUp(['wasm']);
    await buildSite();
  });
}
