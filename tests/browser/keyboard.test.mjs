// The lab by keyboard alone: every test here touches no mouse.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { openPage } from './support/browser.mjs';
import { answerCard, atStep, bar, card, readAnswer, readStep, ready } from './support/digits.mjs';
import { expectSoon } from './support/soon.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('playwright-core').Locator} Locator */

/** More than the page has places for the focus, so that a search for one ends. */
const MOST_TABS = 250;

/**
 * Presses Tab until the focus is there.
 *
 * @param {Page} page
 * @param {Locator} place
 * @param {'Tab' | 'Shift+Tab'} [key]
 */
async function tabTo(page, place, key = 'Tab') {
  for (let pressed = 0; pressed < MOST_TABS; pressed += 1) {
    await page.keyboard.press(key);
    if (await place.evaluate((element) => element === document.activeElement)) return;
  }
  assert.fail(`no way by ${key} to ${String(place)}`);
}

/** @param {Page} page @param {string} name */
function button(page, name) {
  return page.getByRole('button', { name, exact: true });
}

/** @param {Page} page */
function editor(page) {
  return page.getByRole('region', { name: 'Edit your network' });
}

test('Tab passes the bar, an example digit, the answer and the pad’s buttons in this order', async (t) => {
  const { page } = await openPage(t, { hash: 'digits/model=mlp&generated_count=1000' });
  await ready(page);
  await page.keyboard.press('Tab');
  await page.getByRole('link', { name: 'Skip to the lab' }).waitFor();
  await page.keyboard.press('Enter');
  await tabTo(page, bar(page).play);
  await tabTo(page, button(page, 'An example'));
  await page.keyboard.press('Enter');
  const shown = page.getByRole('img', {
    name: /^Drawing pad, showing test digit 0, labelled \d\.$/,
  });
  await shown.waitFor();
  const label = /labelled (\d)/.exec((await shown.getAttribute('aria-label')) ?? '')?.[1];
  await expectSoon(
    () => readAnswer(page),
    ({ digit }) => digit !== '?',
    `an answer to a ${label}`,
  );
  await button(page, 'Another example').waitFor();
  await tabTo(page, button(page, 'Clear'), 'Shift+Tab');
  await page.keyboard.press('Enter');
  await expectSoon(
    () => readAnswer(page),
    ({ digit }) => digit === '?',
    'an empty pad',
  );
  await tabTo(page, answerCard(page).getByRole('radio', { name: 'Ready-trained' }));
  await page.keyboard.press('ArrowRight');
  await answerCard(page)
    .getByText(/^Your own network answers/)
    .waitFor();
});

test('Space plays and pauses, the right arrow steps, and both also act on the focused button', async (t) => {
  const { page } = await openPage(t, { hash: 'digits/model=mlp&generated_count=1000' });
  await ready(page);
  await page.keyboard.press('ArrowRight');
  await atStep(page, 1);
  await page.keyboard.press('ArrowRight');
  await atStep(page, 2);
  await page.keyboard.press('Space');
  await bar(page).pause.waitFor();
  await expectSoon(
    () => readStep(page),
    (step) => step > 10,
    'steps are taken',
  );
  await page.keyboard.press('Space');
  await bar(page).play.waitFor();
  await tabTo(page, bar(page).play);
  await page.keyboard.press('Space');
  await bar(page).pause.waitFor();
  await page.keyboard.press('Space');
  await bar(page).play.waitFor();
  await tabTo(page, bar(page).reset, 'Shift+Tab');
  await page.keyboard.press('Enter');
  await atStep(page, 0);
});

test('a preset is chosen and a rate typed from the keyboard', async (t) => {
  const { page } = await openPage(t, { hash: 'digits/model=mlp&generated_count=1000' });
  await ready(page);
  const network = page.getByLabel('Network', { exact: true });
  await tabTo(page, network);
  await page.keyboard.type('Softmax');
  await page.keyboard.press('Enter');
  await expectSoon(
    () => network.inputValue(),
    (name) => name === 'softmax_regression',
    'the preset is chosen',
  );
  await ready(page);
  const rate = page.getByRole('textbox', { name: 'Learning rate', exact: true });
  await tabTo(page, rate);
  const before = Number(await rate.inputValue());
  await page.keyboard.press('ArrowUp');
  await expectSoon(
    async () => Number(await rate.inputValue()),
    (now) => now > before,
    'nudged up',
  );
});

