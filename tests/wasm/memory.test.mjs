// What the page may ask for fits into the module's memory, the fixed one of threads too: all of MNIST
// dropped, twice, beside a ready-trained network and a run, and networks as large as are allowed. Where memory
// grows on demand, an ordinary run asks for little and for no more later.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { VARIANTS, load, moduleOf } from './support.mjs';

const COUNT = 60_000;

/**
 * An IDX file of unsigned bytes, all alike.
 *
 * @param {number[]} sizes
 * @param {number} value
 */
function idx(sizes, value) {
  const header = new DataView(new ArrayBuffer(4 + 4 * sizes.length));
  header.setUint16(2, 0x0800 + sizes.length);
  sizes.forEach((size, at) => header.setUint32(4 + 4 * at, size));
  const bytes = new Uint8Array(header.byteLength + sizes.reduce((a, b) => a * b)).fill(value);
  bytes.set(new Uint8Array(header.buffer));
  return bytes;
}

/** Layers of the largest width there is. @param {number} hidden how many */
function wide(hidden) {
  const layer = { type: 'linear', options: { units: 1024 } };
  const layers = [{ type: 'flatten' }, ...new Array(hidden).fill(layer), { type: 'linear' }];
  return JSON.stringify({ model: { layers } });
}

for (const { name } of VARIANTS) {
  test(`all of MNIST fits in, ${name}`, async () => {
    const module = await moduleOf(name);
    const yours = new module.Session(1);
    yours.configure('{"model":"cnn"}');
    const pretrained = new module.Session(1);
    pretrained.loadAnswering(yours.save());
    const images = idx([COUNT, 28, 28], 9);
    const labels = idx([COUNT], 3);
    for (let round = 0; round < 2; round += 1) {
      assert.equal(yours.importIdx(images, labels), COUNT);
      /** @type {{ data: { train: number, test: number } }} */
      const { data } = JSON.parse(yours.configure('{"model":"cnn"}'));
      assert.equal(data.train + data.test, COUNT + 12_000);
      yours.train(3);
    }
    yours.delete();
    pretrained.delete();
  });

  test(`a network as large as is allowed follows another one, ${name}`, async () => {
    const module = await moduleOf(name);
    const session = new module.Session(1);
    for (const hidden of [2, 2, 1, 2]) {
      session.configure(wide(hidden));
      session.train(3);
      session.path();
    }
    assert.throws(() => session.configure(wide(3)), /network too large/);
    session.train(1);
    session.delete();
  });
}

/** Bytes of the module's memory. @param {import('./support.mjs').Session} session */
const memoryOf = (session) => session.view('history/loss').buffer.byteLength;

const POINTS_RUN = JSON.stringify({
  points: { name: 'spiral', options: { count: 300 } },
  optimizer: { name: 'adam', options: {} },
});

for (const { name } of VARIANTS.filter((variant) => variant.tree === 'simd')) {
  test(`the digit CNN trains within 64 MiB at batch 64, ${name}`, async () => {
    const module = await load(name);
    const session = new module.Session(1);
    session.configure('{"model":"cnn","training":{"batch_size":64}}');
    session.train(20);
    session.evaluate('test', 1000);
    assert.ok(memoryOf(session) <= 64 * 2 ** 20, `${memoryOf(session)} bytes`);
  });

  test(`10,000 steps with looks at the run take no more memory than 500, ${name}`, async () => {
    const module = await load(name);
    const session = new module.Session(1);
    session.configure(POINTS_RUN);
    const work = (/** @type {number} */ steps) => {
      for (let done = 0; done < steps; done += 100) {
        session.train(100);
        session.evaluate('test', 1000);
        session.path();
        session.graph('run');
      }
      return memoryOf(session);
    };
    const after = work(500);
    assert.equal(work(10_000), after);
    assert.equal(session.report().step, 10_500);
  });
}
