// Ours: the built site's engine, loaded by the site's own loader, in a worker like the site's.
import { VARIANTS } from '../../../web/src/engine/bundles.ts';
import { loadEngine, siteUrl } from '../../../web/src/engine/module_loader.ts';

/** @typedef {import('../site/inputs.mjs').Task} Task */
/** @typedef {import('../../../web/src/engine/session.ts').Session} Session */

/** @type {Session | null} */
let session = null;

/** @param {Pick<Task, 'variant' | 'threads'>} task */
async function openSession({ variant: name, threads }) {
  const variant = VARIANTS.find((one) => one.name === name);
  if (!variant) throw new Error(`${name}: no such variant`);
  const base = new URL('./', location.href).href;
  const engine = await loadEngine({ variants: [variant], urlOf: siteUrl(base), threads });
  session = engine.openSession(threads);
  return session;
}

/** @param {Task} task */
export async function open(task) {
  const { workload, inputs } = task;
  const opened = await openSession(task);
  const close = () => opened.close();
  if (workload.kind === 'digits') {
    let seed = 0;
    const run = (/** @type {number} */ count) => {
      for (let i = 0; i < count; i += 1) {
        seed += 1;
        const data = { .../** @type {any} */ (workload.run).data, generated_seed: seed };
        opened.configure(/** @type {object} */ ({ ...workload.run, data }));
      }
    };
    return { run, close };
  }
  opened.configure(/** @type {object} */ (workload.run));
  if (workload.kind === 'training') {
    const loss = () => opened.report().loss;
    return { run: (/** @type {number} */ count) => train(opened, count), loss, close };
  }
  opened.train(20);
  if (workload.kind === 'losses') {
    return { run: surfacePoints(opened, workload.examples ?? 1), close };
  }
  let next = 0;
  const run = (/** @type {number} */ count) => {
    for (let i = 0; i < count; i += 1) {
      next = (next + 1) % inputs.rows;
      opened.showPixels(inputs.values.subarray(next * inputs.width, (next + 1) * inputs.width));
      opened.classify();
    }
  };
  return { run, close };
}

/**
 * @param {Session} opened
 * @param {number} steps
 */
function train(opened, steps) {
  const before = opened.report().step;
  const report = opened.train(steps);
  if (report.step - before !== steps) throw new Error(`the run ended at step ${report.step}`);
}

/**
 * Points of the run's loss surface on a random plane, surface after surface.
 *
 * @param {Session} opened
 * @param {number} examples that each point's loss is a mean of
 */
function surfacePoints(opened, examples) {
  const options = { plane: 'random', detail: '65', examples };
  let surface = opened.races.lossSurfaceBegin(options);
  return (/** @type {number} */ count) => {
    for (let left = count; left > 0;) {
      if (surface.done) surface = opened.races.lossSurfaceBegin(options);
      const before = surface.measured;
      surface = opened.races.lossSurfaceAdvance(left);
      left -= surface.measured - before;
    }
  };
}
