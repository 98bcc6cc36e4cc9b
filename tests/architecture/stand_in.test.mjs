// The native tests are compiled to WebAssembly too, against a small stand-in for Catch2. A macro it lacks
// would only be noticed minutes into that build: here it is noticed at once.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { ROOT } from '../../wasm/toolchain/places.mjs';
import { trackedFiles } from '../tools/tracked.mjs';

const STAND_IN = 'tests/wasm/native/catch2/catch_test_macros.hpp';
const CATCH_MACRO =
  /\b((?:TEST_CASE|SECTION|CHECK|REQUIRE|STATIC_|INFO|FAIL|WARN|CAPTURE|SKIP|SUCCEED|GENERATE)[A-Z_]*)\s*\(/g;

/** @param {string} file */
function read(file) {
  return readFileSync(join(ROOT, file), 'utf8');
}

test('every Catch2 macro of the native tests is in the stand-in for WebAssembly', () => {
  const defined = new Set(
    [...read(STAND_IN).matchAll(/^#define (\w+)/gm)].map(([, name = '']) => name),
  );
  const used = trackedFiles()
    .filter((file) => /^tests\/native\/.*\.(h|cpp)$/.test(file))
    .flatMap((file) =>
      [...read(file).matchAll(CATCH_MACRO)].map(([, name = '']) => ({ file, name })),
    );
  assert.ok(used.length > 100, 'the macros of the tests are found');
  const missing = used.filter(({ name }) => !defined.has(name));
  assert.deepEqual(missing, [], `not in ${STAND_IN}`);
});

test('every Catch2 header of the native tests has its stand-in', () => {
  const missing = trackedFiles()
    .filter((file) => /^tests\/native\/.*\.(h|cpp)$/.test(file))
    .flatMap((file) =>
      [...read(file).matchAll(/#include <(catch2\/[^>]+)>/g)].map(([, path = '']) => path),
    )
    .filter((path) => !existsSync(join(ROOT, 'tests/wasm/native', path)));
  assert.deepEqual([...new Set(missing)], []);
});
