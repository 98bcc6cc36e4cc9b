// Layers that read two: a residual connection is built, read aloud, refused where it cannot be, and trained.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { assertAccessible, openPage } from './support/browser.mjs';
import { atStep, bar, card, hashOf, readNumber, ready } from './support/digits.mjs';
import { expectSoon } from './support/soon.mjs';

/** @typedef {import('playwright-core').Page} Page */

const SMALL = 'digits/model=cnn&generated_count=1000&evaluate_every=1000';

/** @param {Page} page */
function editor(page) {
  return page.getByRole('region', { name: 'Edit your network' });
}

/** The button that opens the layer of this name. @param {Page} page @param {string} name */
function layer(page, name) {
  return editor(page).locator('[data-does="open"]').filter({ hasText: name });
}

/** @param {Page} page */
async function openEditor(page) {
  await ready(page);
  await page.getByRole('button', { name: 'Edit your network', exact: true }).click();
  await editor(page).waitFor();
}

/** @param {Page} page */
function applyButton(page) {
  return editor(page).getByRole('button', { name: /^Apply/ });
}

/** @param {Page} page */
async function appliedAndTrained(page) {
  await expectSoon(
    () => applyButton(page).isEnabled(),
    (enabled) => enabled,
    'the network is possible',
  );
  await applyButton(page).click();
  await editor(page).waitFor({ state: 'detached' });
  await ready(page);
  await bar(page).step.click();
  await atStep(page, 1);
}

test('a residual connection is added with the mouse, trained, and carried by the link', async (t) => {
  const { page } = await openPage(t, { hash: SMALL });
  await openEditor(page);
  await layer(page, 'conv2').click();
  await editor(page).getByRole('button', { name: '+ Add (residual)', exact: true }).click();
  const read = editor(page).getByLabel('With', { exact: true });
  await read.waitFor();
  const refusal = editor(page).getByRole('alert');
  await refusal.waitFor();
  assert.match(await refusal.innerText(), /^Add \(residual\) needs two inputs of the same size: /);

  await read.selectOption({ label: 'pool1 · 14×14×8' });
  await editor(page).getByRole('switch', { name: 'Projection' }).click();
  await refusal.waitFor({ state: 'detached' });
  assert.match(await layer(page, 'add1').innerText(), /with pool1/);
  assert.ok((await editor(page).locator('.skip').count()) >= 2, 'the skip is drawn');
  await assertAccessible(page);

  await appliedAndTrained(page);
  const network = page.getByRole('group', { name: 'Layers from input to output' });
  await network.getByText('+ pool1', { exact: true }).waitFor();
  const hash = await expectSoon(
    () => hashOf(page),
    (found) => found.includes('~conv2~pool1'),
    'the link tells what it reads',
  );
  const again = await openPage(t, { hash: hash.slice(1) });
  await ready(again.page);
  await bar(again.page).step.click();
  await again.page
    .getByRole('group', { name: 'Layers from input to output' })
    .getByText('+ pool1', { exact: true })
    .waitFor();
});

test('a residual connection is added from the keyboard', async (t) => {
  const { page } = await openPage(t, { hash: SMALL });
  await openEditor(page);
  const press = async (/** @type {import('playwright-core').Locator} */ place) => {
    await place.focus();
    await page.keyboard.press('Enter');
  };
  // The activation after the second convolution: what it reads has its shape.
  await press(layer(page, 'act2'));
  await press(editor(page).getByRole('button', { name: '+ Add (residual)', exact: true }));
  const added = layer(page, 'add1');
  await added.waitFor();
  assert.ok(await added.evaluate((one) => one === document.activeElement), 'has the focus');
  assert.match(await added.innerText(), /with conv2/);
  await page.keyboard.press('Tab');
  await appliedAndTrained(page);
});

test('the residual preset trains', async (t) => {
  const { page } = await openPage(t, { hash: 'digits/model=residual&generated_count=1000' });
  await ready(page);
  await bar(page).step.click();
  await atStep(page, 1);
  await page
    .getByRole('group', { name: 'Layers from input to output' })
    .getByText('+ pool1', { exact: true })
    .waitFor();
  await expectSoon(
    () => readNumber(card(page, 'Learning curves'), 'training loss'),
    (loss) => loss > 1 && loss < 8,
    'a first loss like that of guessing',
  );
});
