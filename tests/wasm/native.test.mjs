// The contract cases of tests/native (ops against their Jacobians, determinism, files, the session),
// compiled to WebAssembly and run in Node, with either build of the kernels. Compiled with threads
// only: one tree's compilation is what it costs, and the other differs in one file of core/base.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { BUILD, VARIANTS } from './support.mjs';

const TREE = 'wasm-simd-threads';

for (const { name } of VARIANTS.filter(({ tree }) => `wasm-${tree}` === TREE)) {
  test(`tests/native pass in WebAssembly, ${name}`, (t) => {
    const suffix = name.startsWith('relaxed') ? '-relaxed' : '';
    const module = fileURLToPath(new URL(`${TREE}/inkgrad-tests${suffix}.mjs`, BUILD));
    assert.ok(existsSync(module), 'not built: npm run test:wasm builds it');
    const run = fileURLToPath(new URL('native/run.mjs', import.meta.url));
    const args = [...process.execArgv.filter((flag) => flag.includes('relaxed')), run, module];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    t.diagnostic(stdout.trim().split('\n').at(-1) ?? '');
    assert.equal(status, 0, `${stdout}\n${stderr}`);
    assert.match(stdout, /[1-9]\d* cases passed, 0 failed/);
  });
}
