// Not a contender: one long run of ours, in pieces of steps. Its net learns a few digits by heart until its
// gradients are next to nothing, which is where numbers too small for the processor's fast path
// (denormals) would slow it down; and memory that grew would show.
import { memoryBytes, openRaw } from './inkgrad_raw.mjs';

/** @param {import('../site/inputs.mjs').Task} task */
export async function open({ workload, variant }) {
  const module = await openRaw(variant);
  const session = new module.Session(1);
  const optimizer = { name: 'adam', options: { learning_rate: 0.003 } };
  const data = { generated_count: 128, test_share: 0.25, use_own: 0, use_imported: 0 };
  session.configure(JSON.stringify({ ...workload.run, optimizer, data }));
  opened = session;
  return { run: (/** @type {number} */ count) => session.train(count) };
}

/** @type {import('../../../wasm/types/inkgrad').Session | null} */
let opened = null;

/**
 * @param {{ steps: number }} argument
 * @returns {{ step: number, stepsPerSecond: number, loss: number, memory: number }}
 */
export function piece({ steps }) {
  if (!opened) throw new Error('piece: nothing is open');
  const start = performance.now();
  const { step, loss } = opened.train(steps);
  const stepsPerSecond = (1000 * steps) / (performance.now() - start);
  return { step, loss, stepsPerSecond, memory: memoryBytes() };
}
