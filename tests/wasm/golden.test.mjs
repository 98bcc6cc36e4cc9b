// Native and wasm agree: the losses of 20 training steps against tests/golden/, which the native build
// wrote and holds to as well (tests/native/session/golden_test.cpp).
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';

import { VARIANTS, moduleOf, withSession } from './support.mjs';

/**
 * Relative. Kernels differ in the order of their sums, and steps enlarge what was rounded away: in the
 * residual network about threefold in two steps.
 *
 * @param {number} step
 */
const tolerance = (step) => (step <= 10 ? 1e-4 : 1e-3);

const folder = new URL('../golden/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));

test('there is one for every preset', async () => {
  const catalog = JSON.parse((await moduleOf('simd')).Session.catalog());
  const wanted = catalog.models.map(
    (/** @type {{ name: string }} */ { name }) => `losses_${name}.json`,
  );
  assert.deepEqual(files, wanted.sort());
});

for (const variant of VARIANTS) {
  for (const file of files) {
    test(`${variant.name}: ${file}`, async () => {
      const module = await moduleOf(variant.name);
      /** @type {{ config: object, losses: number[] }} */
      const golden = JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
      withSession(module, variant.threads.at(-1) ?? 1, (session) => {
        session.configure(JSON.stringify(golden.config));
        golden.losses.forEach((expected, index) => {
          const { loss } = session.train(1);
          const off = Math.abs(loss - expected) / Math.abs(expected);
          assert.ok(
            off <= tolerance(index + 1),
            `step ${index + 1}: ${loss}, expected ${expected}`,
          );
        });
      });
    });
  }
}
