// The Backprop lab open to everybody: by keyboard alone, on a phone, in both themes, and to axe.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { atMove, box, jump, readBar, readBoxes, walkable, walkBar } from './support/backprop.mjs';
import { assertAccessible, openPage } from './support/browser.mjs';
import { expectSoon } from './support/soon.mjs';

const SIZES = { wide: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } };
const LINKS = {
  'an expression': 'backprop/move=6&cell=b',
  'the tiny network': 'backprop/size=points&move=12&cell=hidden.weight:3',
};

for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
  for (const [size, viewport] of Object.entries(SIZES)) {
    test(`axe finds nothing and nothing hangs over: ${colorScheme}, ${size}`, async (t) => {
      for (const [what, hash] of Object.entries(LINKS)) {
        const { page } = await openPage(t, { viewport, colorScheme, hash, host: 'plain' });
        await walkable(page);
        await jump(page, 'gradients');
        await page.getByRole('button', { name: /^Follow the strongest way/ }).click();
        await page.getByRole('button', { name: /^Nudge by/ }).click();
        await page.locator('[data-is="numeric"]').waitFor();
        await assertAccessible(page);
        const over = await page.evaluate(
          () => document.documentElement.scrollWidth - window.innerWidth,
        );
        assert.ok(over <= 0, `${what} is ${over} px too wide`);
      }
    });
  }
}

test('by keyboard alone: play, pause, step, walk the graph, choose, follow the way, change a number', async (t) => {
  const { page } = await openPage(t, { hash: 'backprop/', host: 'plain' });
  await walkable(page);
  await page.keyboard.press('Space');
  await walkBar(page).pause.waitFor();
  await expectSoon(
    () => readBar(page, 'move'),
    (move) => move > 1,
    'it plays',
  );
  await page.keyboard.press('Space');
  await walkBar(page).play.waitFor();
  const move = await readBar(page, 'move');
  await page.keyboard.press('ArrowLeft');
  await atMove(page, move - 1);

  await box(page, 'a').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('region', { name: 'b', exact: true }).waitFor();
  for (let pressed = 0; pressed < 12; pressed += 1) await page.keyboard.press('ArrowRight');
  await expectSoon(
    async () => (await readBoxes(page))['b'],
    (b) => b?.[1] === 16,
    'the arrows step, wherever the focus is in the graph',
  );
  await page.keyboard.press('Enter');
  await page.keyboard.press('p');
  await page.getByRole('list', { name: 'The strongest way from f' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('list', { name: 'The strongest way from f' }).waitFor({ state: 'detached' });
});

test('a screen reader hears the graph as a list in the order of the computation', async (t) => {
  const { page } = await openPage(t, { hash: 'backprop/move=3', host: 'plain' });
  await walkable(page);
  await atMove(page, 3);
  const list = page.getByRole('list', { name: 'Values and ops in the order of the computation' });
  const names = await list
    .locator('button')
    .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));
  assert.equal(names[0], 'a, parameter: 2.00, gradient not there yet');
  const [product, sum] = [
    names.indexOf('multiplication, makes a*b'),
    names.indexOf('addition, makes (a*b + c)'),
  ];
  assert.ok(product > 0 && product < sum, names.join('; '));
  assert.equal(await list.locator('button:not([tabindex="-1"])').count(), 1, 'one Tab stop');
});

test('the navigation shows all labs on a phone', async (t) => {
  const { page } = await openPage(t, { viewport: SIZES.phone, hash: 'backprop/', host: 'plain' });
  await walkable(page);
  const links = page.getByRole('navigation', { name: 'Labs' }).getByRole('link');
  for (const link of await links.all()) {
    const place = await link.boundingBox();
    assert.ok(place && place.x >= 0 && place.x + place.width <= 390, await link.innerText());
  }
});
