// Files that go in and out: what is damaged is refused with its reason and changes nothing; what was
// saved comes back as it was.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { openPage } from './support/browser.mjs';
import {
  answerCard,
  atStep,
  card,
  drawWithMouse,
  pad,
  hashOf,
  readAnswer,
  readStep,
  ready,
  stepTimes,
} from './support/digits.mjs';
import { choose, downloaded, drop, idxPair, notices, upload } from './support/files.mjs';
import { expectSoon } from './support/soon.mjs';

/** @typedef {import('playwright-core').Page} Page */

/** A small run: these tests ask for files, not for learning. */
const SMALL = 'digits/model=mlp&generated_count=1000&seed=5';

/**
 * @param {Page} page
 * @param {RegExp} text
 */
async function toldOnce(page, text) {
  await notices(page).getByText(text).waitFor();
  await notices(page)
    .filter({ hasText: text })
    .getByRole('button', { name: 'Dismiss' })
    .first()
    .click();
}

/** What must not change when a file is refused. @param {Page} page */
async function standOf(page) {
  return {
    step: await readStep(page),
    hash: await hashOf(page),
    // Not the inner text: the browser has none for a card that it has not laid out yet.
    mix: await card(page, 'The digits it learns from')
      .getByText(/\d+ train, /)
      .allTextContents(),
  };
}

test('damaged files are refused with their reason, and the run stays as it is', async (t) => {
  const { page } = await openPage(t, { hash: SMALL });
  await ready(page);
  await stepTimes(page, 3);
  await expectSoon(
    () => hashOf(page),
    (hash) => hash === `#${SMALL}`,
    'the address rests',
  );
  const before = await standOf(page);
  assert.match(before.mix.join(), /generated: 900 train, 100 test/);
  const saved = (await downloaded(page, 'Keep your network', 'Save to a file')).buffer;
  const { images, labels } = idxPair(20);
  const wrongMagic = Buffer.from(images);
  wrongMagic.writeUInt32BE(0x804, 0);
  const noise = Buffer.from(Array.from({ length: 999 }, (_, place) => (place * 167 + 129) % 251));
  const shuffled = Buffer.from(saved);
  shuffled.fill(0x20, 9, 60);

  await drop(page, [upload('cut-images', images.subarray(0, 5000)), upload('labels', labels)]);
  await toldOnce(
    page,
    /cut-images with labels was not imported, nothing has changed: images file: .*\d+/,
  );
  await drop(page, [upload('images', images), upload('cut-labels', labels.subarray(0, 15))]);
  await toldOnce(
    page,
    /images with cut-labels was not imported, nothing has changed: labels file: .*\d+/,
  );
  await drop(page, [upload('images', images), upload('fewer', idxPair(10).labels)]);
  await toldOnce(page, /images with fewer was not imported, nothing has changed: .*\b10\b.*/);
  await drop(page, [upload('wrong-magic', wrongMagic)]);
  await toldOnce(page, /wrong-magic is none of the files this page reads/);
  await choose(
    page,
    'Open a file',
    upload('cut.safetensors', saved.subarray(0, saved.length - 100)),
  );
  await toldOnce(page, /cut\.safetensors was not opened, nothing has changed: model file: .+/);
  await choose(page, 'Open a file', upload('noise.safetensors', noise));
  await toldOnce(page, /noise\.safetensors is no saved network: .*nothing has changed/);
  await choose(page, 'Open a file', upload('header.safetensors', shuffled));
  await toldOnce(page, /header\.safetensors was not opened, nothing has changed: model file: .+/);
  await choose(page, 'Merge', upload('digits.json', Buffer.from('{"format":"other"}')));
  await toldOnce(page, /digits\.json was not read, nothing has changed: .*"other"/);

  assert.deepEqual(await standOf(page), before);
  await stepTimes(page, 1);
});

test('a pair of MNIST files joins the data, and its digits are counted', async (t) => {
  const { page } = await openPage(t, { hash: SMALL });
  await ready(page);
  const { images, labels } = idxPair(50);
  await choose(page, 'Choose MNIST files', [upload('fifty-labels', labels)]);
  await page
    .getByText('fifty-labels holds the labels. Now the images that belong to it.')
    .waitFor();
  await choose(page, 'Choose MNIST files', [upload('fifty-images', images)]);
  await notices(page).getByText('50 digits imported from fifty-images.').waitFor();
  const mix = card(page, 'The digits it learns from').getByText(/imported: \d/);
  const [, train, test] = /(\d+) train, (\d+) test/.exec((await mix.textContent()) ?? '') ?? [];
  assert.equal(Number(train) + Number(test), 50);
  assert.ok(Number(test) > 0, 'some are held back for the test');
  await page.getByRole('button', { name: 'Remove the imported digits' }).click();
  await mix.waitFor({ state: 'detached' });
});

test('a saved network comes back after a reload with its steps and its answers', async (t) => {
  const { page } = await openPage(t, { hash: SMALL });
  await ready(page);
  await stepTimes(page, 10);
  await drawWithMouse(page);
  const mine = answerCard(page).getByText(/^Your own network answers, after 10 steps/);
  await mine.waitFor();
  const settled = () =>
    expectSoon(
      () => readAnswer(page),
      ({ digit }) => digit !== '?',
      'an answer',
    );
  const before = await settled();
  const file = await downloaded(page, 'Keep your network', 'Save to a file');
  assert.match(file.name, /^inkgrad-mlp-step-10\.safetensors$/);

  await page.reload();
  await ready(page);
  assert.equal(await readStep(page), 0);
  await choose(page, 'Open a file', file);
  await atStep(page, 10);
  await drawWithMouse(page);
  await mine.waitFor();
  await expectSoon(
    () => readAnswer(page),
    ({ bars }) => JSON.stringify(bars) === JSON.stringify(before.bars),
    'the very same probabilities',
  );
});

test('own digits are kept over a reload, exported and merged', async (t) => {
  const { page } = await openPage(t, { hash: SMALL });
  await ready(page);
  const kept = card(page, 'Your own digits').getByRole('button', { name: /^Your \d: show it/ });
  await drawWithMouse(page);
  await answerCard(page).getByLabel('This is a').selectOption('3');
  await page.getByRole('button', { name: 'Keep it' }).click();
  await notices(page).getByText('Kept as a 3: your first own digit.').waitFor();
  await pad(page).getByText('Draw a digit here').waitFor();
  await page.getByRole('button', { name: 'Undo', exact: true }).first().click();
  await page.getByRole('button', { name: 'Kept', exact: true }).waitFor();
  await card(page, 'The digits it learns from')
    .getByText(/your own: \d/)
    .waitFor();

  await page.reload();
  await ready(page);
  await kept.waitFor();
  assert.equal(await kept.getAttribute('aria-label'), 'Your 3: show it on the pad');
  await card(page, 'The digits it learns from')
    .getByText(/your own: \d/)
    .waitFor();
  const file = await downloaded(page, 'Your own digits', 'Export');
  assert.match(file.name, /^inkgrad-digits-1\.json$/);

  await page.getByRole('button', { name: 'Delete all own digits' }).click();
  await kept.waitFor({ state: 'detached' });
  await choose(page, 'Merge', file);
  await kept.waitFor();
  await choose(page, 'Merge', file);
  await notices(page)
    .getByText(/1 were here already/)
    .waitFor();
  assert.equal(await kept.count(), 1);
});
