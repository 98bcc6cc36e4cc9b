// Makes the ready-trained network that answers a visitor's first stroke: the project's own engine
// trains it in Node on generated digits, by the recipe below. The same engine and recipe give the same
// file, so it is kept: beside the page, and in the cache for the next clean clone.
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { cacheFolder, ROOT } from '../../wasm/toolchain/places.mjs';
import { runMain, say, step } from '../../wasm/toolchain/report.mjs';
import { run } from '../../wasm/toolchain/run.mjs';
import { roundedToBfloat16 } from './bfloat16.mjs';
import { builtModules } from './engine_files.mjs';
import { fingerprint } from './fingerprint.mjs';

/** What it is trained with, as the words of `npm run headless`. */
const RECIPE = ['train', '--model', 'cnn', '--data', 'generated', '--steps', '1500', '--seed', '7'];

const ROUNDING = join(ROOT, 'web/tools/bfloat16.mjs');
const RUNNER = join(ROOT, 'web/headless/main.mjs');
export const PRETRAINED = join(ROOT, 'web/public/pretrained/cnn.safetensors');

/** Of all that decides the weights: the built engine, the runner, the recipe. */
function inputsKey() {
  const modules = builtModules().flatMap(({ glue, wasm }) => [glue, wasm]);
  return fingerprint(RECIPE, [...modules, dirname(RUNNER), ROUNDING]);
}

/** Puts web/public/pretrained/cnn.safetensors in place, training it only when its inputs changed. */
export async function ensurePretrained() {
  const key = inputsKey();
  const keyFile = `${PRETRAINED}.key`;
  if (existsSync(PRETRAINED) && existsSync(keyFile) && readFileSync(keyFile, 'utf8') === key)
    return;
  mkdirSync(dirname(PRETRAINED), { recursive: true });
  const kept = join(cacheFolder(), 'pretrained', `${key}.safetensors`);
  if (existsSync(kept)) {
    say('  The ready-trained network is in the cache');
  } else {
    mkdirSync(dirname(kept), { recursive: true });
    await step('Training the network that answers the first stroke', (onLine) =>
      run(process.execPath, [RUNNER, ...RECIPE, '--save', `${kept}.part`], { cwd: ROOT, onLine }),
    );
    // A third of the bytes on the way to the visitor, and the same answers.
    writeFileSync(kept, roundedToBfloat16(readFileSync(`${kept}.part`)));
    rmSync(`${kept}.part`);
  }
  copyFileSync(kept, PRETRAINED);
  writeFileSync(keyFile, key);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await runMain(ensurePretrained);
}
