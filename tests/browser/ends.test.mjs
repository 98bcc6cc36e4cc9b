// Runs that end by a rule of their own, and networks that outlive a reload.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { assertAccessible, openPage } from './support/browser.mjs';
import { atStep, bar, card, readStep, readTestAccuracy, ready } from './support/digits.mjs';
import { expectSoon } from './support/soon.mjs';

/** @param {import('playwright-core').Page} page */
function notices(page) {
  return page.getByRole('log', { name: 'Notices' });
}

test('a run ends at its steps, says so, and goes on when it is played again', async (t) => {
  const { page } = await openPage(t, {
    hash: 'digits/model=mlp&generated_count=1000&stop_steps=30',
  });
  await ready(page);
  await bar(page).play.click();
  await notices(page).getByText('Reached 30 steps. Play goes on from here.').waitFor();
  await atStep(page, 30);
  await bar(page).play.waitFor();
  await bar(page).play.click();
  await expectSoon(
    () => readStep(page),
    (step) => step > 40,
    'it goes on',
  );
  await bar(page).pause.click();
});

test('a run that waits for a better validation loss in vain goes back to its best weights', async (t) => {
  const { page } = await openPage(t, {
    hash: 'digits/model=mlp&generated_count=1000&validation_share=0.2&patience=2&evaluate_every=5&learning_rate=0.3',
  });
  await ready(page);
  await bar(page).play.click();
  await notices(page)
    .getByText(
      /^The validation loss found no new low in 2 looks: back at the best weights, step \d+\./,
    )
    .waitFor({ timeout: 60_000 });
  await bar(page).play.waitFor();
  const curves = card(page, 'Learning curves');
  await curves.getByText(/Dashed: digits kept back/).waitFor();
  // Written at most once a second: the run is over before the label first tells of it.
  await expectSoon(
    () => curves.getByRole('img', { name: /^Loss over steps\./ }).getAttribute('aria-label'),
    (spoken) => /, validation \d/.test(spoken ?? ''),
    'the validation loss is spoken',
  );
});

test('a trained network is offered after a reload and goes on', async (t) => {
  const { page } = await openPage(t, {
    hash: 'digits/model=mlp&generated_count=1000&stop_steps=60',
  });
  await ready(page);
  await bar(page).play.click();
  await notices(page)
    .getByText(/^Reached 60 steps/)
    .waitFor();
  const before = await readTestAccuracy(page);
  await expectSoon(
    () => storedStep(page),
    (step) => step === 60,
    'it is kept',
  );
  await page.reload();
  await ready(page);
  const offer = notices(page).getByText(
    /^Your trained network \(step 60, [\d.]+ %\) is still here\.$/,
  );
  await offer.waitFor();
  await assertAccessible(page);
  await page.getByRole('button', { name: 'Go on with it', exact: true }).click();
  await atStep(page, 60);
  await offer.waitFor({ state: 'detached' });
  await expectSoon(
    () => readTestAccuracy(page),
    (accuracy) => accuracy === before,
    'it answers as before',
  );
});

test('whoever starts anew is not asked again', async (t) => {
  const { page } = await openPage(t, {
    hash: 'digits/model=mlp&generated_count=1000&stop_steps=60',
  });
  await ready(page);
  await bar(page).play.click();
  await notices(page)
    .getByText(/^Reached 60 steps/)
    .waitFor();
  await expectSoon(
    () => storedStep(page),
    (step) => step === 60,
    'it is kept',
  );
  await page.reload();
  await page.getByRole('button', { name: 'Start anew', exact: true }).click();
  await expectSoon(
    () => storedStep(page),
    (step) => step === null,
    'it is forgotten',
  );
  await page.reload();
  await ready(page);
  assert.equal(await page.getByRole('button', { name: 'Start anew' }).count(), 0);
  assert.equal(await readStep(page), 0);
});

/** The step of what is kept, from the page's own store. @param {import('playwright-core').Page} page */
function storedStep(page) {
  return page.evaluate(
    () =>
      new Promise((resolve) => {
        const opening = indexedDB.open('keyval-store');
        opening.onerror = () => resolve(null);
        opening.onsuccess = () => {
          const store = opening.result.transaction('keyval').objectStore('keyval');
          const asking = store.get('inkgrad/trained-network');
          asking.onsuccess = () => resolve(asking.result?.step ?? null);
          asking.onerror = () => resolve(null);
        };
      }),
  );
}
