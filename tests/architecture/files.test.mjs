// What holds for every file: its size, its first line, no machine's paths and no registry's address in
// it; and what holds for the tree: its top level, and a README in every folder that has a story.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { test } from 'node:test';

import { ROOT } from '../../wasm/toolchain/places.mjs';
import { trackedFiles } from '../tools/tracked.mjs';

const FILES = trackedFiles();
const SOURCES = new Set(['.h', '.cpp', '.ts', '.mjs', '.js', '.svelte', '.css', '.cmake']);
/** Written by programs, at whatever length. */
const GENERATED = /^(package-lock\.json|wasm\/types\/|tests\/golden\/)/;
const BINARY = /\.(png|jpg|jpeg|gif|webp|ico|woff2?|gz|safetensors)$/;
const LONGEST = 300;

/** @param {string} file */
function read(file) {
  return readFileSync(join(ROOT, file), 'utf8');
}

const sources = FILES.filter((file) => SOURCES.has(extname(file)) && !GENERATED.test(file));
const texts = FILES.filter((file) => !BINARY.test(file));

test(`no source file is longer than ${LONGEST} lines`, () => {
  const long = sources
    .map((file) => ({ file, lines: read(file).split('\n').length - 1 }))
    .filter(({ lines }) => lines > LONGEST)
    .map(({ file, lines }) => `${file}: ${lines}`);
  assert.deepEqual(long, []);
});

test('every source file begins by saying what it is', () => {
  const silent = sources.filter((file) => {
    const [first = ''] = read(file)
      .replace(/^#!.*\n/, '')
      .split('\n');
    return !/^(\/\/|\/\*|#|<!--|<script)/.test(first);
  });
  assert.deepEqual(silent, []);
});

test('no tracked file names a place on some machine', () => {
  const places = [/\/home\/[a-z]/, /\/root\//, /\/Users\/[A-Za-z]/, /\/work\//, /C:\\\\?Users/];
  const found = texts.filter((file) => {
    if (file === 'tests/architecture/files.test.mjs') return false;
    const text = read(file);
    return places.some((place) => place.test(text));
  });
  assert.deepEqual(found, []);
});

test('no tracked file names a package registry or mirror', () => {
  const hosts = ['registry.' + 'npmjs', 'deb.' + 'debian.org', 'npm' + 'mirror', 'pypi.' + 'org'];
  const found = texts.filter((file) => hosts.some((host) => read(file).includes(host)));
  assert.deepEqual(found, []);
  assert.ok(!read('package-lock.json').includes('"resolved"'), 'package-lock.json: resolved');
});

test('nothing is left for later in the code', () => {
  const words = ['TO' + 'DO', 'FIX' + 'ME', 'X' + 'XX', 'HA' + 'CK'];
  const pattern = new RegExp(`\\b(${words.join('|')})\\b`);
  assert.deepEqual(
    sources.filter((file) => pattern.test(read(file))),
    [],
  );
});

test('the page draws no chance of its own and asks no other host', () => {
  const page = sources.filter((file) => /^web\/(src|index)/.test(file));
  assert.deepEqual(
    page.filter((file) => read(file).includes('Math.' + 'random')),
    [],
  );
  const away = /\b(?:src|href|fetch|import|url)\b[^\n]{0,12}https?:\/\/(?!www\.w3\.org)/;
  assert.deepEqual(
    page.filter((file) => away.test(read(file))),
    [],
  );
});

test('no test is skipped', () => {
  const skipped = /\b(?:test|it|describe)\.(?:skip|only|todo|fixme)\(|\[!mayfail\]|\[\.\]/;
  const found = sources.filter((file) => file.startsWith('tests/') && skipped.test(read(file)));
  assert.deepEqual(
    found.filter((file) => file !== 'tests/architecture/files.test.mjs'),
    [],
  );
});

test('the top level holds what the design names and nothing else', () => {
  const folders = new Set(['core', 'wasm', 'web', 'tests']);
  const files = new Set([
    ...['CMakeLists.txt', 'CMakePresets.json', 'package.json', 'package-lock.json'],
    ...['README.md', 'CONTRIBUTING.md', 'LICENSE', 'tsconfig.json', 'eslint.config.js'],
  ]);
  const odd = FILES.filter((file) => {
    const [top = '', ...rest] = file.split('/');
    if (top.startsWith('.')) return false;
    return rest.length > 0 ? !folders.has(top) : !files.has(top);
  });
  assert.deepEqual(odd, []);
});

test('every folder with a story has a README', () => {
  const core = FILES.map((file) => /^core\/[^/]+(?=\/)/.exec(file)?.[0]).filter(Boolean);
  const labs = FILES.map((file) => /^web\/src\/labs\/[^/]+(?=\/)/.exec(file)?.[0]).filter(Boolean);
  const folders = [
    'core',
    'wasm',
    'wasm/toolchain',
    'web',
    'web/src/engine',
    'web/src/viz',
    'tests',
  ];
  const bare = [...new Set([...folders, ...core, ...labs])].filter(
    (folder) => !existsSync(join(ROOT, folder ?? '', 'README.md')),
  );
  assert.deepEqual(bare, []);
});
