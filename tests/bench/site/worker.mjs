// A contender in a worker of its own: opened for a workload, then measured in slices of time.
import { fetchInputs } from './inputs.mjs';
import { timed } from './timed.mjs';

/** @typedef {import('./inputs.mjs').Task} Task */
/** @typedef {{ run: (count: number) => unknown, loss?: () => number }} Running */
/** @typedef {{ open: (task: Task) => Running | Promise<Running>, [other: string]: unknown }} Contender */

/** @type {Running | null} */
let running = null;
/** @type {Contender | null} */
let contender = null;

const methods = {
  /** @param {{ module: string, task: Omit<Task, 'inputs'> }} argument */
  async open({ module, task }) {
    const url = `./${module}.js`;
    contender = /** @type {Contender} */ (await import(/* @vite-ignore */ url));
    running = await contender.open({ ...task, inputs: await fetchInputs(task.workload) });
    await running.run(1);
  },
  /** Milliseconds of one step. @param {{ ms: number }} argument */
  async measure({ ms }) {
    if (!running) throw new Error('measure: nothing is open');
    return timed(running.run, ms, () => performance.now());
  },
  /** Of the last batch; null where there is none to tell. */
  loss() {
    return running?.loss?.() ?? null;
  },
  /** Whatever else a contender can do. @param {{ name: string, argument: object }} asked */
  async extra({ name, argument }) {
    const extra = contender?.[name];
    if (typeof extra !== 'function') throw new Error(`extra: there is no ${name}`);
    return /** @type {unknown} */ (await extra(argument));
  },
};

onmessage = async (
  /** @type {MessageEvent<{ method: keyof typeof methods, argument: any }>} */ event,
) => {
  const { method, argument } = event.data;
  try {
    postMessage({ value: await methods[method](argument) });
  } catch (error) {
    postMessage({ error: error instanceof Error ? error.message : String(error) });
  }
};
