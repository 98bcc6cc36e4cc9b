// The npm packages, exactly as package-lock.json has them. Runs `npm ci` only where something differs.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { ROOT } from './places.mjs';
import { SetupError, step } from './report.mjs';
import { run } from './run.mjs';

/**
 * @typedef {object} LockEntry
 * @property {string} [version]
 * @property {string} [integrity]
 * @property {boolean} [optional]
 */

/**
 * @param {string} path
 * @returns {Record<string, LockEntry>}
 */
function lockedPackages(path) {
  if (!existsSync(path)) return {};
  const lock = /** @type {{ packages?: Record<string, LockEntry> }} */ (
    JSON.parse(readFileSync(path, 'utf8'))
  );
  return lock.packages ?? {};
}

/** Whether node_modules holds what the lock file asks for. npm keeps its own list in there. */
function upToDate() {
  const wanted = lockedPackages(join(ROOT, 'package-lock.json'));
  const there = lockedPackages(join(ROOT, 'node_modules/.package-lock.json'));
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true;
    const own = there[path];
    // Builds for other systems are optional and absent here.
    if (!own) return entry.optional ?? false;
    return own.version === entry.version && own.integrity === entry.integrity;
  });
}

export async function ensureNpmPackages() {
  if (upToDate()) return;
  await step('Installing the npm packages', (onLine) =>
    run('npm', ['ci', '--no-audit', '--no-fund'], {
      cwd: ROOT,
      onLine,
      remedy: 'Check that this machine reaches its npm registry (npm ping), then try again.',
    }),
  );
}

/** Node itself, before anything needs it and says so less plainly. */
export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const enough = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22;
  if (!enough) {
    throw new SetupError(
      `Node ${process.versions.node} is too old.`,
      'Install Node 20.19 or newer (Vite asks for it), for instance from nodejs.org, then try again.',
    );
  }
}
