// The contract cases of tests/native (ops against their Jacobians, determinism, files, the session),
// compiled to WebAssembly and run in Node, for every variant.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { BUILD, VARIANTS } from './support.mjs';

for (const { name } of VARIANTS) {
  test(`tests/native pass in WebAssembly, ${name}`, (t) => {
    const module = fileURLToPath(new URL(`wasm-${name}/inkgrad-tests.mjs`, BUILD));
    const target = `--preset wasm-${name} --target inkgrad_tests`;
    assert.ok(existsSync(module), `not built: cmake --build ${target}`);
    const args = [fileURLToPath(new URL('native/run.mjs', import.meta.url)), module];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    t.diagnostic(stdout.trim().split('\n').at(-1) ?? '');
    assert.equal(status, 0, `${stdout}\n${stderr}`);
    assert.match(stdout, /[1-9]\d* cases passed, 0 failed/);
  });
}
