// The Speed page: runs the benchmark's workloads on the visitor's device, can be stopped, and is open to
// everybody. No speed is judged here.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { assertAccessible, openPage } from './support/browser.mjs';
import { siteUrl } from './support/site.mjs';
import { expectSoon } from './support/soon.mjs';

/** @typedef {import('./support/site.mjs').Host} Host */
/** @typedef {import('playwright-core').Page} Page */

/** All seven of them, by the number of threads: text of the cells. @param {Page} page */
function cells(page) {
  return page.locator('td[data-task]').evaluateAll((found) =>
    found.map((cell) => ({
      task: cell.getAttribute('data-task') ?? '',
      threads: Number(cell.getAttribute('data-threads')),
      value: Number(cell.querySelector('b')?.textContent.replaceAll(',', '') ?? NaN),
    })),
  );
}

/**
 * @param {import('node:test').TestContext} t
 * @param {Host} host
 * @param {Partial<import('./support/browser.mjs').PageOptions>} [options]
 */
async function openSpeed(t, host, options = {}) {
  const opened = await openPage(t, { host, goto: false, ...options });
  await opened.page.goto(`${await siteUrl(host)}?bench`);
  await opened.page.getByRole('heading', { level: 1, name: 'How fast does it train' }).waitFor();
  return opened;
}

for (const host of /** @type {Host[]} */ (['isolated', 'plain'])) {
  test(`?bench measures every workload, ${host}`, async (t) => {
    const { page } = await openSpeed(t, host);
    await page.getByRole('button', { name: 'Start the test' }).click();
    await page.getByText('Done.').waitFor({ timeout: 200_000 });
    const found = await cells(page);
    assert.ok(
      found.every(({ value }) => Number.isFinite(value) && value > 0),
      JSON.stringify(found),
    );
    const counts = [...new Set(found.map(({ threads }) => threads))];
    assert.equal(counts[0], 1);
    if (host === 'plain') assert.deepEqual(counts, [1]);
    for (const threads of counts) {
      const speed = (/** @type {string} */ id) =>
        found.find((cell) => cell.task === id && cell.threads === threads)?.value ?? NaN;
      // It is the networks' own work that is told: the last one does forty times that of the first.
      assert.ok(speed('W1') > speed('W2b'), `${threads} threads`);
      assert.equal(found.filter((cell) => cell.threads === threads).length, 7);
    }
  });
}

test('the test can be stopped, keeps what it has measured, and can begin again', async (t) => {
  const { page } = await openSpeed(t, 'plain');
  await page.getByRole('button', { name: 'Start the test' }).click();
  await expectSoon(
    () => cells(page),
    (found) => Number(found[0]?.value) > 0,
    'a first number',
    30_000,
  );
  await page.getByRole('button', { name: 'Stop' }).click();
  await page.getByText('Stopped. What was measured stays.').waitFor();
  const found = await cells(page);
  assert.ok(Number(found[0]?.value) > 0);
  assert.ok(found.some(({ value }) => Number.isNaN(value)));
  await page.getByRole('button', { name: 'Measure again' }).click();
  await page.getByRole('button', { name: 'Stop' }).click();
  await page.getByText('Stopped. What was measured stays.').waitFor();
});

test('the Speed page stands in no menu, and a link to a lab wins over it', async (t) => {
  const { page } = await openSpeed(t, 'plain');
  assert.equal(await page.getByRole('navigation').getByText('Speed').count(), 0);
  await page.getByRole('navigation').getByRole('link', { name: 'Digits' }).click();
  await page.getByRole('img', { name: /^Drawing pad/ }).waitFor();
});

for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
  test(`nothing keeps anybody out of it: ${colorScheme}`, async (t) => {
    const { page } = await openSpeed(t, 'plain', {
      ...{ colorScheme, viewport: { width: 390, height: 844 } },
    });
    await assertAccessible(page);
    const width = await page.evaluate(
      () => document.documentElement.scrollWidth - window.innerWidth,
    );
    assert.ok(width <= 0, 'no scrolling sideways');
  });
}
