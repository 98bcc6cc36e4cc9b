#!/usr/bin/env node
// The headless runner: `npm run headless -- train --model cnn …`. Plain JavaScript that any Node runs
// as it is; the rest is TypeScript shared with the page, which Vite (already here) reads for Node.
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

/** @typedef {typeof import('./cli')} Cli */

const here = dirname(fileURLToPath(import.meta.url));
const { module: cli } = /** @type {{ module: Cli }} */ (
  await runnerImport(`${here}/cli.ts`, { configFile: false, root: here, logLevel: 'error' })
);

process.exitCode = await cli.main(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  terminal: process.stderr.isTTY,
  // The engine's files are imported by Node itself: Vite must not touch Emscripten's glue.
  importModule: (url) => import(url),
});
// All is written; the engine's threads alone would keep the process alive.
process.stdout.write('', () => process.exit());
