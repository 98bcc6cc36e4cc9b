// The Points lab as its user meets it: it trains, it can be looked into and changed by hand, and a link holds
// all of it.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { openPage } from './support/browser.mjs';
import { hashOf } from './support/digits.mjs';
import {
  atStep,
  bar,
  card,
  outputNumber,
  planeSum,
  pointsReady,
  readStep,
  trainUntil,
  unit,
  unitPanel,
  weightsShown,
} from './support/points.mjs';
import { expectSoon } from './support/soon.mjs';

// Four units may end in a hollow of the loss; eight do not.
const XOR = 'points/points=xor&model=linear(8);activation(tanh);linear(2)';
const SPIRAL =
  'points/points=spiral&points.count=800&learning_rate=0.01&batch_size=32' +
  '&model=linear(24);activation(tanh);linear(24);activation(tanh);linear(2)';

for (const host of /** @type {const} */ (['plain', 'isolated'])) {
  test(`${host}: the network learns XOR, and the picture of the plane shows it`, async (t) => {
    const { page } = await openPage(t, { host, hash: XOR });
    await pointsReady(page);
    const before = await planeSum(page);
    await trainUntil(page, 90);
    assert.notEqual(await planeSum(page), before, 'the picture has changed');
    assert.ok((await readStep(page)) > 20);
  });
}

test('two layers of 24 learn the spiral', async (t) => {
  const { page } = await openPage(t, { host: 'plain', hash: SPIRAL });
  await pointsReady(page);
  await trainUntil(page, 93);
});

test('a number is predicted: the loss falls, and there is no accuracy', async (t) => {
  const { page } = await openPage(t, { host: 'plain', hash: 'points/points=plane' });
  await pointsReady(page);
  await expectSoon(
    () => outputNumber(page, 'test loss'),
    (loss) => loss > 0.05,
    'a first loss',
  );
  assert.equal(await page.locator('dd[data-is="test accuracy"]').count(), 0);
  await bar(page).play.click();
  await expectSoon(
    () => outputNumber(page, 'test loss'),
    (loss) => loss < 0.02,
    'a small loss',
    60_000,
  );
});

test('a step is one update, an epoch its own button, a reset the same weights, new weights are others', async (t) => {
  const { page } = await openPage(t, { host: 'plain', hash: 'points/seed=5' });
  await pointsReady(page);
  await unit(page, 1, 0).click();
  const first = await weightsShown(page);
  assert.equal(first.length, 3, 'x, y and the bias');
  await bar(page).step.click();
  await atStep(page, 1);
  assert.notDeepEqual(await weightsShown(page), first);
  await page.getByRole('button', { name: 'One epoch' }).click();
  await atStep(page, 25);
  await page.getByRole('button', { name: 'One epoch' }).click();
  await atStep(page, 50);
  await bar(page).reset.click();
  await atStep(page, 0);
  await expectSoon(
    () => weightsShown(page),
    (now) => String(now) === String(first),
    'the same weights',
  );
  await page.getByRole('button', { name: 'New weights' }).click();
  await expectSoon(
    () => weightsShown(page),
    (now) => now.length === 3 && String(now) !== String(first),
    'other weights',
  );
  await expectSoon(
    () => hashOf(page),
    (hash) => hash === '#points/seed=6',
    'the new seed',
  );
});

test('a weight changed by hand changes the picture, and a reset takes it back', async (t) => {
  const { page } = await openPage(t, { host: 'plain', hash: 'points/' });
  await pointsReady(page);
  await unit(page, 2, 1).click();
  const before = await planeSum(page);
  const field = unitPanel(page).locator('.weights input').first();
  await field.fill('5');
  await field.press('Enter');
  await expectSoon(
    () => planeSum(page),
    (sum) => sum !== before,
    'another picture',
  );
  await field.blur();
  await expectSoon(
    () => weightsShown(page),
    ([weight]) => weight === 5,
    'the weight as it was typed',
  );
  await bar(page).step.click();
  await atStep(page, 1);
  await expectSoon(
    () => weightsShown(page),
    ([weight = 0]) => weight !== 5 && Math.abs(weight - 5) < 0.2,
    'training goes on from there',
  );
  await bar(page).reset.click();
  await expectSoon(
    () => weightsShown(page),
    ([weight = 0]) => Math.abs(weight) < 3,
    'the first weight again',
  );
});

