// Cuts every module of the engine in two for the site: what a first visit runs, and the rest, which is fetched when it
// is first needed (wasm/glue/rest.js). What a visit runs is found out, not listed: Binaryen's wasm-split marks the
// functions that run during one in Node (first_visit.mjs). The parts lie in .build/engine, beside the glue.
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';

import { emscriptenEnvironment, ensureEmscripten } from '../../wasm/toolchain/emscripten.mjs';
import { ROOT } from '../../wasm/toolchain/places.mjs';
import { RELAXED_SIMD } from '../../wasm/toolchain/node_flags.mjs';
import { SetupError, step } from '../../wasm/toolchain/report.mjs';
import { outputOf, run } from '../../wasm/toolchain/run.mjs';
import { builtModules, PARTS, partsOf } from './engine_files.mjs';
import { fingerprint } from './fingerprint.mjs';
import { PRETRAINED } from './pretrain.mjs';

const VISIT = join(ROOT, 'web/tools/first_visit.mjs');
/** What decides, beside the module itself, what a visit runs. */
const VISITORS = [VISIT, join(ROOT, 'web/tools/split_engine.mjs'), join(ROOT, 'web/src/engine')];

/** In the place of the key, in the glue (wasm/glue/rest.js). */
const MARK = '__cut__';

/** What the modules use. Not reference types: with these the rest would lie behind a second table for good. */
const FEATURES = [
  'mutable-globals',
  'nontrapping-float-to-int',
  'sign-ext',
  'bulk-memory',
  'multivalue',
  'simd',
  'relaxed-simd',
  'exception-handling',
  'threads',
].map((feature) => `--enable-${feature}`);

/** Puts the parts of every module that has been built into .build/engine, where something changed. */
export async function splitEngine() {
  const modules = builtModules();
  if (modules.every(({ name, glue, wasm }) => isDone(name, keyOf(glue, wasm)))) return;
  await step('Cutting the engine into what a first visit needs and the rest', async (detail) => {
    const tool = await wasmSplit();
    mkdirSync(PARTS, { recursive: true });
    for (const module of modules) {
      detail(module.name);
      await split(module, tool);
    }
  });
}

/**
 * @param {import('./engine_files.mjs').BuiltModule} module
 * @param {{ program: string, env: NodeJS.ProcessEnv }} tool
 */
async function split({ name, glue, wasm }, { program, env }) {
  const key = keyOf(glue, wasm);
  if (isDone(name, key)) return;
  rmSync(keyFile(name), { force: true });
  const instrumented = join(PARTS, `${name}.instrumented`);
  const profile = join(PARTS, `${name}.profile`);
  const first = join(PARTS, basename(wasm));
  const watch = ['--instrument', wasm, ...FEATURES, '-g', '-o', instrumented];
  await run(program, watch, { env });
  await run(process.execPath, [
    ...RELAXED_SIMD,
    VISIT,
    glue,
    instrumented,
    name,
    PRETRAINED,
    profile,
  ]);
  const rest = first.replace(/\.wasm$/, '.rest.wasm');
  const cut = ['--split', wasm, ...FEATURES, `--profile=${profile}`];
  await run(program, [...cut, '-o1', first, '-o2', rest], { env });
  // A page that was opened before the site was updated must not take the rest of another engine.
  appendFileSync(rest, customSection('cut', key));
  const text = readFileSync(glue, 'utf8');
  if (!text.includes(MARK))
    throw new Error(`${glue} has no ${MARK}: wasm/glue/rest.js is not in it`);
  writeFileSync(join(PARTS, basename(glue)), text.replaceAll(MARK, key));
  for (const scratch of [instrumented, profile]) rmSync(scratch);
  writeFileSync(keyFile(name), key);
}

/** A section that engines skip, in WebAssembly's binary format; both texts short. @param {string} name @param {string} text */
function customSection(name, text) {
  const content = [name.length, ...Buffer.from(name), ...Buffer.from(text)];
  return Uint8Array.from([0, content.length, ...content]);
}

/** It comes with Emscripten. */
async function wasmSplit() {
  const emscripten = await ensureEmscripten();
  const env = emscriptenEnvironment(emscripten);
  const folder = outputOf(join(emscripten.root, 'em-config'), ['BINARYEN_ROOT'], env)?.trim();
  const program = folder && join(folder, 'bin/wasm-split');
  if (program && existsSync(program)) return { program, env };
  throw new SetupError(
    `Emscripten in ${emscripten.root} has no wasm-split beside its wasm-opt`,
    'Install the whole of its Binaryen, or take that Emscripten off the PATH: another is fetched then.',
  );
}

/** @param {string} glue @param {string} wasm */
function keyOf(glue, wasm) {
  return fingerprint([], [glue, wasm, PRETRAINED, ...VISITORS]);
}

/** @param {string} name @param {string} key */
function isDone(name, key) {
  const file = keyFile(name);
  const whole = partsOf(name).every((part) => existsSync(part));
  return whole && existsSync(file) && readFileSync(file, 'utf8') === key;
}

/** @param {string} name */
function keyFile(name) {
  return join(PARTS, `${name}.key`);
}
