// ConvNetJS: one example after another, in double precision, as it is meant to be used.
import convnetjs from 'convnetjs';

import { layersOf } from './layers.mjs';

/** @typedef {import('../site/inputs.mjs').Task} Task */

/** @param {Task} task */
function definitions({ workload }) {
  const { run } = workload;
  const [depth = 1, sy = 1, sx = 1] = run.points ? [2] : run.model.input;
  /** @type {Record<string, unknown>[]} */
  const defs = [{ type: 'input', out_sx: sx, out_sy: sy, out_depth: depth }];
  for (const layer of layersOf(run)) {
    if (layer.kind === 'dense') defs.push({ type: 'fc', num_neurons: layer.units });
    else if (layer.kind === 'conv') {
      const { channels: filters, kernel: sx } = layer;
      defs.push({ type: 'conv', sx, filters, stride: 1, pad: (sx - 1) / 2 });
    } else if (layer.kind === 'pool') defs.push({ type: 'pool', sx: 2, stride: 2 });
    else if (layer.kind === 'activation')
      Object.assign(defs.at(-1) ?? {}, activated(layer.function));
  }
  // Its losses bring the last dense layer with them, without an activation after it.
  const loss = run.points
    ? { type: 'regression', num_neurons: 1 }
    : { type: 'softmax', num_classes: 10 };
  return [...defs.slice(0, -1), loss];
}

/** @param {string} name */
function activated(name) {
  return { activation: name };
}

/** @param {Task} task */
export function open(task) {
  const { workload, inputs } = task;
  const { run: config } = workload;
  const net = new convnetjs.Net();
  net.makeLayers(definitions(task));
  const size = config.points ? inputs.rows : workload.batch;
  const adam = config.optimizer.name === 'adam';
  const trainer = new convnetjs.Trainer(net, {
    ...{ method: adam ? 'adam' : 'sgd', batch_size: size, l2_decay: 0, l1_decay: 0 },
    learning_rate: adam ? 0.001 : 0.005,
    momentum: config.optimizer.options['momentum'] ?? 0,
  });
  const [depth, side] = config.points ? [2, 1] : [1, 28];
  const examples = Array.from({ length: inputs.rows }, (_, row) => {
    const volume = new convnetjs.Vol(side, side, depth, 0);
    volume.w.set(inputs.values.subarray(row * inputs.width, (row + 1) * inputs.width));
    return volume;
  });
  let next = 0;
  let sum = 0;
  const run = (/** @type {number} */ steps) => {
    for (let step = 0; step < steps; step += 1) {
      sum = 0;
      for (let i = 0; i < size; i += 1) {
        const row = next % inputs.rows;
        const wanted = config.points ? [inputs.targets[row]] : inputs.labels[row];
        sum += Number(trainer.train(examples[row], wanted).cost_loss);
        next += 1;
      }
    }
  };
  return { run, loss: () => sum / size };
}
