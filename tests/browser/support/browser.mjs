// One Chromium for a whole test file, and pages that keep watch: an error on the console, an uncaught
// exception, a failed request or one to another host fails the test that opened the page.
import { AxeBuilder } from '@axe-core/playwright';
import assert from 'node:assert/strict';
import { after } from 'node:test';
import { chromium } from 'playwright-core';

import { ensureChromium } from '../../../wasm/toolchain/chromium.mjs';
import { FLAGS } from './flags.mjs';
import { siteUrl } from './site.mjs';

/** @type {Promise<import('playwright-core').Browser> | null} */
let browser = null;

function launched() {
  browser ??= ensureChromium().then((executablePath) =>
    chromium.launch({ executablePath, args: FLAGS }),
  );
  return browser;
}

after(async () => {
  if (browser) await (await browser).close();
});

/**
 * @typedef {object} PageOptions
 * @property {import('./site.mjs').Host} [host] 'isolated' unless told
 * @property {string} [under] sub-path of the site
 * @property {string} [search] what stands before it: '?variant=simd'
 * @property {string} [hash] what stands behind the # of the address
 * @property {{ width: number, height: number }} [viewport]
 * @property {'light' | 'dark'} [colorScheme]
 * @property {boolean} [reducedMotion]
 * @property {boolean} [touch]
 * @property {boolean} [serviceWorker] whether the page may have one: off, so that plain stays plain
 * @property {RegExp[]} [expected] console errors and failed requests that belong to the test
 * @property {boolean} [goto] false: the test opens the address itself
 */

/**
 * Opens the site in a browser context of its own and hands over the page. When the test ends, the
 * context closes and everything that went wrong on the page unasked fails the test.
 *
 * @param {import('node:test').TestContext} t
 * @param {PageOptions} [options]
 */
export async function openPage(t, options = {}) {
  const { host = 'isolated', under = '/', search = '', hash = '', expected = [] } = options;
  const url = `${await siteUrl(host, under)}${search}`;
  const context = await (
    await launched()
  ).newContext({
    viewport: options.viewport ?? { width: 1280, height: 900 },
    colorScheme: options.colorScheme ?? 'light',
    reducedMotion: options.reducedMotion ? 'reduce' : 'no-preference',
    hasTouch: options.touch ?? false,
    acceptDownloads: true,
  });
  if (!options.serviceWorker) {
    await context.route('**/coi-serviceworker.js', (route) =>
      route.fulfill({ contentType: 'text/javascript', body: '// kept out by the test' }),
    );
  }
  const page = await context.newPage();
  const watched = watch(context, new URL(url).origin, expected);
  t.after(async () => {
    await context.close();
    assert.deepEqual(watched.complaints, [], 'what went wrong on the page');
    assert.deepEqual(watched.foreign, [], 'requests to other hosts');
  });
  const address = hash ? `${url}#${hash}` : url;
  if (options.goto !== false) await page.goto(address);
  return { page, context, url, address, ...watched };
}

/**
 * @param {import('playwright-core').BrowserContext} context
 * @param {string} origin
 * @param {RegExp[]} expected
 */
function watch(context, origin, expected) {
  /** @type {string[]} */
  const complaints = [];
  /** @type {string[]} */
  const foreign = [];
  const complain = (/** @type {string} */ text) => {
    if (!expected.some((pattern) => pattern.test(text))) complaints.push(text);
  };
  context.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complain(message.text());
  });
  context.on('weberror', (error) => complain(String(error.error())));
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (['http:', 'https:', 'ws:', 'wss:'].includes(url.protocol) && url.origin !== origin) {
      foreign.push(request.url());
    }
  });
  context.on('response', (response) => {
    if (response.status() >= 400) complain(`${response.status()} ${response.url()}`);
  });
  return { complaints, foreign };
}

/**
 * Fails with what axe finds, told in one line each.
 *
 * @param {import('playwright-core').Page} page
 */
export async function assertAccessible(page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const told = violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}: ${node.target.join(' ')}`),
  );
  assert.deepEqual(told, [], 'accessibility');
}