test('the network is edited from the keyboard, and an impossible one is told why', async (t) => {
  const { page } = await openPage(t, { hash: 'digits/model=mlp&generated_count=1000' });
  await ready(page);
  await tabTo(page, button(page, 'Edit your network'));
  await page.keyboard.press('Enter');
  const rows = editor(page).getByRole('listitem');
  await rows.first().waitFor();
  const layers = await rows.count();
  const apply = editor(page).getByRole('button', { name: /^Apply/ });

  await tabTo(page, editor(page).getByRole('button', { name: '+ Convolution' }));
  await page.keyboard.press('Enter');
  const refusal = editor(page).getByRole('alert');
  await refusal.waitFor();
  assert.match(await refusal.innerText(), /^Conv 3×3 reads pictures/, 'in plain words');
  assert.equal(await apply.isDisabled(), true);
  assert.equal(await rows.count(), layers + 1);

  await tabTo(page, editor(page).getByRole('button', { name: /^Remove conv/ }));
  await page.keyboard.press('Enter');
  await refusal.waitFor({ state: 'detached' });
  assert.equal(await rows.count(), layers);

  await tabTo(page, editor(page).getByRole('button', { name: '+ Dense' }));
  await page.keyboard.press('Enter');
  assert.equal(await rows.count(), layers + 2, 'with its activation');
  await expectSoon(
    () => apply.isEnabled(),
    (enabled) => enabled,
    'the network is possible',
  );
  await tabTo(page, apply);
  await page.keyboard.press('Enter');
  await editor(page).waitFor({ state: 'detached' });
  await ready(page);
  await page.keyboard.press('Escape');
  assert.equal(await page.getByLabel('Network', { exact: true }).inputValue(), 'own');
});

test('Escape closes what is open, one thing at a time, before it puts an example away', async (t) => {
  const { page } = await openPage(t, { hash: 'digits/model=cnn&generated_count=1000' });
  await ready(page);
  await tabTo(page, button(page, 'An example'));
  await page.keyboard.press('Enter');
  const example = page.getByRole('img', { name: /^Drawing pad, showing test digit 0/ });
  await example.waitFor();
  await tabTo(page, button(page, 'Edit your network'));
  await page.keyboard.press('Enter');
  await editor(page).waitFor();
  const detail = page.getByRole('region', { name: /, map 1$/ });
  await tabTo(page, button(page, 'Conv 5×5').first());
  await page.keyboard.press('Enter');
  await detail.waitFor();

  await page.keyboard.press('Escape');
  await detail.waitFor({ state: 'detached' });
  await editor(page).waitFor();
  await page.keyboard.press('Escape');
  await editor(page).waitFor({ state: 'detached' });
  await tabTo(page, button(page, 'About Seed'), 'Shift+Tab');
  await page.keyboard.press('Enter');
  await page.getByRole('note').filter({ visible: true }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('note').filter({ visible: true }).waitFor({ state: 'detached' });
  await example.waitFor();
  await page.keyboard.press('Escape');
  await example.waitFor({ state: 'detached' });
});

test('cells of the confusion matrix are read with the arrows', async (t) => {
  const { page } = await openPage(t, { hash: 'digits/model=mlp&generated_count=1000' });
  await ready(page);
  await page.keyboard.press('ArrowRight');
  // The matrix may be there before the step is: the start has been measured too.
  await atStep(page, 1);
  const corner = card(page, 'Confusion').locator('[data-cell="0"]');
  await corner.waitFor();
  await tabTo(page, corner);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  const focused = await page.evaluate(() => document.activeElement?.getAttribute('data-cell'));
  assert.equal(focused, '11');
  assert.equal(await readStep(page), 1, 'the arrow did not train');
});

test('a grid of pictures is one Tab stop, with arrows within', async (t) => {
  const { page } = await openPage(t, { hash: 'digits/model=mlp&generated_count=1000' });
  await ready(page);
  const digits = card(page, 'The digits it learns from').locator('ul button');
  await digits.nth(23).waitFor();
  assert.equal(await digits.and(page.locator('[tabindex="0"]')).count(), 1);
  await tabTo(page, digits.first());
  for (const key of ['ArrowRight', 'ArrowDown', 'ArrowLeft']) await page.keyboard.press(key);
  const focused = await digits.evaluateAll((all) =>
    all.findIndex((one) => one === document.activeElement),
  );
  assert.equal(focused, 12, 'right, a row of twelve down, left');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  const within = await digits.evaluateAll((all) =>
    all.some((one) => one === document.activeElement),
  );
  assert.equal(within, false);
});
