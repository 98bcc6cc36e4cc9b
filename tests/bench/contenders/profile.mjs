// Not a contender: our training step taken apart. Every move of the step cursor (an op, a gradient, the
// update) is timed by itself; the same step in one call tells what the asking costs.
import { openRaw } from './inkgrad_raw.mjs';

/** @typedef {{ kind: string, layer: string, op: string }} Move */
/** @typedef {{ kind: string, op: string, layer: string, microseconds: number }} Part */

/** @type {import('../../../wasm/types/inkgrad').Session | null} */
let opened = null;
let flops = 0;

/** @param {import('../site/inputs.mjs').Task} task */
export async function open({ workload, variant }) {
  const module = await openRaw(variant);
  const session = new module.Session(1);
  const info = /** @type {import('../../../web/src/engine/api.ts').RunInfo} */ (
    JSON.parse(session.configure(JSON.stringify(workload.run)))
  );
  flops = flopsOf(info.model.layers) * Number(info.config.training['batch_size']);
  opened = session;
  return { run: (/** @type {number} */ count) => session.train(count) };
}

/**
 * Of training on one example: the products forward, those of the weights' gradients, and those of the
 * inputs' gradients, which the first layer needs none of.
 *
 * @param {import('../../../web/src/engine/api.ts').LayerInfo[]} layers
 */
function flopsOf(layers) {
  const products = layers.map(({ multiplyAdds }) => multiplyAdds).filter((count) => count > 0);
  const all = products.reduce((sum, count) => sum + count, 0);
  return 2 * (3 * all - (products[0] ?? 0));
}

/**
 * Mean microseconds of every part of a step, over so many steps, and of the step in one call, taken
 * alternately.
 *
 * @param {{ ms: number }} argument
 * @returns {{ parts: Part[], whole: number, steps: number, moves: number,
 *   flops: number }} `flops` of the products of a step
 */
export function parts({ ms }) {
  if (!opened) throw new Error('parts: nothing is open');
  /** @type {Map<string, Part>} */
  const found = new Map();
  let whole = 0;
  let steps = 0;
  let moves = 0;
  const end = performance.now() + ms;
  while (performance.now() < end) {
    const before = performance.now();
    opened.train(1);
    whole += performance.now() - before;
    moves += takenApart(opened, found);
    steps += 1;
  }
  const mean = (/** @type {number} */ sum) => (1000 * sum) / steps;
  return {
    ...{ whole: mean(whole), steps, moves: moves / steps, flops },
    parts: [...found.values()].map((part) => ({ ...part, microseconds: mean(part.microseconds) })),
  };
}

/**
 * One step, move by move; gives how many there were.
 *
 * @param {NonNullable<typeof opened>} session
 * @param {Map<string, Part>} found
 */
function takenApart(session, found) {
  for (let moves = 1; ; moves += 1) {
    const start = performance.now();
    const text = session.advance();
    const took = performance.now() - start;
    const { kind, layer, op } = /** @type {Move} */ (JSON.parse(text));
    const key = `${kind} ${layer} ${op}`;
    const part = found.get(key) ?? { kind, layer, op, microseconds: 0 };
    part.microseconds += took;
    found.set(key, part);
    if (kind === 'update') return moves;
  }
}
