// Every class of failure reaches JavaScript as an Error with a code and a message that names the thing.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { SMALL, VARIANTS, moduleOf, thrownBy, withSession } from './support.mjs';

const pen = 0.09;
const dot = [new Float32Array([0.5, 0.5, 0.5]), new Int32Array([1])];

/** @typedef {import('./support.mjs').Session} Session */

/** @type {[code: string, what: RegExp, call: (session: Session) => unknown][]} */
const CORE = [
  ['invalid_argument', /steps: expected 0 to/, (s) => s.train(-1)],
  ['invalid_argument', /learning_rate/, (s) => s.setOption('optimizer', 'learning_rate', -5)],
  ['invalid_argument', /JSON|json/, (s) => s.configure('{"model":')],
  ['unknown_name', /unknown .*"moddel".*model/, (s) => s.configure('{"moddel":"cnn"}')],
  ['unknown_name', /known: .*cnn/, (s) => s.configure('{"model":"resnet"}')],
  [
    'unknown_name',
    /momentum_of_inertia/,
    (s) => s.setOption('optimizer', 'momentum_of_inertia', 1),
  ],
  ['unknown_name', /"history\/los".*history\/loss/, (s) => s.view('history/los')],
  ['unknown_name', /split "holdout".*train, validation, test/, (s) => s.example('holdout', 0)],
  ['invalid_argument', /validation.*validation_share/, (s) => s.example('validation', 0)],
  ['shape_mismatch', /conv/, (s) => s.configure(JSON.stringify(tooLargeKernel()))],
  ['bad_file', /./, (s) => s.load(new Uint8Array([1, 2, 3]))],
  ['bad_file', /images/, (s) => s.importIdx(new Uint8Array(3), new Uint8Array(3))],
];

function tooLargeKernel() {
  const layers = [
    { name: 'conv', type: 'conv2d', options: { kernel: 7 } },
    { name: 'pool1', type: 'max_pool2d', options: { kernel: 4 } },
    { name: 'pool2', type: 'max_pool2d', options: { kernel: 4 } },
    { name: 'conv2', type: 'conv2d', options: { kernel: 7 } },
  ];
  return { ...SMALL, model: { layers } };
}

// What TypeScript would not let through: JavaScript can.
/** @type {[message: string, call: (session: any) => unknown][]} */
const WRONG_TYPES = [
  ['steps: expected a whole number, got "ten"', (s) => s.train('ten')],
  ['steps: expected a whole number, got undefined', (s) => s.train()],
  ['steps: expected a whole number, got 1.5', (s) => s.train(1.5)],
  ['steps: expected a whole number, got NaN', (s) => s.train(NaN)],
  ['steps: expected a whole number, got 1000000000000', (s) => s.train(1e12)],
  ['config: expected a string, got an object (Object)', (s) => s.configure({})],
  ['value: expected a number, got null', (s) => s.setOption('optimizer', 'learning_rate', null)],
  ['strokes: expected a Float32Array, got Array of 3', (s) => s.draw([0, 0, 0], dot[1], pen)],
  ['lengths: expected an Int32Array, got Float32Array of 3', (s) => s.draw(dot[0], dot[0], pen)],
  [
    'pixels: expected a Float32Array, got Float64Array of 784',
    (s) => s.showPixels(new Float64Array(784)),
  ],
  ['bytes: expected a Uint8Array, got "abc"', (s) => s.load('abc')],
  ['name: expected a string, got a function', (s) => s.view(() => 1)],
];

for (const variant of VARIANTS) {
  describe(`errors, ${variant.name}`, async () => {
    const module = await moduleOf(variant.name);
    const threads = variant.threads.at(-1) ?? 1;

    for (const [code, what, call] of CORE) {
      test(`${code}: ${what.source}`, () => {
        withSession(module, threads, (session) => {
          session.configure(JSON.stringify(SMALL));
          const thrown = thrownBy(() => call(session));
          assert.equal(thrown.code, code, thrown.message);
          assert.ok(thrown.isError);
          assert.match(thrown.message, what);
        });
      });
    }

    for (const [message, call] of WRONG_TYPES) {
      test(`wrong type: ${message}`, () => {
        withSession(module, threads, (session) => {
          const thrown = thrownBy(() => call(session));
          assert.deepEqual(thrown, { isError: true, code: 'invalid_argument', message });
        });
      });
    }

    test('wrong lengths are refused', () => {
      withSession(module, threads, (session) => {
        session.configure(JSON.stringify(SMALL));
        const short = thrownBy(() => session.showPixels(new Float32Array(783)));
        assert.equal(short.code, 'invalid_argument');
        assert.match(short.message, /784.*783|783.*784/);
        const points = new Float32Array(7);
        const odd = thrownBy(() => session.draw(points, new Int32Array([2]), pen));
        assert.equal(odd.code, 'invalid_argument');
        const negative = thrownBy(() => session.draw(points, new Int32Array([-2]), pen));
        assert.equal(negative.code, 'invalid_argument');
      });
    });

    test('bad_state: what needs a run says so before the first configure()', () => {
      withSession(module, threads, (session) => {
        for (const call of [
          () => session.train(1),
          () => session.view('x'),
          () => session.save(),
        ]) {
          assert.equal(thrownBy(call).code, 'bad_state');
        }
      });
    });

    test('a refused call leaves the run as it was', () => {
      withSession(module, threads, (session) => {
        session.configure(JSON.stringify(SMALL));
        session.train(3);
        const before = JSON.stringify(session.report());
        const file = session.save();
        for (const [, , call] of CORE) thrownBy(() => call(session));
        assert.equal(JSON.stringify(session.report()), before);
        assert.deepEqual(session.save(), file);
      });
    });

    test('a session of no thread is refused, by name', () => {
      assert.match(thrownBy(() => new module.Session(0)).message, /threads/);
    });
  });
}

test('unsupported: threads in the variant without', async () => {
  const module = await moduleOf('simd');
  const { code, message } = thrownBy(() => new module.Session(2));
  assert.equal(code, 'unsupported', message);
});
