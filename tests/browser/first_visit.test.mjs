// A first visit fetches the engine's first part only, until a digit has been read or something else is asked for;
// then the rest comes, once, and whatever was asked meanwhile is done. The parts are those of the built site.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { BUILD, ROOT } from '../../wasm/toolchain/places.mjs';
import { openPage } from './support/browser.mjs';
import {
  answerCard,
  atStep,
  bar,
  card,
  drawWithMouse,
  readStep,
  ready,
} from './support/digits.mjs';
import { HOSTS, served } from './support/site.mjs';
import { expectSoon } from './support/soon.mjs';

const REST = '.rest.wasm';

/** How often the rest was handed over by a host. @param {import('./support/site.mjs').Host} host */
function rests(host) {
  return served[host].filter((file) => file.endsWith(REST)).length;
}

for (const host of HOSTS) {
  test(`the first digit is read by the first part, and the rest follows (${host})`, async (t) => {
    const before = rests(host);
    const { page } = await openPage(t, { host });
    await ready(page);
    // The page at rest, with the network's pictures and the first measurement.
    await page.waitForTimeout(1500);
    assert.equal(rests(host), before);
    await drawWithMouse(page);
    await card(page, 'It says').waitFor();
    await expectSoon(
      () => Promise.resolve(rests(host)),
      (count) => count === before + 1,
      'the rest after the first answer',
    );
    await bar(page).play.click();
    await expectSoon(
      () => readStep(page),
      (steps) => steps > 20,
      'steps of training',
    );
    await bar(page).pause.click();
    // The threads got it from the worker.
    assert.equal(rests(host), before + 1);
  });

  test(`who trains at once gets the rest with the first step (${host})`, async (t) => {
    const before = rests(host);
    const { page } = await openPage(t, { host });
    await ready(page);
    assert.equal(rests(host), before);
    await bar(page).step.click();
    await atStep(page, 1);
    assert.equal(rests(host), before + 1);
  });
}

test('a link to another network has what it needs', async (t) => {
  const before = rests('plain');
  const { page } = await openPage(t, { host: 'plain', hash: 'digits/model=mlp' });
  await ready(page);
  assert.equal(rests('plain'), before + 1);
});

test('a rest that cannot be had is told, costs nothing that is there, and is asked for again', async (t) => {
  const { page, context } = await openPage(t, {
    host: 'plain',
    expected: [/rest\.wasm/, /Failed to load resource/],
  });
  await ready(page);
  await context.route(`**/*${REST}?*`, (route) => route.fulfill({ status: 503, body: '' }));
  await bar(page).step.click();
  await page.getByText(/A part of the engine could not be loaded: .*503/).waitFor();
  await drawWithMouse(page);
  await card(page, 'It says').waitFor();
  assert.match(await answerCard(page).innerText(), /%/);
  await context.unroute(`**/*${REST}?*`);
  await bar(page).step.click();
  await atStep(page, 1);
});

test('the rest of another build is refused', async (t) => {
  const { page, context } = await openPage(t, {
    ...{ host: 'plain', search: '?variant=simd', expected: [/rest\.wasm/] },
  });
  await ready(page);
  const other = join(ROOT, `web/dist/engine/inkgrad-relaxed-simd${REST}`);
  await context.route(`**/*${REST}?*`, (route) => route.fulfill({ path: other }));
  await bar(page).step.click();
  await page.getByText(/is of another build: the site has been updated/).waitFor();
});

/** @param {string} folder @param {string} name */
async function moduleFrom(folder, name) {
  const url = pathToFileURL(join(folder, `inkgrad-${name}.mjs`)).href;
  const { default: factory } = await import(url);
  return factory({ threads: 1 });
}

for (const tree of ['simd', 'simd-threads']) {
  test(`a function of the rest that is called too early is loaded on the spot (${tree})`, async () => {
    const parts = await moduleFrom(join(ROOT, 'web/dist/engine'), tree);
    const whole = await moduleFrom(join(BUILD, `wasm-${tree}`), tree);
    const [ours, theirs] = [parts, whole].map((module) => {
      const session = new module.Session(tree === 'simd' ? 1 : 2);
      session.configure('{"data":{"generated_count":200},"training":{"batch_size":16}}');
      session.train(5);
      const { loss } = session.report();
      return { loss, code: session.exportPytorch(), file: [...session.save()] };
    });
    assert.ok(ours && theirs && ours.loss > 0);
    assert.deepEqual(ours, theirs);
  });
}
