// The same built files on every kind of host: with isolation headers, without, with the service worker
// in their stead, and under a sub-path.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { openPage } from './support/browser.mjs';
import { siteUrl } from './support/site.mjs';

/** @param {import('playwright-core').Page} page */
function isolatedIn(page) {
  return page.evaluate(() => window.crossOriginIsolated);
}

/**
 * How often the page has been opened or reloaded so far.
 *
 * @param {import('playwright-core').Page} page
 */
function countLoads(page) {
  let loads = 0;
  page.on('framenavigated', (frame) => {
    if (frame === page.mainFrame()) loads += 1;
  });
  return () => loads;
}

test('an isolated host gives the page shared memory', async (t) => {
  const { page } = await openPage(t, { host: 'isolated' });
  assert.equal(await isolatedIn(page), true);
});

test('a plain host gives the whole page without it', async (t) => {
  const { page } = await openPage(t, { host: 'plain' });
  assert.equal(await isolatedIn(page), false);
  await page.getByRole('heading', { level: 1 }).waitFor();
});

test('on a plain host the service worker isolates the page with one reload', async (t) => {
  const { page } = await openPage(t, { host: 'plain', serviceWorker: true, goto: false });
  const loads = countLoads(page);
  await page.goto(await siteUrl('plain'));
  await page.waitForFunction(() => window.crossOriginIsolated, undefined, { timeout: 20_000 });
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForTimeout(500);
  assert.equal(loads(), 2);
});

test('the service worker never reloads a page that somebody has begun to use', async (t) => {
  const { page, context } = await openPage(t, { host: 'plain', serviceWorker: true, goto: false });
  const loads = countLoads(page);
  /** @type {() => void} */
  let release = () => undefined;
  const used = new Promise((/** @type {(value: void) => void} */ resolve) => {
    release = resolve;
  });
  await context.route('**/coi-serviceworker.js', async (route) => {
    // The page's own copy of the script loads at once, the worker's only after the first touch.
    if (route.request().serviceWorker()) await used;
    await route.continue();
  });
  await page.goto(await siteUrl('plain'));
  await page.mouse.click(5, 5);
  release();
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.waitForTimeout(500);
  assert.equal(loads(), 1);
  assert.equal(await isolatedIn(page), false);
});

test('the site works under a sub-path', async (t) => {
  const { page, url } = await openPage(t, { host: 'plain', under: '/some/where/' });
  assert.match(url, /\/some\/where\/$/);
  await page.getByRole('heading', { level: 1 }).waitFor();
});

test('the server refuses what lies outside the site', async () => {
  const url = await siteUrl('isolated');
  for (const path of ['%2e%2e/%2e%2e/package.json', '..%2fpackage.json', 'engine/', '%00']) {
    const response = await fetch(`${url}${path}`);
    assert.equal(response.status, 404, path);
  }
  assert.equal((await fetch(url, { method: 'POST' })).status, 405);
});

test('every file is sent with its own type', async () => {
  const url = await siteUrl('isolated');
  const types = {
    '': 'text/html; charset=utf-8',
    'engine/inkgrad-simd.wasm': 'application/wasm',
    'engine/inkgrad-simd.mjs': 'text/javascript; charset=utf-8',
    'icon.svg': 'image/svg+xml',
  };
  for (const [path, type] of Object.entries(types)) {
    const response = await fetch(`${url}${path}`);
    assert.equal(response.headers.get('content-type'), type, path);
    assert.equal(response.headers.get('cross-origin-embedder-policy'), 'require-corp', path);
  }
});
