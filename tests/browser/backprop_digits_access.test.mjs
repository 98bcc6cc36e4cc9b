// The Backprop lab on a network of digits, with a drawing of one's own in it: nothing keeps anybody out.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { box, jump } from './support/backprop.mjs';
import { openDigits, putIn } from './support/backprop_pages.mjs';
import { assertAccessible } from './support/browser.mjs';
import { card } from './support/digits.mjs';

const VIEWPORTS = { wide: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } };

for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
  for (const [size, viewport] of Object.entries(VIEWPORTS)) {
    test(`axe finds nothing and nothing hangs over: ${colorScheme}, ${size}`, async (t) => {
      const page = await openDigits(t, { viewport, colorScheme });
      await putIn(page);
      await jump(page, 'gradients');
      await box(page, 'act').click();
      await card(page, 'On the curve').locator('[data-is="health"]').first().waitFor();
      await assertAccessible(page);
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - window.innerWidth,
      );
      assert.ok(over <= 0, `${over} px too wide`);
    });
  }
}
