// synaptic: one update for each point, where the others make one of all 500. A step is counted the same.
import synaptic from 'synaptic';

/** @param {import('../site/inputs.mjs').Task} task */
export function open({ inputs }) {
  const net = new synaptic.Architect.Perceptron(2, 4, 2, 1);
  const squash = synaptic.Neuron.squash.TANH;
  for (const layer of [...net.layers.hidden, net.layers.output]) layer.set({ squash });
  const points = Array.from({ length: inputs.rows }, (_, row) => ({
    input: [...inputs.values.subarray(2 * row, 2 * row + 2)],
    output: [inputs.targets[row]],
  }));
  const run = (/** @type {number} */ steps) => {
    for (let step = 0; step < steps; step += 1) {
      for (const { input, output } of points) {
        net.activate(input);
        net.propagate(0.0001, output);
      }
    }
  };
  return { run };
}
