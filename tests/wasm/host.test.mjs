// The engine's host with the real engine: what the page sees when it plays, pauses and steps.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';

import { engineModule } from '../../web/tools/engine_module.mjs';
import { BUILD, SMALL } from './support.mjs';

/** @typedef {import('../../web/src/engine/api').Frame} Frame */
/** @typedef {import('../../web/src/engine/api').RunConfig} RunConfig */
/** @typedef {import('../../web/src/engine/host').EngineHost} EngineHost */

/** Node handles a thousand messages of one channel before any timer: there, breathing is setImmediate. */
const clock = {
  now: () => performance.now(),
  breathe: () => new Promise((resolve) => setImmediate(resolve)),
};

const config = /** @type {RunConfig} */ (
  /** @type {unknown} */ ({ ...SMALL, training: { batch_size: 24, evaluate_every: 5 } })
);

describe('the host', () => {
  /** @type {typeof import('../../web/src/engine/host')} */
  let hosts;
  /** @type {typeof import('../../web/src/engine/module_loader')} */
  let loader;
  /** @type {typeof import('../../web/src/engine/bundles')} */
  let bundles;

  before(async () => {
    hosts = await engineModule('host');
    loader = await engineModule('module_loader');
    bundles = await engineModule('bundles');
  });

  /** A host at the start of a run, drawing its frames at once. */
  async function started() {
    const host = new hosts.EngineHost({
      loadEngine: () =>
        loader.loadEngine({
          variants: bundles.VARIANTS.filter(({ name }) => name === 'simd'),
          urlOf: ({ name }) => new URL(`wasm-${name}/inkgrad-${name}.mjs`, BUILD).href,
          threads: 1,
          importModule: (url) => import(url),
        }),
      onFailure: (error) => {
        throw error;
      },
      clock,
    });
    await host.start({
      baseUrl: 'http://localhost/',
      variant: null,
      threads: 1,
      pretrained: false,
    });
    /** @type {Frame[]} */
    const frames = [];
    await host.onFrame((frame) => {
      frames.push(frame);
      setImmediate(() => void host.frameDrawn());
    });
    await host.configure(config);
    return { host, frames, rest: () => atRest(frames) };
  }

  /**
   * The first frame at rest whose step has been measured.
   *
   * @param {Frame[]} frames
   * @returns {Promise<Frame>}
   */
  async function atRest(frames) {
    for (;;) {
      const measured = frames.findLast(({ details }) => details?.evaluation)?.details?.evaluation;
      const last = frames.at(-1);
      if (last && !last.playing && measured?.step === last.step) return last;
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
  }

  test('playing and pausing gives the same numbers as so many steps', async () => {
    const played = await started();
    await played.host.play();
    while ((played.frames.at(-1)?.step ?? 0) < 12) {
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    await played.host.pause();
    const one = await played.rest();

    const stepped = await started();
    for (let left = one.step; left > 0; left -= 7) await stepped.host.step(Math.min(7, left));
    const other = await stepped.rest();

    assert.equal(other.step, one.step);
    assert.equal(other.loss, one.loss);
    assert.deepEqual(other.history, one.history);
    assert.deepEqual(other.tests, one.tests);
    assert.deepEqual(other.layers, one.layers);
    assert.deepEqual(await stepped.host.save(), await played.host.save());
  });

  test('a frame has all that the page draws', async () => {
    const { host, frames, rest } = await started();
    await host.classifyExample('test', 0, 'yours');
    await host.step(10);
    const frame = await rest();
    assert.deepEqual([...frame.tests.step], [0, 5, 10]);
    assert.equal(frame.answer?.activations.length, SMALL.model.layers.length);
    assert.deepEqual(
      frame.layers.map(({ layer }) => layer),
      ['conv', 'out'],
    );
    const { details } = /** @type {Frame} */ (frames.findLast((one) => one.details));
    assert.ok(details);
    assert.equal(details.histograms.length, 8);
    assert.deepEqual(details.firstWeights?.shape, [4, 1, 5, 5]);
    assert.equal(details.evaluation?.count, 60);
    assert.equal(details.path?.x.length, details.path?.step.length);
  });

  test('every buffer of a frame is its own: it can be handed over', async () => {
    const reply = /** @type {typeof import('../../web/src/engine/reply')} */ (
      await engineModule('reply')
    );
    const { host, frames, rest } = await started();
    await host.step(3);
    await rest();
    for (const frame of frames) structuredClone(frame, { transfer: reply.buffersOf(frame) });
    await host.step(3);
    assert.equal((await rest()).step, 6);
  });

  test('a diverging run stops and says where', async () => {
    const { host, rest } = await started();
    await host.setOption('optimizer', 'learning_rate', 10);
    await host.step(400);
    const frame = await rest();
    if (frame.divergence) assert.ok(frame.divergence.where.length > 0);
    assert.equal(frame.playing, false);
  });
});
