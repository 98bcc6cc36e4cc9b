// The dependency rule, over every #include and every import.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { ROOT } from '../../wasm/toolchain/places.mjs';
import { trackedFiles } from '../tools/tracked.mjs';
import { BINDINGS_MAY_INCLUDE, coreMayInclude, EIGEN_FOLDERS, wallBetween } from './walls.mjs';

const FILES = trackedFiles();

/** @param {string} file */
function read(file) {
  return readFileSync(join(ROOT, file), 'utf8');
}

/**
 * @param {string} file
 * @returns {{ path: string, quoted: boolean }[]}
 */
function includesOf(file) {
  return [...read(file).matchAll(/^\s*#\s*include\s*(["<])([^">]+)[">]/gm)].map(
    ([, bracket, path = '']) => ({ path, quoted: bracket === '"' }),
  );
}

const core = FILES.filter((file) => /^core\/.*\.(h|cpp)$/.test(file));
const native = FILES.filter((file) => /^(core|wasm\/bindings|tests)\/.*\.(h|cpp)$/.test(file));

test('every folder of the core has its place in the order of layers', () => {
  const folders = [...new Set(core.map((file) => file.split('/')[1] ?? ''))];
  assert.deepEqual(
    folders.filter((folder) => coreMayInclude(folder) === null),
    [],
  );
});

test('core files include only layers before their own', () => {
  const wrong = core.flatMap((file) => {
    const allowed = coreMayInclude(file.split('/')[1] ?? '') ?? [];
    return includesOf(file)
      .map(({ path }) => /^core\/([^/]+)\//.exec(path)?.[1])
      .filter((folder) => folder !== undefined && !allowed.includes(folder))
      .map((folder) => `${file} includes core/${String(folder)}`);
  });
  assert.deepEqual(wrong, []);
});

test('includes of ours are written from the repository root and exist', () => {
  const wrong = native.flatMap((file) =>
    includesOf(file)
      .filter(({ path, quoted }) => quoted && !existsSync(join(ROOT, path)))
      .map(({ path }) => `${file}: "${path}"`),
  );
  assert.deepEqual(wrong, []);
});

test('the core knows nothing of Emscripten, files or consoles', () => {
  const foreign = /^(emscripten|fstream$|iostream$|filesystem$|cstdio$|stdio\.h$)/;
  const wrong = core.flatMap((file) =>
    includesOf(file)
      .filter(({ path }) => foreign.test(path))
      .map(({ path }) => `${file}: <${path}>`),
  );
  // std::snprintf, into memory: streams and std::to_chars bring tables of many kilobytes along.
  assert.deepEqual(wrong, ['core/base/text.cpp: <cstdio>']);
});

test('Eigen appears in the layers that compute with it, its matrices through eigen_map.h', () => {
  const wrong = core.flatMap((file) => {
    const outside = !EIGEN_FOLDERS.includes(file.split('/')[1] ?? '');
    return includesOf(file)
      .filter(
        ({ path }) =>
          (outside && /^(Eigen\/|core\/tensor\/eigen_map\.h$)/.test(path)) ||
          (/^Eigen\/(Core|Dense)$/.test(path) && file !== 'core/tensor/eigen_map.h'),
      )
      .map(({ path }) => `${file}: ${path}`);
  });
  assert.deepEqual(wrong, []);
});

test('the bindings reach the core through session and base only', () => {
  const wrong = FILES.filter((file) => file.startsWith('wasm/bindings/')).flatMap((file) =>
    includesOf(file)
      .map(({ path }) => /^core\/([^/]+)\//.exec(path)?.[1])
      .filter((folder) => folder !== undefined && !BINDINGS_MAY_INCLUDE.includes(folder))
      .map((folder) => `${file} includes core/${String(folder)}`),
  );
  assert.deepEqual(wrong, []);
});

test('every header has its guard', () => {
  const bare = native.filter((file) => file.endsWith('.h') && !/^#pragma once$/m.test(read(file)));
  assert.deepEqual(bare, []);
});

test('the layers of the page import only what lies below them', () => {
  const wrong = FILES.filter((file) => /^web\/src\/.*\.(ts|svelte)$/.test(file)).flatMap((file) =>
    [...read(file).matchAll(/\b(?:from|import)\s*\(?\s*'([^']+)'/g)]
      .map(([, specifier = '']) => wallBetween(file, specifier))
      .filter((message) => message !== null)
      .map((message) => `${file}: ${message}`),
  );
  assert.deepEqual(wrong, []);
});
