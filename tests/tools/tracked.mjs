// The files of the repository: what git tracks and what it would.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { ROOT } from '../../wasm/toolchain/places.mjs';

/** Paths from the repository root, sorted, build output left out. */
export function trackedFiles() {
  const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const list = execFileSync('git', args, { cwd: ROOT, encoding: 'utf8', maxBuffer: 1 << 26 });
  const files = list.split('\0').filter((path) => path !== '' && existsSync(join(ROOT, path)));
  return [...new Set(files)].sort();
}
