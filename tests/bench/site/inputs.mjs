// What every contender computes on: the engine's own digits and points, written by the driver, so that
// all see the same numbers.

/** @typedef {import('../workloads.mjs').Workload} Workload */

/**
 * @typedef {object} Inputs
 * @property {number} rows training examples
 * @property {number} width numbers of one
 * @property {Float32Array} values row after row
 * @property {Int32Array} labels of digits
 * @property {Float32Array} targets of points
 * @property {ArrayBuffer} onnx the network as the engine exports it
 */

/**
 * @typedef {object} Task
 * @property {Workload} workload
 * @property {number} threads
 * @property {string} variant of our engine
 * @property {Inputs} inputs
 */

/** @param {string} name */
async function bytes(name) {
  const response = await fetch(`./data/${name}`);
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return response.arrayBuffer();
}

/**
 * @param {Workload} workload
 * @returns {Promise<Inputs>}
 */
export async function fetchInputs({ model, run }) {
  const onnx = await bytes(`${model}.onnx`);
  if (!run.points) {
    const values = new Float32Array(await bytes('digits.f32'));
    const labels = new Int32Array(await bytes('labels.i32'));
    const rows = labels.length;
    return {
      rows,
      width: values.length / rows,
      values,
      labels,
      targets: new Float32Array(0),
      onnx,
    };
  }
  const points = new Float32Array(await bytes('points.f32'));
  const rows = points.length / 3;
  const values = new Float32Array(2 * rows);
  const targets = new Float32Array(rows);
  for (let row = 0; row < rows; row += 1) {
    values.set(points.subarray(3 * row, 3 * row + 2), 2 * row);
    targets[row] = points[3 * row + 2] ?? 0;
  }
  return { rows, width: 2, values, labels: new Int32Array(0), targets, onnx };
}
