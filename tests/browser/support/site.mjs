// The built site, served as hosts do: isolated, plain, or under a sub-path. One server of each kind for
// a whole test file; they end with it.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { after } from 'node:test';

import { ROOT } from '../../../wasm/toolchain/places.mjs';
import { startServer } from '../../../web/tools/server.mjs';

const DIST = join(ROOT, 'web/dist');

/** @typedef {'isolated' | 'plain'} Host */

/** Both kinds, for tests that must hold on each. @type {Host[]} */
export const HOSTS = ['isolated', 'plain'];

/** @type {Map<string, Promise<{ url: string, close: () => Promise<void> }>>} */
const running = new Map();

/** The files that each host has handed over so far, by its kind. @type {Record<Host, string[]>} */
export const served = { isolated: [], plain: [] };

after(async () => {
  for (const server of running.values()) await (await server).close();
});

/**
 * The address of the site on such a host, ending in a slash.
 *
 * @param {Host} host
 * @param {string} [under] the sub-path it lies under
 */
export async function siteUrl(host, under = '/') {
  assert.ok(existsSync(join(DIST, 'index.html')), 'the site is not built: npm run build');
  const key = `${host} ${under}`;
  let server = running.get(key);
  if (!server) {
    const onAnswer = (/** @type {{ file: string }} */ { file }) => void served[host].push(file);
    server = startServer({ folder: DIST, isolated: host === 'isolated', under, onAnswer });
    running.set(key, server);
  }
  return (await server).url;
}
