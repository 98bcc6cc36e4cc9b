// Registries are explicit tables (the linker drops self-registering globals of a static library), so a
// new file can be forgotten in them: here it cannot.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { test } from 'node:test';

import { ROOT } from '../../wasm/toolchain/places.mjs';
import { trackedFiles } from '../tools/tracked.mjs';

const FILES = trackedFiles();

/** Folder of the entries and the file that lists them. */
const TABLES = [
  { folder: 'core/ops', table: 'core/ops/registry.cpp' },
  { folder: 'core/nn/layers', table: 'core/nn/layer.cpp' },
  { folder: 'core/nn/losses', table: 'core/nn/loss.cpp' },
  { folder: 'core/data/points', table: 'core/data/point_generator.cpp' },
  { folder: 'core/optim', table: 'core/optim/optimizer.cpp' },
  { folder: 'core/optim/schedules', table: 'core/optim/schedule.cpp' },
  { folder: 'core/optim/clippings', table: 'core/optim/clipping.cpp' },
  { folder: 'core/train', table: 'core/train/measure.cpp' },
  { folder: 'core/data/augmentation', table: 'core/data/augmentation.cpp' },
];

/** @param {string} file */
function read(file) {
  return readFileSync(join(ROOT, file), 'utf8');
}

/**
 * What the files of a folder define for a table: `const Op kMatmul{.name = "matmul", …`.
 *
 * @param {string} folder
 */
function entriesOf(folder) {
  return FILES.filter((file) => dirname(file) === folder && file.endsWith('.cpp')).flatMap((file) =>
    [...read(file).matchAll(/^const [A-Z]\w+ (k[A-Z]\w+)\s*(?:\{|=)[^"]*"(\w+)"/gm)].map(
      ([, constant = '', name = '']) => ({ file, constant, name }),
    ),
  );
}

for (const { folder, table } of TABLES) {
  test(`everything that ${folder} defines is in ${table}`, () => {
    const entries = entriesOf(folder);
    assert.ok(entries.length > 0, `no entries found in ${folder}`);
    const text = read(table);
    const forgotten = entries.filter(({ constant }) => !new RegExp(`\\b${constant}\\b`).test(text));
    assert.deepEqual(
      forgotten.map(({ file, constant }) => `${constant} of ${file}`),
      [],
    );
  });

  test(`what ${folder} defines is named as its file`, () => {
    const odd = entriesOf(folder).filter(({ file, name }) => basename(file, '.cpp') !== name);
    assert.deepEqual(
      odd.map(({ file, name }) => `${name} in ${file}`),
      [],
    );
  });
}

test('every op of the registry is tested by the contract over the registry, not one by one', () => {
  const contract = FILES.filter((file) => file.startsWith('tests/native/ops/'));
  assert.ok(
    contract.some((file) => read(file).includes('op_registry()')),
    'tests/native/ops iterates op_registry()',
  );
});

test('every lab says what it is in lab.ts', () => {
  const labs = new Set(
    FILES.map((file) => /^web\/src\/labs\/[^/]+(?=\/)/.exec(file)?.[0]).filter(Boolean),
  );
  const silent = [...labs].filter((lab) => !FILES.includes(`${String(lab)}/lab.ts`));
  assert.deepEqual(silent, []);
});
