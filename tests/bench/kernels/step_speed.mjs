// Training steps of the benchmark's workloads in Node, by this process's own time: what one thread does
// on a busy machine too. node --experimental-wasm-relaxed-simd step_speed.mjs [variant...] prints JSON.
import { argv } from 'node:process';

import { allWorkloads } from '../workloads.mjs';

const BUILD = new URL('../../../.build/', import.meta.url);

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
  for (const { id, run, batch } of allWorkloads().filter(({ kind }) => kind === 'training')) {
    const session = new module.Session(1);
    session.configure(JSON.stringify(run));
    const steps = stepsPerSecond(session);
    const { loss } = session.report();
    console.log(JSON.stringify({ name, workload: id, perSecond: Math.round(steps * batch), loss }));
    session.delete();
  }
}
