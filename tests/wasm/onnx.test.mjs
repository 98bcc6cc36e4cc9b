// ONNX files in onnxruntime: every layer type and activation answers as it does here.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as ort from 'onnxruntime-web';

import { exportedModels, layersLeftOut } from './exported_models.mjs';
import { distance, exportedRun } from './exported_run.mjs';
import { moduleOf } from './support.mjs';

const TOLERANCE = 1e-5;
const STEPS = 4;

ort.env.wasm.numThreads = 1;

/**
 * What onnxruntime makes of the digits, all in one batch.
 *
 * @param {Uint8Array} file
 * @param {{ pixels: number[] }[]} digits
 */
async function answered(file, digits) {
  const session = await ort.InferenceSession.create(file);
  const pixels = Float32Array.from(digits.flatMap((digit) => digit.pixels));
  const input = new ort.Tensor('float32', pixels, [digits.length, 1, 28, 28]);
  const results = await session.run({ input });
  const { inputNames, outputNames } = session;
  const output = results[outputNames[0] ?? ''];
  assert.ok(output);
  const numbers = Array.from(/** @type {Float32Array} */ (output.data));
  await session.release();
  const rows = digits.map((_, row) => numbers.slice(10 * row, 10 * (row + 1)));
  return { inputNames, outputNames, dims: output.dims, rows };
}

describe('a model as an ONNX file', async () => {
  const module = await moduleOf('simd');
  const catalog = JSON.parse(module.Session.catalog());

  test('is tried with every layer type on offer', () => {
    assert.deepEqual(layersLeftOut(catalog), []);
  });

  for (const [name, layers] of Object.entries(exportedModels(catalog))) {
    test(`${name}: onnxruntime gives our outputs`, async () => {
      const run = exportedRun(module, { model: { layers } }, STEPS);
      const { inputNames, outputNames, dims, rows } = await answered(run.onnx, run.digits);
      assert.deepEqual(inputNames, ['input']);
      assert.deepEqual(outputNames, [run.last]);
      assert.deepEqual(dims, [run.digits.length, 10]);
      const gap = distance(run.outputs, rows);
      assert.ok(gap <= TOLERANCE, `${gap}`);
    });
  }
});
