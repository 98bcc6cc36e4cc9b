// npm start: sets up what is missing, builds what has changed, and serves the page.
import { setUp } from '../../wasm/toolchain/setup.mjs';
import { runMain } from '../../wasm/toolchain/report.mjs';
import { buildSite } from './build.mjs';
import { readServeOptions, serveSite } from './serve.mjs';

await runMain(async () => {
  const options = readServeOptions(process.argv.slice(2));
  await setUp(['wasm']);
  await buildSite();
  await serveSite(options);
});
