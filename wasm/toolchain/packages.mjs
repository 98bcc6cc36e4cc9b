// The compilers, libraries and linters of the native side, as Debian packages or by name elsewhere.
import { hasApt, installPackages } from './apt.mjs';
import { SetupError } from './report.mjs';
import { onPath } from './run.mjs';
import { PACKAGES } from './versions.mjs';

/** What a machine without apt must have; Eigen, nlohmann-json and Catch2 are fetched by CMake there. */
const PROGRAMS = { build: ['cmake', 'ninja'], lint: ['clang-format', 'clang-tidy'] };

/**
 * @param {'build' | 'lint'} kind
 * @param {string} purpose
 */
export async function ensurePackages(kind, purpose) {
  if (hasApt()) {
    await installPackages(PACKAGES[kind], purpose);
    return;
  }
  const missing = PROGRAMS[kind].filter((name) => onPath(name) === null);
  if (missing.length > 0) {
    throw new SetupError(
      `Missing for ${purpose}: ${missing.join(', ')}.`,
      'This machine has no apt-get. Install them with its own package manager, then try again.',
    );
  }
}
