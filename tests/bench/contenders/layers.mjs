// A run's layers as peers need them: with the sizes that the engine works out by itself. Only what the
// workloads have: dense layers, convolutions of the same size, pooling by two.

/**
 * @typedef {{ kind: 'dense', inputs: number, units: number }
 *   | { kind: 'conv', inputs: number, channels: number, kernel: number }
 *   | { kind: 'pool' } | { kind: 'flatten' }
 *   | { kind: 'activation', function: 'relu' | 'tanh' }} Layer
 */

/**
 * @param {import('../workloads.mjs').Run} run
 * @returns {Layer[]}
 */
export function layersOf({ model }) {
  let [channels = 1, side = 1] = model.input;
  let width = model.input.reduce((product, size) => product * size, 1);
  return model.layers.map(({ name, type, options }) => {
    switch (type) {
      case 'linear': {
        const layer = { inputs: width, units: Number(options['units']) };
        width = layer.units;
        return { kind: 'dense', ...layer };
      }
      case 'conv2d': {
        const { kernel, padding } = options;
        if (Number(kernel) !== 2 * Number(padding) + 1)
          throw new Error(`${name}: not of the same size`);
        const layer = { inputs: channels, channels: Number(options['channels']) };
        channels = layer.channels;
        width = channels * side * side;
        return { kind: 'conv', ...layer, kernel: Number(kernel) };
      }
      case 'max_pool2d':
        side /= 2;
        width = channels * side * side;
        return { kind: 'pool' };
      case 'flatten':
        return { kind: 'flatten' };
      case 'activation':
        return { kind: 'activation', function: options['function'] === 'tanh' ? 'tanh' : 'relu' };
      default:
        throw new Error(`${name}: peers know nothing of "${type}"`);
    }
  });
}

/**
 * Small weights that differ, the same for everyone: a walk of the golden ratio through [-scale, scale].
 * What they are is of no matter to the time a step takes, only that they are no zeros.
 *
 * @param {number} count
 * @param {number} scale
 */
export function startingWeights(count, scale) {
  return Float32Array.from({ length: count }, (_, i) => scale * (2 * ((i * 0.618034) % 1) - 1));
}

/** @param {number} fanIn */
export function scaleFor(fanIn) {
  return Math.sqrt(6 / fanIn);
}

/**
 * Cuts rows into batches and hands them out in turn, over and over.
 *
 * @template Batch
 * @param {number} rows
 * @param {number} size
 * @param {(first: number, last: number) => Batch} make
 */
export function batchesOf(rows, size, make) {
  const batches = Array.from({ length: Math.floor(rows / size) }, (_, i) =>
    make(i * size, (i + 1) * size),
  );
  let next = 0;
  return () => {
    const batch = batches[next % batches.length];
    next += 1;
    return /** @type {Batch} */ (batch);
  };
}

/**
 * Labels as rows of zeros with a one.
 *
 * @param {Int32Array} labels
 */
export function oneHot(labels) {
  const rows = new Float32Array(10 * labels.length);
  labels.forEach((label, row) => {
    rows[10 * row + label] = 1;
  });
  return rows;
}
