// How weights are changed, on a phone, to axe, and in the Digits lab.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { assertAccessible, openPage } from './support/browser.mjs';
import { ready, stepTimes } from './support/digits.mjs';
import { atStep, bar, card, pointsReady } from './support/points.mjs';
import { expectSoon } from './support/soon.mjs';
import { CLIPPED, CLIPPING, MEMORY, limit, memoryOpen, pictures } from './support/updates.mjs';

test('the Digits lab shows the same of its own network', async (t) => {
  const hash = 'digits/model=mlp&generated_count=300&optimizer=adam&clipping=norm';
  const { page } = await openPage(t, { hash, host: 'plain' });
  await ready(page);
  await stepTimes(page, 1);
  await card(page, MEMORY).scrollIntoViewIfNeeded();
  await memoryOpen(page);
  const layer = await card(page, MEMORY).getByLabel('Layer').inputValue();
  await expectSoon(
    () => pictures(page, `${layer}.weight`),
    (names) => names.includes('v') && names.includes('effective_step'),
    'pictures of a layer',
  );
  await card(page, CLIPPING).scrollIntoViewIfNeeded();
  await limit(page).waitFor();
});

for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
  test(`axe finds nothing and nothing hangs over on a phone: ${colorScheme}`, async (t) => {
    const viewport = { width: 390, height: 844 };
    const hash = `${CLIPPED}&schedule=cosine&optimizer=adam`;
    const { page } = await openPage(t, { hash, viewport, colorScheme, host: 'plain' });
    await pointsReady(page);
    await bar(page).step.click();
    await atStep(page, 1);
    await memoryOpen(page);
    await page.locator('button.fold').click();
    await page.getByRole('button', { name: 'Options', exact: true }).click();
    await page.getByRole('slider', { name: 'Length', exact: true }).waitFor();
    await limit(page).waitFor();
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390);
    await assertAccessible(page);
  });
}
