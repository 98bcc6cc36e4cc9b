// jax-js on its wasm backend: the whole training step compiled by jit. Its own convolution is too slow to be
// a fair peer (some tens of examples a second), so that one is written here as a sum of matrix products,
// one for each place of the filter.
import { defaultDevice, init, jit, nn, numpy as np, valueAndGrad } from '@jax-js/jax';

import { batchesOf, layersOf, oneHot, scaleFor, startingWeights } from './layers.mjs';

/** @typedef {import('../site/inputs.mjs').Task} Task */
/** @typedef {import('./layers.mjs').Layer} Layer */
/** @typedef {any} Array_ an array of jax-js, whose every use takes it unless `.ref` is said */

/** @param {Layer[]} layers */
function parametersOf(layers) {
  return layers.flatMap((layer) => {
    if (layer.kind === 'dense') {
      const { inputs, units } = layer;
      return [weights([inputs, units], inputs), np.zeros([units])];
    }
    if (layer.kind !== 'conv') return [];
    const { inputs, channels, kernel } = layer;
    const taps = kernel * kernel;
    return [weights([taps, inputs, channels], taps * inputs), np.zeros([channels])];
  });
}

/**
 * @param {number[]} shape
 * @param {number} fanIn
 */
function weights(shape, fanIn) {
  const count = shape.reduce((product, size) => product * size, 1);
  return np.array(startingWeights(count, scaleFor(fanIn))).reshape(shape);
}

/**
 * x is [N, H, W, C], of the same size afterwards.
 *
 * @param {Array_} x
 * @param {Array_} w
 * @param {number} kernel
 */
function convolution(x, w, kernel) {
  /** @type {number[]} */
  const [rows = 0, height = 0, width = 0, channels = 0] = x.shape;
  const around = (kernel - 1) / 2;
  const padded = np.pad(x, [
    [0, 0],
    [around, around],
    [around, around],
    [0, 0],
  ]);
  /** @type {Array_} */
  let sum = null;
  for (let u = 0; u < kernel; u += 1) {
    for (let v = 0; v < kernel; v += 1) {
      const patch = padded.ref.slice([], [u, u + height], [v, v + width], []);
      const flat = patch.reshape([rows * height * width, channels]);
      const part = np.matmul(flat, w.ref.slice(u * kernel + v));
      sum = sum === null ? part : sum.add(part);
    }
  }
  padded.dispose();
  w.dispose();
  return sum.reshape([rows, height, width, -1]);
}

/** @param {Array_} x */
function pooled(x) {
  const [rows, height, width, channels] = x.shape;
  const blocks = x.reshape([rows, height / 2, 2, width / 2, 2, channels]);
  return np.max(np.max(blocks, 4), 2);
}

/**
 * @param {Layer[]} layers
 * @param {Array_[]} parameters
 * @param {Array_} x
 */
function outputs(layers, parameters, x) {
  let next = 0;
  const take = () => {
    next += 1;
    return parameters[next - 1];
  };
  for (const layer of layers) {
    if (layer.kind === 'dense') x = np.matmul(x, take()).add(take());
    else if (layer.kind === 'conv') x = convolution(x, take(), layer.kernel).add(take());
    else if (layer.kind === 'pool') x = pooled(x);
    else if (layer.kind === 'flatten') x = x.reshape([x.shape[0], -1]);
    else x = layer.function === 'tanh' ? np.tanh(x) : nn.relu(x);
  }
  return x;
}

/**
 * New parameters and new state, by the optimizer of the run.
 *
 * @param {import('../workloads.mjs').Run['optimizer']} optimizer
 * @param {Array_[]} parameters
 * @param {Array_[]} gradients
 * @param {Array_[]} state two for each parameter of Adam's, one of momentum's
 */
function updated({ name, options }, parameters, gradients, state) {
  const rate = options['learning_rate'] ?? 0;
  if (name === 'sgd') {
    return { parameters: parameters.map((p, i) => p.sub(gradients[i].mul(rate))), state };
  }
  if (name === 'momentum') {
    const speeds = state.map((v, i) => v.mul(options['momentum'] ?? 0).add(gradients[i]));
    return { parameters: parameters.map((p, i) => p.sub(speeds[i].ref.mul(rate))), state: speeds };
  }
  const count = parameters.length;
  const first = state.slice(0, count).map((m, i) => m.mul(0.9).add(gradients[i].ref.mul(0.1)));
  const second = state
    .slice(count)
    .map((v, i) => v.mul(0.999).add(gradients[i].ref.mul(gradients[i]).mul(0.001)));
  const moved = parameters.map((p, i) =>
    p.sub(first[i].ref.mul(rate).div(np.sqrt(second[i].ref).add(1e-8))),
  );
  return { parameters: moved, state: [...first, ...second] };
}

/** @param {Task} task */
export async function open({ workload, inputs }) {
  await init('wasm');
  defaultDevice('wasm');
  const { run: config } = workload;
  const layers = layersOf(config);
  const { rows, width } = inputs;
  const size = config.points ? rows : workload.batch;
  const wanted = config.points ? inputs.targets : oneHot(inputs.labels);
  const outs = config.points ? 1 : 10;
  const shape = config.points ? [size, 2] : [size, 28, 28, 1];
  const batch = batchesOf(rows, size, (first, last) => ({
    x: np.array(inputs.values.slice(first * width, last * width)).reshape(shape),
    y: np.array(wanted.slice(first * outs, last * outs)).reshape([size, outs]),
  }));
  const loss = (/** @type {Array_[]} */ p, /** @type {Array_} */ x, /** @type {Array_} */ y) => {
    const out = outputs(layers, p, x);
    if (config.points) return np.mean(np.square(out.sub(y)));
    return np.sum(nn.logSoftmax(out).mul(y)).div(-size);
  };
  const step = jit(
    (
      /** @type {Array_[]} */ p,
      /** @type {Array_[]} */ s,
      /** @type {Array_} */ x,
      /** @type {Array_} */ y,
    ) => {
      const [value, gradients] = valueAndGrad(loss)(
        p.map((one) => one.ref),
        x,
        y,
      );
      const next = updated(config.optimizer, p, gradients, s);
      return [next.parameters, next.state, value];
    },
  );
  let parameters = parametersOf(layers);
  const copies = { sgd: 0, momentum: 1, adam: 2 }[config.optimizer.name] ?? 0;
  let state = Array.from({ length: copies }).flatMap(() =>
    parameters.map((one) => np.zeros(one.shape)),
  );
  let last = NaN;
  const run = (/** @type {number} */ count) => {
    for (let i = 0; i < count; i += 1) {
      const { x, y } = batch();
      const [p, s, value] = step(parameters, state, x.ref, y.ref);
      parameters = p;
      state = s;
      // Work is put off until somebody reads.
      last = value.dataSync()[0];
      if (!Number.isFinite(last)) throw new Error('the loss is not finite');
    }
  };
  return { run, loss: () => last };
}
