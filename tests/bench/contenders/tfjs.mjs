// TensorFlow.js: its wasm backend (SIMD, one thread), and its plain JavaScript one. The wasm backend has no
// kernel for a convolution's weight gradient and cannot train one as it is; a stand-in in JavaScript is
// given to it.
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/public/chained_ops/register_all_chained_ops.js';
import '@tensorflow/tfjs-core/dist/register_all_gradients.js';

import { batchesOf, layersOf, oneHot, scaleFor, startingWeights } from './layers.mjs';

/** @typedef {import('../site/inputs.mjs').Task} Task */
/** @typedef {import('./layers.mjs').Layer} Layer */

/**
 * @param {number[]} shape
 * @param {number} fanIn
 */
function weights(shape, fanIn) {
  const count = shape.reduce((product, size) => product * size, 1);
  return tf.variable(tf.tensor(startingWeights(count, scaleFor(fanIn)), shape));
}

/** @param {Layer[]} layers @returns {((x: any) => any)[]} */
function network(layers) {
  return layers.map((layer) => {
    switch (layer.kind) {
      case 'dense': {
        const w = weights([layer.inputs, layer.units], layer.inputs);
        const b = tf.variable(tf.zeros([layer.units]));
        return (x) => tf.add(tf.matMul(x, w), b);
      }
      case 'conv': {
        const { kernel, inputs, channels } = layer;
        const w = weights([kernel, kernel, inputs, channels], kernel * kernel * inputs);
        const b = tf.variable(tf.zeros([channels]));
        return (x) => tf.add(tf.conv2d(x, w, 1, 'same'), b);
      }
      case 'pool':
        return (x) => tf.maxPool(x, 2, 2, 'valid');
      case 'flatten':
        return (x) => tf.reshape(x, [x.shape[0], -1]);
      default:
        return layer.function === 'tanh' ? tf.tanh : tf.relu;
    }
  });
}

/** The weight gradient of a convolution of the same size, for a backend without one. */
function registerFilterGradient() {
  tf.registerKernel({
    kernelName: tf.Conv2DBackpropFilter,
    backendName: 'wasm',
    kernelFunc: (/** @type {any} */ { inputs, backend, attrs }) => {
      const { x, dy } = inputs;
      /** @type {number[]} */
      const [rows = 0, height = 0, width = 0, ins = 0] = x.shape;
      /** @type {number} */
      const outs = dy.shape[3];
      const { filterShape } = attrs;
      /** @type {number} */
      const kernel = filterShape[0];
      const around = (kernel - 1) / 2;
      const pixels = backend.readSync(x.dataId);
      const errors = backend.readSync(dy.dataId);
      const sums = new Float32Array(kernel * kernel * ins * outs);
      for (let n = 0; n < rows; n += 1) {
        for (let u = 0; u < kernel; u += 1) {
          for (let v = 0; v < kernel; v += 1) {
            const tap = (u * kernel + v) * ins * outs;
            const top = Math.max(0, around - u);
            const bottom = Math.min(height, height + around - u);
            const left = Math.max(0, around - v);
            const right = Math.min(width, width + around - v);
            for (let i = top; i < bottom; i += 1) {
              for (let j = left; j < right; j += 1) {
                const from = ((n * height + i + u - around) * width + j + v - around) * ins;
                const to = ((n * height + i) * width + j) * outs;
                for (let c = 0; c < ins; c += 1) {
                  const pixel = pixels[from + c];
                  const at = tap + c * outs;
                  for (let o = 0; o < outs; o += 1) {
                    sums[at + o] = (sums[at + o] ?? 0) + pixel * errors[to + o];
                  }
                }
              }
            }
          }
        }
      }
      const out = backend.makeOutput(filterShape, 'float32');
      backend.typedArrayFromHeap(out).set(sums);
      return out;
    },
  });
}

/** @param {import('../workloads.mjs').Run['optimizer']} optimizer */
function optimizerOf({ name, options }) {
  const rate = options['learning_rate'] ?? 0;
  if (name === 'adam') return tf.train.adam(rate);
  return name === 'momentum'
    ? tf.train.momentum(rate, options['momentum'] ?? 0)
    : tf.train.sgd(rate);
}

/** @param {string} backend */
async function start(backend) {
  if (backend === 'cpu') {
    await import('@tensorflow/tfjs-backend-cpu');
  } else {
    const wasm = await import('@tensorflow/tfjs-backend-wasm');
    tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
    wasm.setWasmPaths(new URL('./tfjs/', location.href).href);
    registerFilterGradient();
  }
  if (!(await tf.setBackend(backend))) throw new Error(`the backend ${backend} did not start`);
}

/** @param {Task} task */
export async function open({ workload, inputs, variant }) {
  await start(variant);
  const { run: config } = workload;
  const layers = network(layersOf(config));
  const optimizer = optimizerOf(config.optimizer);
  const { rows, width } = inputs;
  const size = config.points ? rows : workload.batch;
  const outs = config.points ? 1 : 10;
  const wanted = config.points ? inputs.targets : oneHot(inputs.labels);
  const shape = config.points ? [size, 2] : [size, 28, 28, 1];
  const batch = batchesOf(rows, size, (first, last) => ({
    x: tf.tensor(inputs.values.slice(first * width, last * width), shape),
    y: tf.tensor2d(wanted.slice(first * outs, last * outs), [size, outs]),
  }));
  let last = NaN;
  const run = (/** @type {number} */ count) => {
    for (let i = 0; i < count; i += 1) {
      const { x, y } = batch();
      const loss = optimizer.minimize(() => {
        const out = layers.reduce((value, layer) => layer(value), x);
        return config.points
          ? tf.losses.meanSquaredError(y, out)
          : tf.losses.softmaxCrossEntropy(y, out);
      }, true);
      last = loss?.dataSync()[0];
      loss?.dispose();
      if (!Number.isFinite(last)) throw new Error('the loss is not finite');
    }
  };
  return { run, loss: () => last };
}
