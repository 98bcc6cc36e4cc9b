// The lessons of the Points lab: what each one says of its runs is true of the real engine, with room to spare.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { runnerImport } from 'vite';

import { moduleOf, withSession } from './support.mjs';

/** @typedef {import('../../web/src/labs/points/lessons').Lesson} Lesson */
/** @typedef {import('./support.mjs').Session} Session */

/**
 * What came of a run after its lesson's steps.
 *
 * @typedef {object} Outcome
 * @property {boolean} diverged
 * @property {number} step
 * @property {{ loss: number, accuracy: number }} train
 * @property {{ loss: number, accuracy: number }} test
 * @property {Record<string, number[]>} parameters
 * @property {{ layer: string, units: number, dead: number, saturated: number }[]} units
 */

const path = new URL('../../web/src/labs/points/lessons.ts', import.meta.url).pathname;
const { module: file } = await runnerImport(path, { logLevel: 'error' });
const { LESSONS } = /** @type {typeof import('../../web/src/labs/points/lessons')} */ (file);

/** @type {import('./support.mjs').MainModule} */
let engine;
before(async () => {
  engine = await moduleOf('simd');
});

/** @param {string} id */
function lessonOf(id) {
  const lesson = LESSONS.find((one) => one.id === id);
  assert.ok(lesson, id);
  return lesson;
}

/** @param {Session} session @param {string} split */
function measured(session, split) {
  let report = session.evaluate(split, 1000);
  while (!report.done) report = session.evaluate(split, 1000);
  return { loss: report.loss, accuracy: report.accuracy };
}

/** @param {string} lesson @param {string} id @returns {Outcome} */
function outcomeOf(lesson, id) {
  const { steps, runs } = lessonOf(lesson);
  const run = runs.find((one) => one.id === id);
  assert.ok(run, `${lesson}/${id}`);
  return withSession(engine, 1, (session) => {
    session.configure(JSON.stringify(run.config));
    const { diverged, step } = session.train(steps);
    const names = /** @type {string[]} */ (JSON.parse(session.views()));
    const parameters = names
      .filter((name) => name.startsWith('parameter/'))
      .map((name) => [name.slice('parameter/'.length), Array.from(session.view(name))]);
    return {
      diverged,
      step,
      train: measured(session, 'train'),
      test: measured(session, 'test'),
      parameters: Object.fromEntries(parameters),
      units: JSON.parse(session.inspectUnits('train', 200)),
    };
  });
}

/** @param {string} lesson @param {string[]} ids */
const outcomes = (lesson, ...ids) => ids.map((id) => outcomeOf(lesson, id));

/** @param {number} value @param {number} bound */
const below = (value, bound) => assert.ok(value < bound, `expected below ${bound}, got ${value}`);
/** @param {number} value @param {number} bound */
const above = (value, bound) => assert.ok(value > bound, `expected above ${bound}, got ${value}`);

describe('a lesson', () => {
  test('has a name of its own, a question, an answer and runs', () => {
    assert.equal(new Set(LESSONS.map(({ id }) => id)).size, LESSONS.length);
    for (const { id, title, shows, tries, question, answer, runs } of LESSONS) {
      for (const text of [title, shows, tries, question, answer]) assert.ok(text.length >= 10, id);
      assert.ok(question.endsWith('?'), id);
      assert.ok(runs.length >= 2, id);
      assert.equal(new Set(runs.map((run) => run.id)).size, runs.length, id);
    }
  });

  for (const { id, runs } of LESSONS) {
    for (const run of runs) {
      test(`is a run that the engine takes as it is written: ${id}, ${run.id}`, () => {
        withSession(engine, 1, (session) => {
          const { config } = JSON.parse(session.configure(JSON.stringify(run.config)));
          assert.equal(config.seed, run.config.seed);
          assert.equal(config.points.name, run.config.points.name);
        });
      });
    }
  }
});

