// Runs a build of tests/native in WebAssembly: node run.mjs <path of inkgrad-tests.mjs>.
// A file of its own, and not --eval: the module's threads start with this program's flags.
import { argv } from 'node:process';
import { pathToFileURL } from 'node:url';

const [, , module = ''] = argv;
await (await import(pathToFileURL(module).href)).default({ threads: 16 });
