// Races on test surfaces, as the page asks for them, for every variant.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';

import { VARIANTS, moduleOf, thrownBy, withSession } from './support.mjs';

const SURFACES = ['ravine', 'rosenbrock', 'cliff'];
const COLUMNS = 6;

/** @param {string} surface */
function golden(surface) {
  const file = new URL(`../golden/paths/${surface}.json`, import.meta.url);
  /** @type {{ start: number[], racers: { optimizer: object, schedule: object, clipping: object, path: number[] }[] }} */
  const read = JSON.parse(readFileSync(file, 'utf8'));
  return read;
}

for (const variant of VARIANTS) {
  describe(variant.name, async () => {
    const module = await moduleOf(variant.name);

    for (const surface of SURFACES) {
      test(`${surface}: every racer goes PyTorch's way`, () => {
        const { start, racers } = golden(surface);
        // Eight at a time, as the page has them.
        for (let first = 0; first < racers.length; first += 8) {
          const some = racers.slice(first, first + 8);
          withSession(module, 1, (session) => {
            const told = JSON.parse(
              session.race(
                JSON.stringify({
                  surface: { name: surface },
                  start,
                  race: { steps: 60 },
                  racers: some.map(({ path: _, ...racer }) => racer),
                }),
              ),
            );
            const numbers = session.raceNumbers().slice();
            some.forEach(({ path }, i) => {
              /** @type {{ begin: number, points: number }} */
              const { begin, points } = told.racers[i];
              assert.equal(points, 61);
              for (let t = 0; t < points; t += 1) {
                const [x = NaN, y = NaN] = numbers.subarray(begin + t * COLUMNS);
                const [goldX = NaN, goldY = NaN] = path.slice(2 * t);
                const apart = Math.hypot(x - goldX, y - goldY) / Math.hypot(goldX, goldY);
                assert.ok(
                  apart < 1e-4,
                  `racer ${first + i}, step ${t}: ${x}, ${y}; apart ${apart}`,
                );
              }
            });
          });
        }
      });
    }

    test('a surface is its formula, row by row', () => {
      withSession(module, 1, (session) => {
        const told = JSON.parse(
          session.surface(JSON.stringify({ name: 'own', formula: 'x^2 - 2*y' }), 3),
        );
        assert.deepEqual(told.bounds, [-3, 3, -3, 3]);
        assert.deepEqual([...session.raceNumbers()], [15, 6, 15, 9, 0, 9, 3, -6, 3]);
      });
    });

    test('refusals name what is wrong', () => {
      withSession(module, 1, (session) => {
        const formula = thrownBy(() =>
          session.surface(JSON.stringify({ name: 'own', formula: 'x +' }), 3),
        );
        assert.equal(formula.code, 'invalid_argument');
        assert.match(formula.message, /formula: at character 4/);
        const unknown = thrownBy(() => session.race('{"surface":{"name":"hole"}}'));
        assert.equal(unknown.code, 'unknown_name');
        const step = thrownBy(() => module.Session.raceStep('{"surface":{"name":"bowl"}}', 9, 1));
        assert.equal(step.code, 'invalid_argument');
      });
    });
  });
}
