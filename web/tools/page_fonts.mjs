// A Vite plugin: the page's fonts with no more in them than the page writes. What fontsource brings has
// some two hundred letters of many languages, every weight and features such as small capitals; the subsets
// are a third as large. CSS finds them as url('@fonts/….woff2'); they lie in .build/fonts and are made again when the page writes a new character.
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import subsetFont from 'subset-font';

import { BUILD, ROOT } from '../../wasm/toolchain/places.mjs';
import { fingerprint } from './fingerprint.mjs';

const FONTS = join(BUILD, 'fonts');
const MODULES = join(ROOT, 'node_modules');
/** Whose texts the page shows: its own and the engine's. */
const WRITERS = ['web/src', 'web/index.html', 'core'];
const TEXTS = /\.(svelte|ts|css|html|cpp|h)$/;

/** Weights that the page's styles ask for; what lies between is made from these. */
const wght = { min: 400, max: 650 };
/**
 * @type {{ name: string, from: string, keepFeatures: string[],
 *   variationAxes?: Record<string, { min: number, max: number }> }[]} `keepFeatures`: what the styles ask for
 */
const SUBSETS = [
  {
    name: 'serif.woff2',
    from: '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2',
    keepFeatures: ['kern', 'liga', 'lnum', 'tnum'],
    variationAxes: { wght },
  },
  {
    name: 'sans.woff2',
    from: '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2',
    // Figures of one width, and the letters that base.css chooses.
    keepFeatures: ['kern', 'tnum', 'cv11', 'ss03'],
    variationAxes: { wght },
  },
  ...[400, 500].map((weight) => ({
    name: `mono-${weight}.woff2`,
    from: `@fontsource/ibm-plex-mono/files/ibm-plex-mono-latin-${weight}-normal.woff2`,
    keepFeatures: [],
  })),
];

/** @returns {import('vite').Plugin} */
export function pageFontsPlugin() {
  return {
    name: 'inkgrad-page-fonts',
    async config() {
      if (!process.env['VITEST']) await makeSubsets(charactersWritten());
      return { resolve: { alias: { '@fonts': FONTS } } };
    },
  };
}

/** All that the sources hold; a learner's own é comes from the next font of the stack. */
function charactersWritten() {
  const characters = new Set();
  for (let code = 0x20; code < 0x7f; code += 1) characters.add(String.fromCodePoint(code));
  for (const writer of WRITERS) {
    for (const path of filesOf(join(ROOT, writer))) {
      for (const character of readFileSync(path, 'utf8')) characters.add(character);
    }
  }
  return [...characters].sort().join('');
}

/** @param {string} place a file, or a folder with files */
function filesOf(place) {
  if (TEXTS.test(place)) return [place];
  return readdirSync(place, { recursive: true, encoding: 'utf8' })
    .filter((name) => TEXTS.test(name))
    .map((name) => join(place, name));
}

/** @param {string} characters */
async function makeSubsets(characters) {
  const versions = SUBSETS.map(({ from }) => {
    const [scope, font] = from.split('/');
    return readFileSync(join(MODULES, scope ?? '', font ?? '', 'package.json'), 'utf8');
  });
  const stamp = fingerprint([characters, ...versions], [join(ROOT, 'web/tools/page_fonts.mjs')]);
  const record = join(FONTS, 'stamp');
  if (existsSync(record) && readFileSync(record, 'utf8') === stamp) return;
  mkdirSync(FONTS, { recursive: true });
  for (const { name, from, ...kept } of SUBSETS) {
    // Hints are for screens of coarse pixels; they are a fifth of the sans serif.
    const options = { targetFormat: /** @type {const} */ ('woff2'), noHinting: true, ...kept };
    const whole = readFileSync(join(MODULES, from));
    writeFileSync(join(FONTS, name), await subsetFont(whole, characters, options));
  }
  writeFileSync(record, stamp);
}
