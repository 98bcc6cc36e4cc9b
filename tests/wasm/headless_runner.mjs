// The headless runner as a process of its own, for its tests.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';

const RUNNER = fileURLToPath(new URL('../../web/headless/main.mjs', import.meta.url));

/** @param {string[]} args */
export function headless(...args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [RUNNER, ...args], {
    encoding: 'utf8',
    // From anywhere: nothing depends on the folder it is called in.
    cwd: tmpdir(),
  });
  return { status, stdout, stderr };
}

/** @param {string[]} args */
export function json(...args) {
  const { status, stdout, stderr } = headless(...args, '--json', '--quiet');
  assert.equal(status, 0, stderr);
  assert.equal(stderr, '');
  return JSON.parse(stdout);
}
