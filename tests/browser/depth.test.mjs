// Vanishing and exploding gradients: the panel's settings in the links of both labs that have it, and the learner's
// own run measured in the Optimizers lab.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { assertAccessible, openPage } from './support/browser.mjs';
import { hashOf, ready, stepTimes } from './support/digits.mjs';
import { pointsReady } from './support/points.mjs';
import { expectSoon } from './support/soon.mjs';

/** @param {import('playwright-core').Page} page */
const panelOf = (page) => page.getByRole('region', { name: 'Vanishing and exploding' });
const WAIT = { timeout: 60_000 };

test('a deep network on the data of the learner’s run, and that run itself, with an address', async (t) => {
  const hash = 'digits/model=mlp&generated_count=1000&batch_size=20';
  const { page } = await openPage(t, { hash, host: 'plain' });
  await ready(page);
  await stepTimes(page, 2);
  await page.getByRole('link', { name: 'Optimizers', exact: true }).click();
  const panel = panelOf(page);
  await panel.scrollIntoViewIfNeeded(WAIT);
  await panel.getByText(/The signal keeps its size/).waitFor(WAIT);
  await panel.getByLabel('Activation').selectOption('sigmoid');
  await panel.getByText(/The gradient vanishes/).waitFor(WAIT);
  await panel.getByText('Your network').click();
  await panel.getByText(/at step 2;/).waitFor(WAIT);
  await expectSoon(
    () => hashOf(page),
    (now) => now.includes('depth.activation=sigmoid&depth.of=run'),
    'the address has it',
  );
});

test('without a run it says what it needs; what its link asks for is set', async (t) => {
  const { page } = await openPage(t, {
    hash: 'optimizers/depth.layers=7&depth.norm=batch_norm',
    host: 'plain',
    viewport: { width: 390, height: 844 },
  });
  const panel = panelOf(page);
  await panel.scrollIntoViewIfNeeded(WAIT);
  await panel.getByText(/there is none yet/).waitFor(WAIT);
  assert.equal(await panel.getByLabel('Layers', { exact: true }).inputValue(), '7');
  assert.equal(await panel.getByRole('radio', { name: 'Batch' }).isChecked(), true);
  assert.equal(await panel.getByLabel('Layers', { exact: true }).isDisabled(), true);
  await assertAccessible(page);
  await panel.getByRole('link', { name: /Points playground/ }).click();
  await pointsReady(page);
  await page.getByRole('link', { name: 'Optimizers', exact: true }).click();
  await panel.scrollIntoViewIfNeeded(WAIT);
  await panel.getByText(/The signal (keeps|stays|vanishes|explodes)/).waitFor(WAIT);
});

test('in the Points lab the link has what is set, and follows it', async (t) => {
  const hash = 'points/depth.layers=30&depth.init=xavier_normal&depth.of=run&seed=5';
  const { page } = await openPage(t, { host: 'plain', hash });
  await pointsReady(page);
  const panel = panelOf(page);
  await panel.scrollIntoViewIfNeeded();
  await panel.getByText(/at step 0;/).waitFor();
  await panel.getByText('A deep network').click();
  assert.equal(await panel.getByLabel('Layers', { exact: true }).inputValue(), '30');
  await panel.getByText(/The signal vanishes/).waitFor();
  await panel.getByLabel('Residual').check();
  await panel.getByLabel('Activation').selectOption('tanh');
  await expectSoon(
    () => hashOf(page),
    (now) =>
      now ===
      '#points/seed=5&depth.layers=30&depth.init=xavier_normal&depth.activation=tanh&depth.residual=1',
    'the link follows the panel',
  );
});
