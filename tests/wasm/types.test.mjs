// The types of the bindings that are kept in the repository are those that the build writes. The build
// puts them there by itself, so what can be stale is only what git has of them.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { BUILD } from './support.mjs';

const root = new URL('../../', import.meta.url);
const KEPT = 'wasm/types/inkgrad.d.ts';

/** As staged or committed; outside a clone, the file itself. */
function kept() {
  const git = spawnSync('git', ['show', `:${KEPT}`], {
    cwd: fileURLToPath(root),
    encoding: 'utf8',
  });
  return git.status === 0 ? git.stdout : readFileSync(new URL(KEPT, root), 'utf8');
}

test(`${KEPT} is what the build writes`, () => {
  const written = readFileSync(new URL('wasm-simd/inkgrad-simd.d.ts', BUILD), 'utf8');
  assert.equal(kept(), written, `stale: commit ${KEPT}`);
});