describe('what the lessons say', () => {
  test('xor: a line stays below three quarters, four hidden units get it', () => {
    const [line, hidden] = /** @type {[Outcome, Outcome]} */ (outcomes('xor', 'line', 'hidden'));
    below(line.train.accuracy, 0.75);
    above(hidden.train.accuracy, 0.95);
    above(hidden.test.accuracy, 0.93);
  });

  test('features: squares solve the circle and the product solves XOR, without a hidden layer', () => {
    below(outcomeOf('features', 'plain').train.accuracy, 0.75);
    above(outcomeOf('features', 'squares').test.accuracy, 0.97);
    above(outcomeOf('features', 'product').test.accuracy, 0.97);
  });

  test('rate: too high diverges within a few steps, too low hardly moves', () => {
    const high = outcomeOf('rate', 'high');
    assert.ok(high.diverged);
    below(high.step, 100);
    const right = outcomeOf('rate', 'right');
    assert.ok(!right.diverged);
    below(right.train.loss, 0.05);
    above(outcomeOf('rate', 'low').train.loss, 3 * right.train.loss);
  });

  test('dead: ReLUs die of a rate too large, all of a layer or a part; leaky ones do not', () => {
    const [all, half, leaky, small] = /** @type {[Outcome, Outcome, Outcome, Outcome]} */ (
      outcomes('dead', 'all', 'half', 'leaky', 'small')
    );
    /** @param {Outcome} outcome */
    const dead = ({ units }) =>
      units.reduce((sum, layer) => sum + layer.dead, 0) /
      units.reduce((sum, layer) => sum + layer.units, 0);
    assert.ok(all.units.some((layer) => layer.dead === layer.units));
    below(all.train.accuracy, 0.6);
    above(dead(half), 0.2);
    assert.equal(dead(leaky), 0);
    assert.equal(dead(small), 0);
    above(small.train.accuracy, 0.97);
  });

  test('symmetry: units that begin alike stay alike, zeros do not move at all', () => {
    const alike = outcomeOf('symmetry', 'alike');
    const weights = Object.values(alike.parameters).find(({ length }) => length === 16);
    assert.ok(weights, 'two inputs to eight units');
    for (const start of [0, 8]) assert.equal(new Set(weights.slice(start, start + 8)).size, 1);
    assert.notEqual(weights[0], 0.5);
    below(alike.train.accuracy, 0.8);
    const zeros = outcomeOf('symmetry', 'zeros');
    for (const [name, values] of Object.entries(zeros.parameters)) {
      if (name.endsWith('.weight'))
        assert.ok(
          values.every((value) => value === 0),
          name,
        );
    }
    below(zeros.train.accuracy, 0.6);
    above(outcomeOf('symmetry', 'random').train.accuracy, 0.95);
  });

  test('overfitting: the large network learns the noise by heart and pays for it', () => {
    const [large, small, decay] = /** @type {[Outcome, Outcome, Outcome]} */ (
      outcomes('overfitting', 'large', 'small', 'decay')
    );
    above(large.train.accuracy, 0.98);
    above(large.test.loss, 2.5 * small.test.loss);
    above(large.test.loss, 2.5 * decay.test.loss);
    above(decay.test.accuracy, large.test.accuracy + 0.03);
    below(decay.train.accuracy, large.train.accuracy - 0.03);
  });

  test('scaling: large inputs saturate the units, and little is learned', () => {
    const [large, unit] = /** @type {[Outcome, Outcome]} */ (outcomes('scaling', 'large', 'unit'));
    above(large.units[0]?.saturated ?? 0, 0.9);
    below(unit.units[0]?.saturated ?? 1, 0.5);
    above(unit.test.accuracy, large.test.accuracy + 0.1);
    above(unit.test.accuracy, 0.95);
  });

  test('spiral: four units cannot wind, two layers of twenty-four can', () => {
    below(outcomeOf('spiral', 'small').train.accuracy, 0.75);
    above(outcomeOf('spiral', 'deep').test.accuracy, 0.95);
  });

  test('depth: twelve plain layers stay at chance, norm and residuals learn', () => {
    below(outcomeOf('depth', 'plain').train.accuracy, 0.65);
    above(outcomeOf('depth', 'norm').train.accuracy, 0.85);
    above(outcomeOf('depth', 'residual').train.accuracy, 0.95);
  });
});
