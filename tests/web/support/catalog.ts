// A catalog like the engine's, for tests of the page without the engine.
import type {
  Catalog,
  CatalogEntry,
  CatalogGroup,
  CatalogSection,
  GroupKey,
  LayerEntry,
  LayerSpec,
  ModelPreset,
  NamedOptions,
  OptionSpec,
  RacerSettings,
  SectionKey,
  SurfaceEntry,
} from '../../../web/src/engine/api';

const OPTION: OptionSpec = {
  name: '',
  label: '',
  help: 'What it does.',
  unit: '',
  kind: 'number',
  default: 0,
  min: 0,
  max: 1,
  scale: 'linear',
  choices: [],
  longest: 0,
};

export function option(name: string, rest: Partial<OptionSpec>): OptionSpec {
  return { ...OPTION, name, label: name.replace('_', ' '), ...rest };
}

const entry = (name: string, options: OptionSpec[]): CatalogEntry => ({
  name,
  label: name,
  help: `About ${name}.`,
  formula: '',
  options,
});

export const layerEntry = (name: string, options: OptionSpec[], inputs = 1): LayerEntry => ({
  ...entry(name, options),
  inputs,
});

const group = (key: GroupKey, entries: CatalogEntry[]): CatalogGroup => ({
  key,
  label: key,
  help: `About the ${key}.`,
  entries,
});

const section = (key: SectionKey, options: OptionSpec[]): CatalogSection => ({
  key,
  label: key,
  help: `About ${key}.`,
  options,
});

const whole = (name: string, standard: number, min: number, max: number): OptionSpec =>
  option(name, { kind: 'integer', default: standard, min, max });
const rate = (standard: number): OptionSpec =>
  option('learning_rate', { default: standard, min: 1e-6, max: 10, scale: 'log' });
const bias = option('bias', { kind: 'boolean', default: 1 });
const init = option('init', {
  kind: 'choice',
  max: 3,
  choices: ['he_normal', 'he_uniform', 'xavier_normal', 'xavier_uniform'],
});
const activation = option('function', {
  kind: 'choice',
  max: 3,
  choices: ['relu', 'leaky_relu', 'sigmoid', 'tanh'],
});

export const layer = (type: string, name: string, options = {}): LayerSpec => ({
  name,
  type,
  options,
});

const cnn = [
  layer('conv2d', 'conv1', { channels: 8, kernel: 5, padding: 2 }),
  layer('activation', 'relu1', { function: 'relu' }),
  layer('max_pool2d', 'pool1', { kernel: 2, stride: 2 }),
  layer('flatten', 'flatten1'),
  layer('linear', 'linear1', { units: 10 }),
];
const mlp = [
  layer('flatten', 'flatten1'),
  layer('linear', 'linear1', { units: 128 }),
  layer('activation', 'relu1'),
  layer('linear', 'linear2', { units: 10 }),
];
const deep = [layer('conv2d', 'conv1', { channels: 16, kernel: 5, padding: 2 }), ...cnn.slice(1)];
const adam = { name: 'adam', options: { learning_rate: 0.002, beta1: 0.9 } };

const constant = { name: 'constant', options: { warmup: 0 } };
const cosine = { name: 'cosine', options: { steps: 4000, warmup: 100 } };

const input = [1, 28, 28];

const preset = (
  name: string,
  label: string,
  layers: LayerSpec[],
  schedule: NamedOptions,
): ModelPreset => ({ name, label, help: '', model: { input, layers }, optimizer: adam, schedule });

function measure(name: string, options: OptionSpec[]): CatalogEntry {
  return { name, label: name, help: 'What it tells.', formula: '', options };
}

const racer = (optimizer: NamedOptions): RacerSettings => ({
  optimizer,
  schedule: constant,
  clipping: { name: 'none', options: {} },
});

function surface(name: string, options: OptionSpec[], rest: Partial<SurfaceEntry>): SurfaceEntry {
  const start: [number, number] = [-3.5, 1.5];
  return {
    ...entry(name, options),
    expression: 'x^2 + 25*y^2',
    start,
    race: {
      surface: { name, options: {} },
      start,
      race: { steps: 200, noise: 0 },
      seed: 7,
      racers: [
        racer({ name: 'sgd', options: { learning_rate: 0.07 } }),
        racer({ name: 'adam', options: { learning_rate: 0.2, beta1: 0.9 } }),
      ],
    },
    ...rest,
  };
}

