// The workloads as the bench runs them. W1 to W4 are the page's own data (web/src/labs/bench/); here they
// become a flat list, with W5 and W6, which have no page of their own.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { ROOT } from '../../wasm/toolchain/places.mjs';

/** @typedef {{ name: string, type: string, options: Record<string, number | string> }} LayerSpec */

/**
 * @typedef {object} Run a run's configuration, as the engine takes it
 * @property {{ input: number[], layers: LayerSpec[] }} model
 * @property {{ name: string, options: Record<string, number> }} optimizer
 * @property {{ name: string, options: Record<string, number> }} [points]
 */

/**
 * @typedef {object} Workload
 * @property {string} id 'W1', 'W3 on W2' …
 * @property {'training' | 'latency' | 'digits' | 'losses'} kind
 * @property {string} title
 * @property {string} detail
 * @property {number} batch units of work in one step
 * @property {string} unit what a measured value counts
 * @property {'more' | 'less'} better
 * @property {string} model the workload whose network it is
 * @property {Run} run
 * @property {number} [examples] of losses: each is a mean over so many
 */

export const WORKLOADS_FILE = join(ROOT, 'web/src/labs/bench/workloads.json');

/** How many digits one configuration of W5 writes, and how many examples a loss of W6 is a mean of. */
const W5_DIGITS = 1000;
const W6_EXAMPLES = 512;
/** Points of the surface that W6 is about. */
export const W6_POINTS = 2500;

/**
 * @typedef {object} Entry of workloads.json
 * @property {'training' | 'latency'} kind
 * @property {string} title
 * @property {string} detail
 * @property {number} [batch]
 * @property {Run} [run]
 * @property {string[]} [models]
 */

/** @returns {Workload[]} In the order in which they run. */
export function allWorkloads() {
  const entries = /** @type {Record<string, Entry>} */ (
    JSON.parse(readFileSync(WORKLOADS_FILE, 'utf8'))
  );
  const list = Object.entries(entries).flatMap(([id, entry]) =>
    entry.kind === 'training' ? [training(id, entry)] : latencies(id, entry, entries),
  );
  const mlp = list.find(({ id }) => id === 'W1');
  return mlp ? [...list, digits(mlp), losses(mlp)] : list;
}

/**
 * @param {string} id
 * @param {Entry} entry
 * @returns {Workload}
 */
function training(id, { title, detail, batch = 1, run }) {
  if (!run) throw new Error(`${WORKLOADS_FILE}: ${id} has no run`);
  // Of the tiny net steps are counted: each looks at all points.
  const whole = run.points !== undefined;
  return {
    ...{ id, kind: 'training', title, detail, model: id, run, better: 'more' },
    batch: whole ? 1 : batch,
    unit: whole ? 'steps/s' : 'examples/s',
  };
}

/**
 * @param {string} id
 * @param {Entry} entry
 * @param {Record<string, Entry>} entries
 * @returns {Workload[]}
 */
function latencies(id, { title, detail, models = [] }, entries) {
  return models.map((model) => {
    const of = entries[model];
    if (!of?.run) throw new Error(`${WORKLOADS_FILE}: ${id} names ${model}, which has no run`);
    return {
      ...{ id: `${id} on ${model}`, kind: 'latency', title: `${title}: ${of.title}`, detail },
      ...{ batch: 1, unit: 'µs', better: 'less', model, run: of.run },
    };
  });
}

/** @param {Workload} mlp @returns {Workload} */
function digits(mlp) {
  const data = { generated_count: W5_DIGITS, test_share: 0.1 };
  return {
    ...{ id: 'W5', kind: 'digits', title: 'Digits written', better: 'more', model: 'W1' },
    detail: 'the pen model writes digits, and each goes through the preprocessing of a drawing',
    ...{ batch: W5_DIGITS, unit: 'digits/s' },
    run: /** @type {Run} */ ({ ...mlp.run, data }),
  };
}

/** @param {Workload} mlp @returns {Workload} */
function losses(mlp) {
  return {
    ...{ id: 'W6', kind: 'losses', title: 'Losses of the W1 net', better: 'more', model: 'W1' },
    detail: `points of the run's loss surface, each over ${W6_EXAMPLES} examples; a surface of 50×50 takes ${W6_POINTS}`,
    ...{ batch: 1, unit: 'losses/s', run: mlp.run, examples: W6_EXAMPLES },
  };
}
