// Looking into tapes and stepping, as the page does it, for every variant.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { SMALL, VARIANTS, moduleOf, parameterBits, thrownBy, withSession } from './support.mjs';

/** @typedef {import('./support.mjs').Session} Session */
/** @typedef {{ id: number, name: string, size: number, batched: boolean, hasGradient: boolean }} Value */

/**
 * @param {Session} session
 * @param {string} where
 */
function valuesOf(session, where) {
  /** @type {Value[]} */
  const values = JSON.parse(session.graph(where)).values;
  return new Map(values.map((value) => [value.name, value]));
}

/**
 * @param {Map<string, Value>} values
 * @param {string} name
 */
function idOf(values, name) {
  const value = values.get(name);
  assert.ok(value, name);
  return value.id;
}

for (const variant of VARIANTS) {
  describe(variant.name, async () => {
    const module = await moduleOf(variant.name);

    for (const threads of variant.threads) {
      const title = `${threads} thread${threads > 1 ? 's' : ''}`;

      test(`${title}: stepped there, back and there again ends at the bits of a free run`, () => {
        const free = withSession(module, threads, (session) => {
          session.configure(JSON.stringify(SMALL));
          session.train(3);
          return parameterBits(session);
        });
        withSession(module, threads, (session) => {
          session.configure(JSON.stringify(SMALL));
          const { moves } = JSON.parse(session.move('run', 1));
          session.move('run', 2 * moves);
          session.move('run', -moves - 3);
          while (session.report().step < 3) session.move('run', 5);
          session.seek('run', 'start');
          assert.deepEqual(parameterBits(session), free);
        });
      });
    }

    test('numbers of many values cross in one buffer', () => {
      withSession(module, 1, (session) => {
        session.configure(JSON.stringify(SMALL));
        session.seek('run', 'gradients');
        const values = valuesOf(session, 'run');
        const all = [...values.values()];
        /** @type {{ id: number, size: number, data: number, gradient: number }[]} */
        const slots = JSON.parse(
          session.lensValues(
            'run',
            Int32Array.from(all, ({ id }) => id),
            2,
          ),
        );
        const numbers = session.lensNumbers().slice();
        const wanted = all.reduce((sum, v) => sum + v.size * (v.hasGradient ? 2 : 1), 0);
        assert.equal(numbers.length, wanted);
        const conv = idOf(values, 'conv');
        const slot = slots.find(({ id }) => id === conv);
        assert.ok(slot);
        const cell = JSON.parse(session.cell('run', conv, 2 * slot.size + 5, 64));
        assert.equal(numbers[slot.data + 5], cell.number);
        assert.equal(numbers[slot.gradient + 5], cell.gradient);
      });
    });

    test('slopes agree with nudges, in single precision', () => {
      withSession(module, 1, (session) => {
        session.configure(JSON.stringify(SMALL));
        session.train(5);
        const check = JSON.parse(session.checkGradients('run', 40, 3));
        assert.ok(check.checked > 25, JSON.stringify(check));
        assert.ok(check.maxRelativeError < 0.01, JSON.stringify(check));
      });
    });

    test('a formula and layers on workbenches', () => {
      withSession(module, 1, (session) => {
        session.openExpression('bench/f', '(a*b + c)^2', JSON.stringify({ a: 2, b: 3, c: 1 }));
        const values = valuesOf(session, 'bench/f');
        assert.equal(JSON.parse(session.cell('bench/f', idOf(values, 'a'), 0, 9)).gradient, 42);
        const model = { input: [1, 4, 4], layers: [{ name: 'pool', type: 'max_pool2d' }] };
        const graph = JSON.parse(session.openLayers('bench/p', JSON.stringify(model), 1));
        session.fillBench(
          'bench/p',
          graph.input,
          Float32Array.from({ length: 16 }, (_, i) => i),
        );
        const cell = JSON.parse(session.cell('bench/p', graph.loss, 3, 9));
        assert.equal(cell.number, 15);
        assert.equal(cell.sources.terms[0].index, 15);
        const curve = JSON.parse(module.Session.activationCurve('tanh', '{}', -1, 1, 3));
        assert.deepEqual(curve.y[1], 0);
      });
    });

    test('what is not there is refused by name', () => {
      withSession(module, 1, (session) => {
        session.configure(JSON.stringify(SMALL));
        for (const call of [
          () => session.graph('bench/none'),
          () => session.cell('run', 999, 0, 9),
          () => session.seek('run', 'nowhere'),
        ]) {
          assert.equal(thrownBy(call).code, 'unknown_name');
        }
        assert.equal(thrownBy(() => session.cell('run', 0, -1, 9)).code, 'invalid_argument');
        assert.equal(thrownBy(() => session.updateOf(0, 0)).code, 'invalid_argument');
      });
    });
  });
}
