// Open to everybody: no violations that axe can find, nothing beside a phone's screen, nothing that
// moves for those who asked for rest.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { assertAccessible, openPage } from './support/browser.mjs';
import { bar, card, drawWithMouse, readAnswer, readStep, ready } from './support/digits.mjs';
import { expectSoon } from './support/soon.mjs';

/** @typedef {import('playwright-core').Page} Page */

const SIZES = { wide: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } };

/** A drawing, a trained network, the editor and every drawer open. @param {Page} page */
async function fill(page) {
  await drawWithMouse(page);
  await bar(page).play.click();
  await expectSoon(
    () => readStep(page),
    (step) => step > 60,
    'some training',
    60_000,
  );
  await bar(page).pause.click();
  await expectSoon(
    () => readAnswer(page),
    ({ digit }) => digit !== '?',
    'an answer',
  );
  await page.getByRole('button', { name: 'Keep it' }).click();
  const fold = page.locator('button.fold');
  if (await fold.isVisible()) await fold.click();
  await page.getByRole('button', { name: 'Options', exact: true }).click();
  await page.getByRole('button', { name: 'Edit your network' }).click();
  await page.getByRole('button', { name: /^\+ Convolution/ }).click();
  await page.getByRole('region', { name: 'Edit your network' }).getByRole('alert').waitFor();
  await card(page, 'Confusion').getByRole('gridcell').first().waitFor();
  await card(page, 'Mistakes').getByRole('button').first().waitFor();
  await card(page, 'Gradient flow').getByText('Now, number by number').waitFor();
  await card(page, 'Path of the weights').getByRole('img').waitFor();
}

/** How much the page is wider than its window. @param {Page} page */
function overhang(page) {
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
}

for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
  for (const [size, viewport] of Object.entries(SIZES)) {
    test(`nothing keeps anybody out: ${colorScheme}, ${size}, at rest and with all cards filled`, async (t) => {
      const hash = 'digits/model=mlp&generated_count=2000&evaluate_every=10';
      const { page } = await openPage(t, { viewport, colorScheme, hash });
      await ready(page);
      await assertAccessible(page);
      assert.ok((await overhang(page)) <= 0, 'no scrolling sideways at rest');
      await fill(page);
      await assertAccessible(page);
      assert.ok((await overhang(page)) <= 0, 'no scrolling sideways when filled');
    });
  }
}

test('the theme button changes the colours and the choice is kept', async (t) => {
  const { page } = await openPage(t);
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await ground();
  await page.getByRole('button', { name: 'Use the dark theme' }).click();
  const dark = await ground();
  assert.notEqual(dark, light);
  await page.reload();
  await page.getByRole('button', { name: 'Use the light theme' }).waitFor();
  assert.equal(await ground(), dark);
});

test('nothing moves by itself for those who asked for rest', async (t) => {
  const { page } = await openPage(t, { reducedMotion: true });
  await ready(page);
  const moving = await page.evaluate(() =>
    document
      .getAnimations()
      .filter((animation) => animation.playState === 'running')
      .map((animation) => Number(animation.effect?.getComputedTiming().duration))
      .filter((duration) => duration > 10),
  );
  assert.deepEqual(moving, []);
});
