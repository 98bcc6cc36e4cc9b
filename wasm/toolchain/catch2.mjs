// Makes Catch2 v3 available: the system's own, or the backports' packages unpacked into the cache.
// Where neither is to be had, CMake fetches and builds it (wasm/cmake/dependencies.cmake).
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { hasApt } from './apt.mjs';
import { cacheFolder } from './places.mjs';
import { debianMirror, downloadPackages, unpack } from './private_apt.mjs';
import { say, step } from './report.mjs';
import { outputOf } from './run.mjs';
import { CATCH2 } from './versions.mjs';

/** Whether the system itself has Catch2 v3. */
function installed() {
  const version = outputOf('dpkg-query', ['-W', '-f=${Version}', 'libcatch2-dev']);
  return version?.startsWith('3.') ?? false;
}

export async function ensureCatch2() {
  const prefix = join(cacheFolder(), `catch2-${CATCH2.version}`);
  if (existsSync(prefix) || !hasApt() || installed() || !debianMirror()) return;
  const work = `${prefix}.part`;
  rmSync(work, { recursive: true, force: true });
  mkdirSync(cacheFolder(), { recursive: true });
  try {
    await step(`Downloading Catch2 ${CATCH2.version} (Debian ${CATCH2.suite})`, async (detail) => {
      const debs = await downloadPackages(`${prefix}.debs`, CATCH2.suite, CATCH2.packages, detail);
      for (const deb of debs) await unpack(deb, work, ['./usr/share/doc']);
      rmSync(`${prefix}.debs`, { recursive: true, force: true });
    });
    renameSync(work, prefix);
  } catch (error) {
    say(`  ${error instanceof Error ? error.message : String(error)}`);
    say('  Going on without it: CMake will fetch the sources instead.');
  }
}
