// A net of JavaScript objects, one for each unit and one for each connection, in plain scalar arithmetic: how
// TensorFlow Playground computes, written anew for this bench since that program is no package to install.
// Forward through the units, errors back through the connections, gradients gathered over all points, then
// one update. As there, an activation's derivative is worked out from what went into the unit, by its tanh once
// more.

/** @typedef {{ from: Unit, to: Unit, weight: number, gathered: number, count: number }} Connection */

const TANH = {
  output: (/** @type {number} */ total) => Math.tanh(total),
  slope: (/** @type {number} */ total) => 1 - TANH.output(total) ** 2,
};

class Unit {
  /** @param {number} bias */
  constructor(bias) {
    this.bias = bias;
    /** @type {Connection[]} */
    this.incoming = [];
    /** @type {Connection[]} */
    this.outgoing = [];
    this.activation = TANH;
    this.total = 0;
    this.output = 0;
    this.slope = 0;
    this.gathered = 0;
    this.count = 0;
  }
  forward() {
    this.total = this.bias;
    for (const { from, weight } of this.incoming) this.total += weight * from.output;
    this.output = this.activation.output(this.total);
  }
  /** @param {number} error derivative of the loss by this unit's output */
  backward(error) {
    this.slope = error * this.activation.slope(this.total);
    this.gathered += this.slope;
    this.count += 1;
    for (const connection of this.incoming) {
      connection.gathered += this.slope * connection.from.output;
      connection.count += 1;
    }
  }
  errorFromNext() {
    let error = 0;
    for (const { to, weight } of this.outgoing) error += weight * to.slope;
    return error;
  }
  /** @param {number} rate */
  update(rate) {
    this.bias -= (rate * this.gathered) / this.count;
    this.gathered = 0;
    this.count = 0;
    for (const connection of this.incoming) {
      connection.weight -= (rate * connection.gathered) / connection.count;
      connection.gathered = 0;
      connection.count = 0;
    }
  }
}

/**
 * @param {number[]} sizes
 */
function layersOfUnits(sizes) {
  const layers = sizes.map((size) => Array.from({ length: size }, () => new Unit(0.1)));
  let made = 0;
  layers.slice(1).forEach((layer, i) => {
    for (const to of layer) {
      for (const from of layers[i] ?? []) {
        made += 1;
        const weight = ((made * 0.618034) % 1) - 0.5;
        const connection = { from, to, weight, gathered: 0, count: 0 };
        from.outgoing.push(connection);
        to.incoming.push(connection);
      }
    }
  });
  return layers;
}

/** @param {import('../site/inputs.mjs').Task} task */
export function open({ workload, inputs }) {
  const [first = [], ...later] = layersOfUnits([2, 4, 2, 1]);
  const backwards = [...later].reverse();
  const rate = workload.run.optimizer.options['learning_rate'] ?? 0;
  const point = (/** @type {number} */ row) => {
    first.forEach((unit, i) => {
      unit.output = inputs.values[2 * row + i] ?? 0;
    });
    for (const layer of later) for (const unit of layer) unit.forward();
    const target = inputs.targets[row] ?? 0;
    backwards.forEach((layer, i) => {
      for (const unit of layer)
        unit.backward(i === 0 ? unit.output - target : unit.errorFromNext());
    });
  };
  const run = (/** @type {number} */ steps) => {
    for (let step = 0; step < steps; step += 1) {
      for (let row = 0; row < inputs.rows; row += 1) point(row);
      for (const layer of later) for (const unit of layer) unit.update(rate);
    }
  };
  return { run };
}
