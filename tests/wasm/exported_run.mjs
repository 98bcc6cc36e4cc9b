// Short runs for the tests of what is exported: a model trained for a few steps, with its files and its
// answers to a few digits.
import { withSession } from './support.mjs';

/** @typedef {import('./support.mjs').MainModule} MainModule */
/** @typedef {import('./support.mjs').Session} Session */

const DIGITS = 3;

/**
 * @param {Session} session
 * @param {string} split
 * @param {number} count
 */
export function digitsOf(session, split, count) {
  return Array.from({ length: count }, (_, index) => {
    const label = session.example(split, index);
    return { label, pixels: Array.from(session.view('example')) };
  });
}

/**
 * What the network gives for each digit, before it is read as an answer.
 *
 * @param {Session} session
 * @param {string} last name of its last layer
 * @param {{ pixels: number[] }[]} digits
 */
export function outputsOf(session, last, digits) {
  return digits.map(({ pixels }) => {
    const numbers = Float32Array.from(pixels);
    if (numbers.length === 2) session.showNumbers(numbers);
    else session.showPixels(numbers);
    session.classify();
    return Array.from(session.view(`activation/${last}`));
  });
}

/**
 * @param {MainModule} module
 * @param {object} config
 * @param {number} steps
 */
export function exportedRun(module, config, steps) {
  return withSession(module, 1, (session) => {
    const data = { generated_count: 120, test_share: 0.1 };
    const info = JSON.parse(session.configure(JSON.stringify({ data, ...config })));
    const start = session.save();
    session.train(steps);
    const last = /** @type {string} */ (info.model.layers.at(-1).name);
    const digits = digitsOf(session, 'test', DIGITS);
    return {
      last,
      digits,
      outputs: outputsOf(session, last, digits),
      training: digitsOf(session, 'train', Math.min(40, info.data.train)),
      asked: steps,
      start,
      saved: session.save(),
      onnx: session.exportOnnx(),
      code: session.exportPytorch(),
    };
  });
}

/**
 * The largest distance between two lists of outputs, as a share of the largest output, 1 at least.
 *
 * @param {number[][]} ours
 * @param {number[][]} theirs
 */
export function distance(ours, theirs) {
  const largest = Math.max(1, ...ours.flat().map(Math.abs));
  const gaps = ours.flat().map((value, at) => Math.abs(value - (theirs.flat()[at] ?? NaN)));
  return Math.max(...gaps) / largest;
}
