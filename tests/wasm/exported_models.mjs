// Models for the tests of what is exported: together they have every layer type, every activation and
// every way of a layer that other programs have to be told of.
/** @typedef {import('../../web/src/engine/api').Catalog} Catalog */
/** @typedef {{ name?: string, type: string, options?: object, inputs?: string[] }} Layer */

/** @param {object} options */
const conv = (options) => ({ type: 'conv2d', options: { channels: 4, ...options } });
/** @param {string} name */
const act = (name) => ({ type: 'activation', options: { function: name } });
const flatten = { type: 'flatten' };
const linear = { type: 'linear' };
/** Pictures become so small that each model trains within a moment. */
const small = conv({ kernel: 4, stride: 4, padding: 0 });

/** @type {Record<string, Layer[]>} */
const MODELS = {
  convolutions: [
    small,
    conv({ kernel: 3, dilation: 2, padding: 2, groups: 2 }),
    act('tanh'),
    conv({ kernel: 2, padding_mode: 'same' }),
    conv({ kernel: 2, padding_mode: 'valid', bias: false, frozen: true }),
    flatten,
    linear,
  ],
  'same at a stride': [
    conv({ kernel: 4, stride: 3, padding_mode: 'same' }),
    act('relu'),
    conv({ kernel: 3, stride: 2, padding_mode: 'same' }),
    flatten,
    linear,
  ],
  transposed: [
    small,
    {
      type: 'conv_transpose2d',
      options: { channels: 3, kernel: 3, stride: 2, padding: 1, output_padding: 1 },
    },
    act('relu'),
    { type: 'conv_transpose2d', options: { channels: 2, kernel: 2, stride: 1, bias: false } },
    flatten,
    linear,
  ],
  'upsampled nearest': [small, { type: 'upsample2d', options: { scale: 2 } }, flatten, linear],
  'upsampled bilinear': [
    small,
    { type: 'upsample2d', options: { scale: 3, mode: 'bilinear' } },
    flatten,
    linear,
  ],
  pools: [
    conv({ kernel: 3 }),
    { type: 'max_pool2d', options: { kernel: 3, stride: 2 } },
    { type: 'avg_pool2d', options: { kernel: 2, stride: 3 } },
    flatten,
    linear,
  ],
  'global average': [small, act('relu'), { type: 'global_avg_pool2d' }, linear],
  'global maximum': [small, { type: 'global_max_pool2d' }, linear],
  'batch norm': [
    small,
    { type: 'batch_norm', options: { epsilon: 0.01, momentum: 0.5 } },
    act('relu'),
    flatten,
    { type: 'linear', options: { units: 12 } },
    { type: 'batch_norm', options: { frozen: true } },
    { ...linear, name: 'train' },
  ],
  'layer norm': [
    small,
    { type: 'layer_norm' },
    flatten,
    { type: 'linear', options: { units: 12 } },
    { type: 'layer_norm', options: { epsilon: 0.1 } },
    linear,
  ],
  'group norm': [
    small,
    { type: 'group_norm', options: { groups: 2 } },
    flatten,
    { type: 'linear', options: { units: 12 } },
    { type: 'group_norm', options: { groups: 3, epsilon: 0.01 } },
    linear,
  ],
  'features of the plane': [
    flatten,
    { type: 'linear', options: { units: 2 } },
    {
      type: 'plane_features',
      options: { x_squared: true, y_squared: true, xy: true, sin_x: true, sin_y: true },
    },
    { type: 'linear', options: { units: 2 } },
    { type: 'plane_features', options: { x: false, xy: true, scale: 0.5 } },
    linear,
  ],
  dropouts: [
    small,
    { type: 'dropout', options: { rate: 0.5, whole_channels: true } },
    flatten,
    { type: 'dropout' },
    linear,
    { name: 'last', type: 'dropout', options: { rate: 0.1 } },
  ],
  graph: [
    { ...small, name: '1st' },
    act('relu'),
    { ...conv({ channels: 6, stride: 2 }), name: 'b' },
    { name: 'sum', type: 'add', inputs: ['b', '1st'], options: { projection: true } },
    { name: 'same', type: 'add', inputs: ['sum', 'b'] },
    { type: 'concat', inputs: ['same', 'b'] },
    { ...flatten, name: 'class' },
    { type: 'linear', options: { units: 8 } },
    { ...linear, name: 'd' },
    { type: 'concat', inputs: ['d', 'class'] },
    { ...linear, name: 'e' },
    { type: 'add', inputs: ['e', 'class'], options: { projection: true } },
  ],
};

/**
 * By name: those above, one for each activation on offer, and the presets.
 *
 * @param {Catalog} catalog
 * @returns {Record<string, Layer[]>}
 */
export function exportedModels(catalog) {
  const models = { ...MODELS };
  for (const name of activationsOf(catalog)) {
    const units = { type: 'linear', options: { units: 12 } };
    models[`activation ${name}`] = [flatten, units, act(name), linear];
  }
  for (const { name, model } of catalog.models) {
    models[`preset ${name}`] = /** @type {Layer[]} */ (model.layers);
  }
  return models;
}

/**
 * @param {Catalog} catalog
 * @returns {readonly string[]}
 */
function activationsOf(catalog) {
  const layer = catalog.layers.find(({ name }) => name === 'activation');
  const option = layer?.options.find(({ name }) => name === 'function');
  return /** @type {{ choices: string[] }} */ (/** @type {unknown} */ (option)).choices;
}

/**
 * Layer types on offer that no model of the list has.
 *
 * @param {Catalog} catalog
 */
export function layersLeftOut(catalog) {
  const used = new Set(
    Object.values(exportedModels(catalog)).flatMap((layers) => layers.map(({ type }) => type)),
  );
  return catalog.layers.map(({ name }) => name).filter((name) => !used.has(name));
}
