// What the page relies on, for every variant and number of threads: training, seeds, files, views.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { SMALL, VARIANTS, moduleOf, parameterBits, thrownBy, withSession } from './support.mjs';

/** @typedef {import('./support.mjs').Session} Session */
/** @typedef {import('./support.mjs').MainModule} MainModule */

/**
 * @param {MainModule} module
 * @param {number} threads
 * @param {number} steps
 */
function bitsAfter(module, threads, steps) {
  return withSession(module, threads, (session) => {
    session.configure(JSON.stringify(SMALL));
    session.train(steps);
    return parameterBits(session);
  });
}

/** @param {Session} session */
function evaluated(session) {
  for (;;) {
    const report = session.evaluate('test', 1);
    if (report.done) return report;
  }
}

for (const variant of VARIANTS) {
  describe(variant.name, async () => {
    const module = await moduleOf(variant.name);

    test('the catalog lists what a run is made of', () => {
      const catalog = JSON.parse(module.Session.catalog());
      for (const part of ['layers', 'groups', 'models', 'sections', 'points']) {
        assert.ok(catalog[part].length > 0, part);
      }
      const described = JSON.parse(
        module.Session.describeModel(JSON.stringify(catalog.defaults.model)),
      );
      assert.ok(described.parameters > 1000);
    });

    for (const threads of variant.threads) {
      const title = `${threads} thread${threads > 1 ? 's' : ''}`;

      test(`${title}: learns`, () => {
        withSession(module, threads, (session) => {
          session.configure(JSON.stringify(SMALL));
          const first = session.train(1);
          const last = session.train(80);
          assert.equal(last.step, 81);
          assert.ok(last.loss < first.loss / 2, `${first.loss} -> ${last.loss}`);
          const report = evaluated(session);
          assert.equal(report.count, 60);
          const confusion = session.view('confusion').slice();
          assert.equal(
            confusion.reduce((sum, count) => sum + count),
            60,
          );
        });
      });

      test(`${title}: the same bits as any other number, and in any slices`, () => {
        const whole = bitsAfter(module, threads, 20);
        assert.equal(whole, bitsAfter(module, 1, 20));
        const sliced = withSession(module, threads, (session) => {
          session.configure(JSON.stringify(SMALL));
          for (const steps of [1, 6, 0, 10, 3]) session.train(steps);
          return parameterBits(session);
        });
        assert.equal(sliced, whole);
      });

      test(`${title}: reset goes back to the very same start`, () => {
        withSession(module, threads, (session) => {
          session.configure(JSON.stringify(SMALL));
          const start = parameterBits(session);
          session.train(5);
          const trained = parameterBits(session);
          assert.notEqual(trained, start);
          session.reset();
          assert.equal(parameterBits(session), start);
          session.train(5);
          assert.equal(parameterBits(session), trained);
        });
      });
    }

    test('a saved model comes back, with its run', () => {
      const threads = variant.threads.at(-1) ?? 1;
      withSession(module, threads, (session) => {
        session.configure(JSON.stringify(SMALL));
        session.train(12);
        const file = session.save();
        assert.ok(file.buffer instanceof ArrayBuffer, 'memory of its own, not the engine’s');
        withSession(module, 1, (other) => {
          const info = JSON.parse(other.load(file));
          assert.equal(info.step, 12);
          assert.deepEqual(info.config, JSON.parse(session.config()));
          assert.equal(parameterBits(other), parameterBits(session));
          assert.equal(evaluated(other).accuracy, evaluated(session).accuracy);
          assert.deepEqual(other.save(), file);
        });
      });
    });

    test('a damaged model file is refused with its reason, and nothing is lost', () => {
      withSession(module, 1, (session) => {
        session.configure(JSON.stringify(SMALL));
        session.train(4);
        const file = session.save();
        const bits = parameterBits(session);
        const damages = [
          new Uint8Array(0),
          file.subarray(0, 7),
          file.subarray(0, 200),
          file.subarray(0, file.length - 4),
          changed(file, 0, 0xff),
          changed(file, 7, 0x7f),
          changed(file, 8, 0x00),
          changed(file, 40, 0x00),
        ];
        damages.forEach((damaged, index) => {
          const { code, message } = thrownBy(() => session.load(damaged));
          assert.equal(code, 'bad_file', `damage ${index}: ${message}`);
          assert.ok(message.length > 10, message);
        });
        assert.equal(parameterBits(session), bits);
        assert.equal(session.train(1).step, 5);
      });
    });

    test('every view that is listed can be read, before and after training', () => {
      withSession(module, 1, (session) => {
        session.configure(JSON.stringify(SMALL));
        for (const steps of [0, 6]) {
          session.train(steps);
          session.classify();
          const names = /** @type {string[]} */ (JSON.parse(session.views()));
          for (const name of names) assert.ok(session.view(name) instanceof Float32Array, name);
          for (const name of [
            'history/loss',
            'confusion',
            'probabilities',
            'activation/conv',
            'drawing/seen',
            'parameter/conv.weight',
            'gradient/out.bias',
          ]) {
            assert.ok(names.includes(name), name);
          }
        }
        assert.equal(session.view('history/step').length, session.view('history/loss').length);
        assert.equal(session.view('activation/out').length, 10);
      });
    });

    test('a drawing is answered, with its stages', () => {
      withSession(module, 1, (session) => {
        session.configure(JSON.stringify(SMALL));
        session.draw(new Float32Array([0.5, 0.2, 0.5, 0.5, 0.8, 0.5]), new Int32Array([2]), 0.09);
        session.classify();
        const sum = session.view('probabilities').reduce((total, share) => total + share);
        assert.ok(Math.abs(sum - 1) < 1e-5);
        assert.equal(session.view('drawing/fitted').length, 400);
        assert.ok(session.view('drawing/seen').some((ink) => ink > 0.9));
      });
    });

    test('a training digit is shown as augmentation changes it, in its variants', () => {
      withSession(module, 1, (session) => {
        const augmentation = { rotate: 20, mixup: 0.5 };
        session.configure(JSON.stringify({ ...SMALL, augmentation }));
        const label = session.example('train', 3);
        const [first, second, again] = [0, 1, 0].map((variant) => {
          assert.equal(session.previewAugmentation(3, variant), label);
          return session.view('augmented').slice();
        });
        assert.equal(first?.length, 784);
        assert.ok(first.every((ink) => ink >= 0 && ink <= 1));
        assert.notDeepEqual(first, session.view('example').slice());
        assert.notDeepEqual(second, first);
        assert.deepEqual(again, first);
        const { code } = thrownBy(() => session.previewAugmentation(180, 0));
        assert.equal(code, 'invalid_argument');
      });
    });

    test('points of the plane are learned, painted ones too, and a point is answered', () => {
      withSession(module, 1, (session) => {
        const data = { test_share: 0.3, validation_share: 0.1 };
        const info = JSON.parse(
          session.configure(JSON.stringify({ points: { name: 'circle' }, data })),
        );
        assert.deepEqual(info.config.model.input, [2]);
        assert.equal(info.data.validation, 50);
        assert.equal(session.view('points/train').length, 3 * info.data.train);
        session.train(600);
        assert.ok(evaluated(session).accuracy > 0.9);
        session.showNumbers(Float32Array.of(0, 0));
        assert.equal(session.classify(), 1);

        const xs = Float32Array.of(-3, -2, -1, 1, 2, 3);
        session.setPoints(xs, xs, Float32Array.of(0, 0, 0, 1, 1, 1));
        session.configure(
          JSON.stringify({ points: { name: 'painted' }, data: { test_share: 0.5 } }),
        );
        assert.equal(session.view('points/test').length, 9);
        const wrong = thrownBy(() => session.setPoints(xs, xs, new Float32Array(2)));
        assert.equal(wrong.code, 'invalid_argument');
        const formula = { name: 'formula', formula: 'x +' };
        const unread = thrownBy(() => session.configure(JSON.stringify({ points: formula })));
        assert.match(unread.message, /^formula: at character 4: expected/);
      });
    });

    test('pictures of the run: path and histograms', () => {
      withSession(module, 1, (session) => {
        session.configure(JSON.stringify(SMALL));
        session.train(10);
        const path = session.path();
        assert.equal(session.view('path/x').length, path.points);
        assert.ok(path.explainedFirst >= path.explainedSecond);
        const histogram = session.histogram('conv.weight', 'gradient', 41);
        assert.ok(histogram.low < histogram.high);
        const counted = session.view('histogram').reduce((sum, count) => sum + count);
        assert.equal(counted, histogram.count);
      });
    });

    test('a network is measured, and trains on as if nobody had looked', () => {
      const looked = withSession(module, 1, (session) => {
        session.configure(JSON.stringify(SMALL));
        session.train(10);
        const report = evaluated(session);
        assert.ok(report.macroF1 > 0 && report.calibrationError > 0);
        assert.equal(report.rSquared, 0);
        assert.equal(session.view('class_scores').length, 40);
        assert.equal(session.view('calibration').length, 30);
        assert.ok(Math.abs((session.view('top_k')[0] ?? 0) - report.accuracy) < 1e-6);

        const layers = JSON.parse(session.inspectUnits('test', 20));
        assert.ok(layers.length > 0);
        const { layer, units } = layers[0];
        assert.equal(session.view(`zero_slope/${layer}`).length, units);
        assert.ok(session.histogram(layer, 'activation', 21).count > 0);

        const noise = session.gradientNoise(4);
        assert.equal(noise.batches, 4);
        assert.ok(noise.noiseScale > 0);

        let range = session.rangeTestBegin(1e-4, 1, 20);
        while (!range.done) range = session.rangeTestAdvance(6);
        assert.equal(session.view('range_test/smoothed').length, range.step);

        session.train(5);
        return parameterBits(session);
      });
      assert.equal(looked, bitsAfter(module, 1, 15));
    });
  });
}

/**
 * @param {Uint8Array} file
 * @param {number} at
 * @param {number} value
 */
function changed(file, at, value) {
  const copy = file.slice();
  copy[at] = value;
  return copy;
}