test('a frozen layer stays as it is while the run goes on', async (t) => {
  const { page } = await openPage(t, { host: 'plain', hash: 'points/' });
  await pointsReady(page);
  await page.getByRole('button', { name: 'One epoch' }).click();
  await atStep(page, 25);
  await unit(page, 1, 0).click();
  await unitPanel(page).getByText('Freeze this layer’s weights').click();
  await page.getByText('4 units, frozen').waitFor();
  const frozen = await weightsShown(page);
  assert.equal(await readStep(page), 25, 'the run goes on');
  await page.getByRole('button', { name: 'One epoch' }).click();
  await atStep(page, 50);
  assert.deepEqual(await weightsShown(page), frozen);
  await unit(page, 2, 0).click();
  const free = await weightsShown(page);
  await bar(page).step.click();
  await atStep(page, 51);
  await expectSoon(
    () => weightsShown(page),
    (now) => String(now) !== String(free),
    'the next layer learns',
  );
});

test('layers and units come and go, and the link keeps all of it', async (t) => {
  const { page, url } = await openPage(t, { host: 'plain', hash: 'points/' });
  await pointsReady(page);
  await page.getByRole('button', { name: 'One hidden layer more' }).click();
  await page.getByText('3 hidden layers').waitFor();
  await page.getByRole('button', { name: 'One unit more in linear1' }).click();
  await unit(page, 1, 4).waitFor();
  await page.getByText('Spiral', { exact: true }).click();
  await page.getByText('Show the class alone').click();
  const hash = await expectSoon(
    () => hashOf(page),
    (now) => now.includes('points=spiral') && now.includes('discretize=1'),
    'the link follows',
  );
  assert.match(hash, /model=linear\(5\)/);
  const sum = await planeSum(page);
  const again = await openPage(t, { host: 'plain', hash: hash.slice(1) });
  await pointsReady(again.page);
  await again.page.getByText('3 hidden layers').waitFor();
  await expectSoon(
    () => planeSum(again.page),
    (now) => now === sum,
    'the very same picture',
  );
  assert.ok(url);
});

test('a unit pointed at takes the output’s place, and gives it back: by mouse, by keys, by finger', async (t) => {
  const { page } = await openPage(t, { host: 'plain', hash: 'points/' });
  await pointsReady(page);
  const output = page.getByRole('heading', { name: 'Output', exact: true });
  const large = page.locator('.output').getByRole('heading', { name: 'Layer 1, unit 1' });
  await unit(page, 1, 0).hover();
  await large.waitFor();
  await page.mouse.move(5, 5);
  await output.waitFor();
  await unit(page, 0, 0).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowUp');
  await large.waitFor();
  await page.keyboard.press('Tab');
  await output.waitFor();

  const phone = await openPage(t, {
    host: 'plain',
    hash: 'points/',
    viewport: { width: 390, height: 844 },
    touch: true,
  });
  await pointsReady(phone.page);
  await unit(phone.page, 1, 0).tap();
  await unitPanel(phone.page).waitFor();
  await phone.page.getByRole('heading', { name: 'Output', exact: true }).waitFor();
});

test('a lesson’s link hides what the lesson is not about', async (t) => {
  const hash = 'points/points=xor&learningRate_hide=true&playButton_hide=true&dataset_hide=true';
  const { page } = await openPage(t, { host: 'plain', hash });
  await bar(page).step.waitFor({ timeout: 60_000 });
  await card(page, 'Network').waitFor();
  assert.equal(await bar(page).play.count(), 0);
  assert.equal(await page.getByLabel('Learning rate', { exact: true }).count(), 0);
  assert.equal(await page.getByRole('radio', { name: 'Spiral' }).count(), 0);
  await page.getByRole('button', { name: 'Show them all' }).click();
  await bar(page).play.waitFor();
  await page.getByRole('button', { name: 'Choose what to hide' }).click();
  await page.getByLabel('Reset', { exact: true }).check();
  await page.getByRole('link', { name: 'Open it here' }).click();
  await bar(page).reset.waitFor({ state: 'detached' });
  await bar(page).play.waitFor();
});

