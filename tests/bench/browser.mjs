// Chromium as the bench uses it: the tests' own, isolated pages, calls to a contender's worker.
import { chromium } from 'playwright-core';

import { ensureChromium } from '../../wasm/toolchain/chromium.mjs';
import { startServer } from '../../web/tools/server.mjs';
import { FLAGS } from '../browser/support/flags.mjs';
import { BENCH_SITE } from './bench_site.mjs';

/** @typedef {Awaited<ReturnType<typeof openBrowser>>} BenchBrowser */

/** A Chromium with nothing open. */
export async function launchChromium() {
  return chromium.launch({ executablePath: await ensureChromium(), args: FLAGS });
}

/** Starts Chromium on the bench's page. */
export async function openBrowser() {
  const server = await startServer({ folder: BENCH_SITE, isolated: true });
  const browser = await launchChromium();
  const page = await browser.newPage();
  await page.goto(server.url);
  await page.waitForFunction(() => 'bench' in window);
  /**
   * @param {string} id
   * @param {string} method
   * @param {object} [argument]
   * @returns {Promise<any>}
   */
  const call = (id, method, argument = {}) =>
    page.evaluate(
      ([worker, name, value]) => /** @type {any} */ (window).bench.call(worker, name, value),
      /** @type {const} */ ([id, method, argument]),
    );
  const end = (/** @type {string} */ id) =>
    page.evaluate((worker) => /** @type {any} */ (window).bench.end(worker), id);
  /** What a program of WebAssembly prints. @param {string} path of its module, in the bench's folder */
  const printed = (path) =>
    page.evaluate(async (url) => {
      const { default: program } = await import(url);
      /** @type {string[]} */
      const lines = [];
      await program({ print: (/** @type {string} */ line) => lines.push(line) });
      return lines.join('\n');
    }, new URL(path, server.url).href);
  const close = async () => {
    await browser.close();
    await server.close();
  };
  return { version: browser.version(), call, end, printed, close };
}
