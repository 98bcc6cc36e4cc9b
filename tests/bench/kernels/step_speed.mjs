// Training steps of the benchmark's workloads in Node, by this process's own time: what one thread does
// on a busy machine too. node --experimental-wasm-relaxed-simd step_speed.mjs [variant...] prints JSON.
import { argv } from 'node:process';

const BUILD = new URL('../../../.build/', import.meta.url);

/** @param {number} channels @param {number} kernel */
const conv = (channels, kernel) => [
  { type: 'conv2d', options: { channels, kernel, padding: (kernel - 1) / 2 } },
  { type: 'activation', options: { function: 'relu' } },
];
const pool = { type: 'max_pool2d', options: {} };
/** @param {number} units */
const relu = (units) => [
  { type: 'linear', options: { units } },
  { type: 'activation', options: { function: 'relu' } },
];
/** @param {number} units */
const tanh = (units) => [
  { type: 'linear', options: { units } },
  { type: 'activation', options: { function: 'tanh' } },
];

const digits = { generated_count: 2560, test_share: 0.1 };
const momentum = { name: 'momentum', options: { learning_rate: 0.01, momentum: 0.9 } };
const adam = { name: 'adam', options: { learning_rate: 0.001 } };

/** What is trained, and how many examples a step takes. */
export const WORKLOADS = {
  W1: {
    batch: 64,
    config: {
      model: { layers: [{ type: 'flatten' }, ...relu(128), ...relu(64), { type: 'linear' }] },
      optimizer: momentum,
      training: { batch_size: 64 },
      data: digits,
    },
  },
  W2: {
    batch: 64,
    config: {
      model: {
        layers: [
          ...conv(8, 5),
          pool,
          ...conv(16, 5),
          pool,
          { type: 'flatten' },
          { type: 'linear' },
        ],
      },
      optimizer: adam,
      training: { batch_size: 64 },
      data: digits,
    },
  },
  W2b: {
    batch: 32,
    config: {
      model: {
        layers: [
          ...[...conv(16, 3), ...conv(16, 3), pool, ...conv(32, 3), ...conv(32, 3), pool],
          ...[{ type: 'flatten' }, ...relu(128), { type: 'linear' }],
        ],
      },
      optimizer: adam,
      training: { batch_size: 32 },
      data: digits,
    },
  },
  W4: {
    batch: 1, // steps a second are what is told of it
    config: {
      points: { name: 'plane', options: { count: 556 } },
      model: { input: [2], layers: [...tanh(4), ...tanh(2), { type: 'linear' }] },
      optimizer: { name: 'sgd', options: { learning_rate: 0.03 } },
      data: { test_share: 0.1 },
      training: { whole_set: true, batch_size: 512 },
    },
  },
};

/** Seconds of this process. */
function cpuSeconds() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/**
 * Steps a second of this process's time, the median of 7 rounds of about 0.1 s.
 *
 * @param {{ train(steps: number): unknown }} session
 */
function stepsPerSecond(session) {
  const round = (/** @type {number} */ least, /** @type {number} */ slice) => {
    const start = cpuSeconds();
    let steps = 0;
    do {
      session.train(slice);
      steps += slice;
    } while (cpuSeconds() - start < least);
    return steps / (cpuSeconds() - start);
  };
  const slice = Math.max(1, Math.round(round(0.3, 1) * 0.02));
  const rounds = Array.from({ length: 7 }, () => round(0.1, slice)).sort((a, b) => a - b);
  return rounds[3] ?? 0;
}

/** @param {string} name */
async function load(name) {
  const tree = name.replace('relaxed-', '');
  const url = new URL(`wasm-${tree}/inkgrad-${name}.mjs`, BUILD);
  return (await import(url.href)).default({ threads: 8 });
}

const wanted = argv.slice(2);
for (const name of wanted.length > 0 ? wanted : ['simd', 'relaxed-simd']) {
  const module = await load(name);
  for (const [workload, { config, batch }] of Object.entries(WORKLOADS)) {
    const session = new module.Session(1);
    session.configure(JSON.stringify(config));
    const steps = stepsPerSecond(session);
    const { loss } = session.report();
    console.log(JSON.stringify({ name, workload, perSecond: Math.round(steps * batch), loss }));
    session.delete();
  }
}