const ravine = surface('ravine', [], {});
const own = surface('own', [option('reach', { default: 3, min: 0.5, max: 100 })], {});
own.race.surface = { name: 'own', options: { reach: 3 }, formula: 'x*y' };

export const catalog: Catalog = {
  layers: [
    layerEntry('linear', [whole('units', 10, 1, 1024), bias, init]),
    layerEntry('conv2d', [
      whole('channels', 8, 1, 64),
      whole('kernel', 3, 1, 11),
      whole('stride', 1, 1, 4),
      whole('padding', 0, 0, 5),
      bias,
      init,
    ]),
    layerEntry('max_pool2d', [whole('kernel', 2, 1, 4), whole('stride', 2, 1, 4)]),
    layerEntry('activation', [activation, option('negative_slope', { default: 0.01 })]),
    layerEntry('flatten', []),
    layerEntry('batch_norm', [option('momentum', { default: 0.1 })]),
    layerEntry('add', [option('projection', { kind: 'boolean' })], 2),
    layerEntry('concat', [], 2),
  ],
  groups: [
    group('loss', [
      entry('softmax_cross_entropy', [
        option('own_weights', { kind: 'list', min: 0.001, max: 1000, longest: 10 }),
      ]),
      entry('mean_squared_error', []),
    ]),
    group('optimizer', [
      entry('sgd', [rate(0.1)]),
      entry('momentum', [rate(0.05), option('momentum', { default: 0.9, max: 0.9999 })]),
      entry('adam', [rate(0.001), option('beta1', { default: 0.9, max: 0.9999 })]),
    ]),
    group('schedule', [
      entry('constant', [whole('warmup', 0, 0, 10000)]),
      entry('cosine', [whole('steps', 1500, 1, 100000), whole('warmup', 0, 0, 10000)]),
    ]),
    group('clipping', [entry('none', []), entry('norm', [option('limit', { default: 1 })])]),
  ],
  models: [
    preset('cnn', 'Small CNN', cnn, constant),
    preset('mlp', 'MLP', mlp, constant),
    preset('deep_cnn', 'Deep CNN', deep, cosine),
  ],
  sections: [
    section('training', [
      whole('batch_size', 64, 1, 4096),
      option('shuffle', { kind: 'boolean', default: 1 }),
      whole('evaluate_every', 50, 1, 1000),
    ]),
    section('augmentation', [
      option('rotate', { max: 180 }),
      option('flip', { kind: 'choice', choices: ['off', 'horizontal', 'vertical', 'both'] }),
    ]),
    section('data', [
      whole('generated_count', 12000, 0, 60000),
      whole('generated_seed', 1, 0, 4294967295),
      option('use_own', { kind: 'boolean', default: 1 }),
      option('use_imported', { kind: 'boolean', default: 1 }),
      option('test_share', { default: 0.1667, min: 0.01, max: 0.9 }),
    ]),
  ],
  points: [],
  measures: [
    measure('unit_health', [whole('examples', 100, 1, 1000)]),
    measure('gradient_noise', [whole('batches', 32, 2, 1000)]),
    measure('range_test', [
      option('low', { default: 1e-5, min: 1e-5, max: 10, scale: 'log' }),
      option('high', { default: 10, min: 1e-5, max: 10, scale: 'log' }),
      whole('steps', 100, 2, 10000),
    ]),
  ],
  surfaces: [ravine, own],
  race: [whole('steps', 200, 1, 2000), option('noise', { max: 20 })],
  looks: [
    measure('line', [
      option('from', { kind: 'integer', unit: 'steps', max: 1e9 }),
      option('to', { kind: 'integer', unit: 'steps', default: 1e9, max: 1e9 }),
      whole('detail', 41, 21, 161),
    ]),
    measure('curvature', [whole('points', 12, 2, 40)]),
    measure('scatter', []),
  ],
  lossSurface: [option('plane', { kind: 'choice', max: 1, choices: ['path', 'random'] })],
  defaults: {
    model: { input, layers: cnn },
    loss: { name: 'softmax_cross_entropy', options: { own_weights: '' } },
    optimizer: adam,
    schedule: constant,
    clipping: { name: 'none', options: {} },
    training: { batch_size: 64, shuffle: 1, evaluate_every: 50 },
    augmentation: { rotate: 0, flip: 'off' },
    data: {
      generated_count: 12000,
      generated_seed: 1,
      use_own: 1,
      use_imported: 1,
      test_share: 0.1667,
    },
    seed: 7,
  },
};
