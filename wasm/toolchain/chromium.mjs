// Finds a Chromium for the browser tests, or installs one: Debian's package, else Playwright's own
// download, whichever this machine can have.
import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { hasApt, installPackages } from './apt.mjs';
import { ROOT } from './places.mjs';
import { say, SetupError, step } from './report.mjs';
import { onPath, outputOf, run } from './run.mjs';
import { PACKAGES } from './versions.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Path of a Chromium that starts, or null. INKGRAD_CHROMIUM comes first. */
export async function findChromium() {
  const { INKGRAD_CHROMIUM: chosen } = process.env;
  if (chosen) {
    if (existsSync(chosen)) return chosen;
    throw new SetupError(
      `INKGRAD_CHROMIUM names ${chosen}, which does not exist.`,
      'Set it to the path of a Chromium or Chrome, or unset it.',
    );
  }
  for (const name of NAMES) {
    const path = onPath(name);
    // Some systems have only a stub of that name, which prints how to install it.
    if (path && outputOf(path, ['--version'])) return path;
  }
  return downloaded();
}

/** Playwright's own browser, if it has been downloaded. */
async function downloaded() {
  if (!existsSync(join(ROOT, 'node_modules/playwright-core'))) return null;
  const { chromium } = await import('playwright-core');
  const path = chromium.executablePath();
  return existsSync(path) ? path : null;
}

/** @returns {Promise<string>} */
export async function ensureChromium() {
  const there = await findChromium();
  if (there) return there;
  let refused = 'No Chromium here that the browser tests could use.';
  if (hasApt()) {
    try {
      await installPackages(PACKAGES.browser, 'the browser tests');
    } catch (error) {
      if (!(error instanceof SetupError)) throw error;
      refused = `${error.message}\n${error.remedy}`;
      say("  Debian's package is not to be had; trying Playwright's own download");
    }
  }
  const installed = await findChromium();
  if (installed) return installed;
  await step('Downloading Chromium through Playwright', (onLine) =>
    run(
      process.execPath,
      [join(ROOT, 'node_modules/playwright-core/cli.js'), 'install', 'chromium'],
      {
        onLine,
        env: { ...process.env, PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '15000' },
        remedy: `${refused}\nOr set INKGRAD_CHROMIUM to the path of one.`,
      },
    ),
  );
  const path = await downloaded();
  if (!path) throw new SetupError('Playwright downloaded no Chromium.', refused);
  return path;
}