test('links in the words of other playgrounds open here', async (t) => {
  const hash =
    'points/activation=relu&batchSize=20&dataset=spiral&learningRate=0.03&networkShape=6,3&seed=5&showTestData=true';
  const { page } = await openPage(t, { host: 'plain', hash });
  await pointsReady(page);
  await unit(page, 1, 5).waitFor();
  assert.equal(await page.getByRole('radio', { name: 'Spiral' }).isChecked(), true);
  assert.equal(await page.getByRole('switch', { name: /test points/ }).isChecked(), true);
  assert.equal(await page.getByLabel('Optimizer', { exact: true }).inputValue(), 'sgd');
});

test('an address of theirs needs nothing but another host', async (t) => {
  const hash =
    'activation=relu&batchSize=5&dataset=gauss&regDataset=reg-plane&learningRate=0.1' +
    '&regularizationRate=0&noise=20&networkShape=3&seed=0.31337&showTestData=false' +
    '&discretize=false&percTrainData=20&x=true&y=true&problem=classification&hideText=false';
  const { page } = await openPage(t, { host: 'plain', hash });
  await pointsReady(page);
  assert.equal(await page.getByRole('radio', { name: 'Gaussian blobs' }).isChecked(), true);
  await page.getByText('100 points to learn from, 400 for the test').waitFor();
  await expectSoon(
    () => hashOf(page),
    (now) => now.startsWith('#points/points=blobs') && now.includes('seed=31337'),
    'it is written in this lab’s own words',
  );
});

test('a run is kept and compared, and its settings come back', async (t) => {
  const { page } = await openPage(t, { host: 'plain', hash: 'points/seed=5' });
  await pointsReady(page);
  await page.getByRole('button', { name: 'One epoch' }).click();
  await atStep(page, 25);
  await page.getByRole('button', { name: 'Keep this run' }).click();
  await page.getByRole('button', { name: 'New weights' }).click();
  await page.getByRole('row', { name: /^now seed 6/ }).waitFor();
  await page.getByRole('row', { name: /^run 1 seed 5/ }).waitFor();
  await page.getByRole('button', { name: 'Settings of run 1 again' }).click();
  await page.getByRole('row', { name: /^now nothing/ }).waitFor();
  await page.getByRole('button', { name: 'Forget run 1' }).click();
  await page.getByText('Nothing kept yet.').waitFor();
});

test('a rate far too high is told with its step and layer', async (t) => {
  const hash = 'points/points=plane&optimizer=sgd&learning_rate=9&model=linear(1)';
  const { page } = await openPage(t, { host: 'plain', hash });
  await pointsReady(page);
  await bar(page).play.click();
  const alert = page.getByRole('alert').filter({ hasText: /The training broke\. In step \d+/ });
  await alert.waitFor({ timeout: 30_000 });
  await alert.getByRole('button', { name: 'Reset' }).click();
  await alert.waitFor({ state: 'detached' });
});

test('another lab and back: the run stands as it was', async (t) => {
  const { page } = await openPage(t, { host: 'plain', hash: 'points/points=xor' });
  await pointsReady(page);
  await page.getByRole('button', { name: 'One epoch' }).click();
  await atStep(page, 25);
  await page.getByRole('link', { name: 'Convolution', exact: true }).click();
  await page.getByRole('heading', { name: 'Convolution', exact: true }).first().waitFor();
  await page.getByRole('link', { name: 'Points', exact: true }).click();
  await pointsReady(page);
  await atStep(page, 25);
});
