// Where things are: the clone, its build folder, and the cache that outlives any clone.
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The clone. */
export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Everything the build makes, one folder per CMake preset. */
export const BUILD = join(ROOT, '.build');

/** Downloaded tools. Keyed by version below, so that all clones share them and none goes stale. */
export function cacheFolder() {
  const { INKGRAD_CACHE: own, XDG_CACHE_HOME: shared } = process.env;
  return own ?? join(shared ?? join(homedir(), '.cache'), 'inkgrad');
}
