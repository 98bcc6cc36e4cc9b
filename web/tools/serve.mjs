// Serves web/dist/: node web/tools/serve.mjs [--plain] [--port <n>] [--host <address>] [--no-open]
// With the isolation headers, as a good host would send them; --plain leaves them out, as many hosts do.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

import { ROOT } from '../../wasm/toolchain/places.mjs';
import { runMain, say, SetupError } from '../../wasm/toolchain/report.mjs';
import { onPath } from '../../wasm/toolchain/run.mjs';
import { startServer } from './server.mjs';

export const DIST = join(ROOT, 'web/dist');

const USAGE =
  'usage: npm run serve -- [--plain] [--port <n>] [--host <address>] [--no-open]\n' +
  '  --plain    without the isolation headers, as on a host that cannot set them\n' +
  '  --port     8080 unless told; the next free one when it is taken\n' +
  '  --host     127.0.0.1 unless told; 0.0.0.0 to be seen from other machines\n' +
  '  --no-open  do not open a browser';

/** @param {string[]} args */
export function readServeOptions(args) {
  try {
    const { values } = parseArgs({
      args,
      options: {
        plain: { type: 'boolean', default: false },
        port: { type: 'string' },
        host: { type: 'string', default: '127.0.0.1' },
        'no-open': { type: 'boolean', default: false },
      },
    });
    const port = values.port === undefined ? null : Number(values.port);
    if (port !== null && !(Number.isInteger(port) && port > 0 && port < 65536)) {
      throw new Error(`--port: expected 1..65535, got ${String(values.port)}`);
    }
    return { isolated: !values.plain, port, host: values.host, open: !values['no-open'] };
  } catch (error) {
    throw new SetupError(error instanceof Error ? error.message : String(error), USAGE);
  }
}

/**
 * The port asked for, or the first free one from 8080 on.
 *
 * @param {{ isolated: boolean, port: number | null, host: string }} options
 */
async function listen({ isolated, port, host }) {
  const first = port ?? 8080;
  for (let tried = first; tried < first + 20; tried += 1) {
    try {
      const running = await startServer({ folder: DIST, isolated, port: tried, host });
      if (tried !== first) say(`Port ${first} is taken; using ${tried}.`);
      return running;
    } catch (error) {
      const { code } = /** @type {NodeJS.ErrnoException} */ (error);
      if (code !== 'EADDRINUSE') throw error;
    }
  }
  throw new SetupError(
    `The ports ${first} to ${first + 19} are all taken.`,
    'Choose another one: npm start -- --port <n>',
  );
}

/** Opens the page where a person sits before a screen; elsewhere the printed address must do. */
function openBrowser(/** @type {string} */ url) {
  const { DISPLAY: x11, WAYLAND_DISPLAY: wayland } = process.env;
  const opener = process.platform === 'darwin' ? 'open' : 'xdg-open';
  const screen = process.platform === 'darwin' || Boolean(x11 ?? wayland);
  if (!screen || !process.stdout.isTTY || !onPath(opener)) return;
  const child = spawn(opener, [url], { stdio: 'ignore', detached: true });
  // No browser after all: the address stands there anyway.
  child.on('error', () => undefined);
  child.unref();
}

/** @param {{ isolated: boolean, port: number | null, host: string, open: boolean }} options */
export async function serveSite(options) {
  if (!existsSync(join(DIST, 'index.html'))) {
    throw new SetupError('There is no built site in web/dist/.', 'Build it first: npm run build');
  }
  const { url } = await listen(options);
  say(`\nInkgrad is at\n\n  ${url}\n`);
  say(
    options.isolated ? 'Ctrl+C ends it.' : 'Plain, without the isolation headers. Ctrl+C ends it.',
  );
  if (options.open) openBrowser(url);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await runMain(() => serveSite(readServeOptions(process.argv.slice(2))));
}
