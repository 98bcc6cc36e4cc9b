// Sessions beside one another, as a comparison needs them: the same start, one surface for their paths, and nothing
// left behind when they go.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { VARIANTS, load, moduleOf, parameterBits, thrownBy } from './support.mjs';

/** @typedef {import('./support.mjs').MainModule} MainModule */
/** @typedef {import('./support.mjs').Session} Session */

/** @param {string} optimizer */
const run = (optimizer) =>
  JSON.stringify({ points: { name: 'xor' }, optimizer: { name: optimizer }, seed: 5 });

/** @param {Session} session @param {string} config */
function beside(session, config) {
  const other = session.beside();
  assert.ok(other);
  other.configure(config);
  return other;
}

for (const { name, threads } of VARIANTS) {
  describe(name, async () => {
    const module = await moduleOf(name);

    test('runs that differ in their optimizer begin alike, and their paths lie on one surface', () => {
      const first = new module.Session(threads[0] ?? 1);
      first.configure(run('sgd'));
      const second = beside(first, run('adam'));
      assert.equal(parameterBits(first), parameterBits(second));
      assert.equal(first.train(1).loss, second.train(1).loss);
      assert.notEqual(parameterBits(first), parameterBits(second));
      first.train(20);
      second.train(20);
      /** @type {{ paths: number[][][], done: boolean }} */
      const { paths } = JSON.parse(first.jointSurfaceBegin('{"detail":"9"}', [second]));
      assert.deepEqual(
        paths.map((path) => path.length),
        [22, 22],
      );
      assert.deepEqual(paths[0]?.[0], paths[1]?.[0]);
      assert.equal(JSON.parse(first.lossSurfaceAdvance(100)).done, true);
      // Whichever goes first.
      first.delete();
      assert.equal(second.train(5).step, 26);
      second.delete();
    });

    test('what is no session is refused by name', () => {
      const session = new module.Session(1);
      session.configure(run('sgd'));
      session.train(5);
      for (const others of [undefined, 'all', [7], [session, {}]]) {
        const refused = thrownBy(() =>
          session.jointSurfaceBegin('{}', /** @type {Session[]} */ (others)),
        );
        assert.equal(refused.code, 'invalid_argument', refused.message);
        assert.match(refused.message, /others: expected an array of sessions/);
      }
      session.delete();
    });
  });
}

for (const { name } of VARIANTS.filter((variant) => variant.tree === 'simd')) {
  test(`comparisons that end leave no memory behind, ${name}`, async () => {
    const module = await load(name);
    const session = new module.Session(1);
    session.configure(run('sgd'));
    const round = () => {
      const others = ['sgd', 'adam', 'rmsprop', 'lion'].map((one) => beside(session, run(one)));
      for (const other of others) other.train(50);
      const [first, ...rest] = others;
      first?.jointSurfaceBegin('{"detail":"9"}', rest);
      first?.lossSurfaceAdvance(81);
      for (const other of others) other.delete();
      return session.view('history/loss').buffer.byteLength;
    };
    const after = [round(), round(), round()].at(-1);
    for (let again = 0; again < 60; again += 1) assert.equal(round(), after);
    session.delete();
  });
}
