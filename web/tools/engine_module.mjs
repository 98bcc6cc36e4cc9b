// The page's own engine modules (web/src/engine) in Node: TypeScript, which Vite reads for it.
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

/** What the file of that name exports: 'host', 'module_loader'. @param {string} name */
export async function engineModule(name) {
  const path = fileURLToPath(new URL(`../src/engine/${name}.ts`, import.meta.url));
  return (await runnerImport(path, { configFile: false, logLevel: 'error' })).module;
}
