// From lab to lab: the learner's run goes along and comes back.
import { test } from 'node:test';

import { readBar, walkBar, walkable } from './support/backprop.mjs';
import { openPage } from './support/browser.mjs';
import { bar, readStep, ready } from './support/digits.mjs';
import { expectSoon } from './support/soon.mjs';

test('the digit network is the learner’s own run: another lab and back loses nothing', async (t) => {
  const { page } = await openPage(t, {
    hash: 'digits/model=mlp&generated_count=1000',
    host: 'plain',
  });
  await ready(page);
  await bar(page).play.click();
  await expectSoon(
    () => readStep(page),
    (step) => step > 20,
    'some training',
    60_000,
  );
  await bar(page).pause.click();
  await bar(page).play.waitFor();
  let trained = -1;
  await expectSoon(
    async () => {
      const before = trained;
      trained = await readStep(page);
      return trained === before;
    },
    (rests) => rests,
    'the run rests',
  );
  await page.getByRole('link', { name: 'Backprop', exact: true }).click();
  await walkable(page);
  await page.getByText('Digit network', { exact: true }).click();
  await expectSoon(
    () => page.locator('[data-is="step"]').count(),
    (count) => count === 1,
    'the digit network',
  );
  await expectSoon(
    () => readBar(page, 'step'),
    (step) => step === trained,
    'that very run, after its last update',
  );
  await walkBar(page).update.click();
  await expectSoon(
    () => readBar(page, 'step'),
    (step) => step === trained + 1,
    'one more update, move by move',
  );
  await page.getByRole('link', { name: 'Digits', exact: true }).first().click();
  await ready(page);
  await expectSoon(
    () => readStep(page),
    (step) => step === trained + 1,
    'one update further, and nothing lost',
  );
});
