// Makes the ready-trained network that answers a visitor's first stroke: the project's own engine
// trains it in Node on generated digits, by the recipe below. The same engine and recipe give the same
// file, so it is kept: beside the page, and in the cache for the next clean clone.
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { cacheFolder, ROOT } from '../../wasm/toolchain/places.mjs';
import { runMain, say, step } from '../../wasm/toolchain/report.mjs';
import { run } from '../../wasm/toolchain/run.mjs';
import { engineFiles } from './engine_files.mjs';

/** What it is trained with, as the words of `npm run headless`. */
const RECIPE = ['train', '--model', 'cnn', '--data', 'generated', '--steps', '1500', '--seed', '7'];

const RUNNER = join(ROOT, 'web/headless/main.mjs');
const FILE = join(ROOT, 'web/public/pretrained/cnn.safetensors');

/**
 * @param {string} path
 * @returns {string[]}
 */
function filesUnder(path) {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesUnder(join(path, name)));
}

/** A fingerprint of all that decides the weights: the built engine, the runner, the recipe. */
function inputsKey() {
  const hash = createHash('sha256').update(RECIPE.join(' '));
  for (const file of [...engineFiles().sort(), ...filesUnder(dirname(RUNNER))]) {
    hash.update(basename(file)).update(readFileSync(file));
  }
  return hash.digest('hex').slice(0, 32);
}

/** Puts web/public/pretrained/cnn.safetensors in place, training it only when its inputs changed. */
export async function ensurePretrained() {
  const key = inputsKey();
  const keyFile = `${FILE}.key`;
  if (existsSync(FILE) && existsSync(keyFile) && readFileSync(keyFile, 'utf8') === key) return;
  mkdirSync(dirname(FILE), { recursive: true });
  const kept = join(cacheFolder(), 'pretrained', `${key}.safetensors`);
  if (existsSync(kept)) {
    say('  The ready-trained network is in the cache');
  } else {
    mkdirSync(dirname(kept), { recursive: true });
    await step('Training the network that answers the first stroke', (onLine) =>
      run(process.execPath, [RUNNER, ...RECIPE, '--save', `${kept}.part`], { cwd: ROOT, onLine }),
    );
    renameSync(`${kept}.part`, kept);
  }
  copyFileSync(kept, FILE);
  writeFileSync(keyFile, key);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await runMain(ensurePretrained);
}
