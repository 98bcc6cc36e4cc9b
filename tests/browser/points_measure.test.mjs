// What the Points lab measures of its network, as its user meets it.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { openPage } from './support/browser.mjs';
import { hashOf } from './support/digits.mjs';
import { numberIn } from './support/numbers.mjs';
import { card, pointsReady, readStep } from './support/points.mjs';
import { expectSoon } from './support/soon.mjs';

test('a range test marks a rate on a copy; the run has it when it is asked for', async (t) => {
  const { page } = await openPage(t, { host: 'plain', hash: 'points/points=spiral' });
  await pointsReady(page);
  const range = card(page, 'Range test');
  await range.getByRole('button', { name: 'Test the rates' }).click();
  const use = range.getByRole('button', { name: /^Use this rate: / });
  await use.waitFor({ timeout: 60_000 });
  assert.equal(await readStep(page), 0, 'nothing was trained');
  const rate = numberIn(await use.innerText());
  await range.getByText(/^The smoothed loss falls steepest at a rate of/).waitFor();
  await use.click();
  await expectSoon(
    () => hashOf(page),
    (hash) => numberIn(hash.replace(/.*learning_rate=/, 'rate: ')) === rate,
    `a run with the rate ${rate}`,
  );
  await range.getByRole('button', { name: /^In use: / }).waitFor();
});
