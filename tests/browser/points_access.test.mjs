// The Points lab open to everybody: by keyboard alone, on a phone, in both themes, and to axe.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { assertAccessible, openPage } from './support/browser.mjs';
import { atStep, bar, pointsReady, readStep, unit, unitPanel } from './support/points.mjs';
import { expectSoon } from './support/soon.mjs';

const SIZES = { wide: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } };
const LINKS = {
  classes: 'points/points=spiral&points.classes=4&test=1',
  'a number': 'points/points=gaussian_bumps',
};

for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
  for (const [size, viewport] of Object.entries(SIZES)) {
    test(`axe finds nothing and nothing hangs over: ${colorScheme}, ${size}`, async (t) => {
      for (const [what, hash] of Object.entries(LINKS)) {
        const { page } = await openPage(t, { viewport, colorScheme, hash, host: 'plain' });
        await pointsReady(page);
        await bar(page).step.click();
        await atStep(page, 1);
        await unit(page, 1, 0).click();
        await page.getByText('Show gradients (dashed)').click();
        await page.getByRole('button', { name: 'Keep this run' }).click();
        await page.getByRole('button', { name: 'Choose what to hide' }).click();
        await assertAccessible(page);
        const over = await page.evaluate(
          () => document.documentElement.scrollWidth - window.innerWidth,
        );
        assert.ok(over <= 0, `${what} is ${over} px too wide`);
      }
    });
  }
}

test('on a phone every kind of points has its whole name within its tile', async (t) => {
  const hash = 'points/points=checkerboard';
  const { page } = await openPage(t, { viewport: SIZES.phone, hash, host: 'plain' });
  await pointsReady(page);
  const names = page.locator('.kinds label span');
  const over = await names.evaluateAll((all) =>
    all.flatMap((span) => {
      const tile = /** @type {HTMLElement} */ (span.parentElement).getBoundingClientRect();
      const { left, right } = span.getBoundingClientRect();
      return left >= tile.left && right <= tile.right ? [] : [span.textContent];
    }),
  );
  assert.ok((await names.count()) > 5);
  assert.deepEqual(over, []);
});

test('by keyboard alone: play, pause, step, walk the units, change a weight', async (t) => {
  const { page } = await openPage(t, { hash: 'points/', host: 'plain' });
  await pointsReady(page);
  await page.keyboard.press('Space');
  await expectSoon(
    () => readStep(page),
    (step) => step > 1,
    'it plays',
  );
  await page.keyboard.press('Space');
  await bar(page).play.waitFor();
  await unit(page, 0, 0).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const panel = unitPanel(page);
  await panel.waitFor();
  const name = await panel.getAttribute('aria-label');
  assert.match(name ?? '', /^Layer 1, unit [23]$/);
  await page
    .getByRole('heading', { name: name ?? '', exact: true })
    .first()
    .waitFor();
  await panel.locator('.weights input').first().focus();
  await page.keyboard.type('1.5');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await panel.waitFor({ state: 'detached' });
});

test('nothing moves by itself where motion is unwelcome', async (t) => {
  const { page } = await openPage(t, { hash: 'points/', host: 'plain', reducedMotion: true });
  await pointsReady(page);
  const running = await page.evaluate(
    () => document.getAnimations().filter((one) => one.playState === 'running').length,
  );
  assert.equal(running, 0);
});
