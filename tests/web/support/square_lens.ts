// A lens without an engine, for tests of the Backprop lab: (a*b + c)^2 as a tape that really is walked forwards
// and backwards, in a few lines. What is asked and cannot be answered here rejects.
import type {
  LensApi,
  LensCell,
  LensGraph,
  LensState,
  LensValues,
  Terms,
  Where,
} from '../../../web/src/engine/api';

const value = (id: number, name: string, producer: number | null) => ({
  id,
  name,
  role: producer === null ? ('parameter' as const) : ('activation' as const),
  shape: [1],
  size: 1,
  batched: false,
  producer,
  hasGradient: true,
});
const node = (id: number, op: string, layer: string, inputs: number[], output: number) => ({
  id,
  op,
  formula: `y = \\text{${op}}`,
  layer,
  inputs,
  output,
  attributes: {},
});

/** a, b, a*b, c, a*b + c, its square: in the order of the tape. */
export function squareGraph(where: Where = 'bench/test'): LensGraph {
  return {
    where,
    values: [
      value(0, 'a', null),
      value(1, 'b', null),
      value(2, 'a*b', 0),
      value(3, 'c', null),
      value(4, 'a*b + c', 1),
      value(5, '(a*b + c)^2', 2),
    ],
    nodes: [
      node(0, 'multiply', 'a*b', [0, 1], 2),
      node(1, 'add', 'a*b + c', [2, 3], 4),
      node(2, 'square', '(a*b + c)^2', [4], 5),
    ],
    loss: 5,
    input: null,
    output: null,
    backward: [
      { node: 2, input: 0, value: 4 },
      { node: 1, input: 0, value: 2 },
      { node: 1, input: 1, value: 3 },
      { node: 0, input: 0, value: 0 },
      { node: 0, input: 1, value: 1 },
    ],
  };
}

export class SquareLens implements Partial<LensApi> {
  readonly asked: string[] = [];
  data = [2, -3, 0, 10, 0, 0];
  grad = [0, 0, 0, 0, 0, 0];
  at = 0;
  edits = 0;
  readonly tape = squareGraph();

  graph = () => Promise.resolve(this.tape);
  openExpression = (_where: Where, source: string, numbers: Record<string, number>) => {
    this.asked.push(`open ${source}`);
    if (source.includes('@')) {
      return Promise.reject(new Error('formula: at character 4: expected a number, got "@"'));
    }
    this.data = [numbers['a'] ?? 1, numbers['b'] ?? 1, 0, numbers['c'] ?? 1, 0, 0];
    this.at = 8;
    this.#compute();
    return Promise.resolve(this.tape);
  };
  lensState = () => Promise.resolve(this.state());
  move = (_where: Where, count: number) => {
    this.asked.push(`move ${String(count)}`);
    this.at = Math.max(0, Math.min(8, this.at + count));
    this.#compute();
    return Promise.resolve(this.state());
  };
  seek = (_where: Where, target: string) => {
    this.asked.push(`seek ${target}`);
    this.at = { start: 0, loss: 3 }[target] ?? 8;
    this.#compute();
    return Promise.resolve(this.state());
  };
  lensValues = (_where: Where, ids: number[]): Promise<LensValues> => {
    const numbers = new Float32Array(ids.flatMap((id) => [this.data[id] ?? 0, this.grad[id] ?? 0]));
    const slots = ids.map((id, at) => ({ id, size: 1, data: 2 * at, gradient: 2 * at + 1 }));
    return Promise.resolve({ numbers, slots });
  };
  setCell = async (_where: Where, id: number, _index: number, number: number) => {
    this.asked.push(`set ${String(id)} to ${String(number)}`);
    // As slow as an engine: presses come faster.
    await new Promise((resolve) => setTimeout(resolve, 5));
    this.data[id] = number;
    this.edits += 1;
    this.#compute();
    return this.state();
  };
  cell = (_where: Where, id: number, index: number): Promise<LensCell> => {
    const made = this.tape.values[id]?.producer ?? null;
    const none: Terms<never> = { terms: [], count: 0, sum: 0, rest: 0 };
    return Promise.resolve({
      value: id,
      index,
      number: this.data[id] ?? 0,
      gradient: this.grad[id] ?? 0,
      node: made,
      sources: none,
      constant: 0,
      working: null,
      bilinear: false,
      weights: none,
      gradientTerms: none,
    });
  };
  checkGradients = () =>
    Promise.resolve({
      checked: 3,
      maxRelativeError: 3e-7,
      medianRelativeError: 1e-7,
      floor: 1e-3,
      kinks: 0,
      beyond: 0,
      worst: null,
    });

  state(): LensState {
    const { at } = this;
    const forward = at > 0 && at <= 3;
    const back = at > 3 ? this.tape.backward[at - 4] : undefined;
    const made = forward ? this.tape.nodes[at - 1] : this.tape.nodes[back?.node ?? -1];
    return {
      where: this.tape.where,
      step: 0,
      move: at,
      moves: 8,
      kind: at === 0 ? 'start' : forward ? 'forward' : 'backward',
      node: made?.id ?? null,
      value: forward ? (made?.output ?? null) : (back?.value ?? null),
      layer: made?.layer ?? '',
      op: made?.op ?? '',
      formula: made?.formula ?? '',
      forwardDone: Math.min(3, at),
      backwardDone: Math.max(0, at - 3),
      examples: 1,
      portion: 0,
      portions: 1,
      loss: at >= 3 ? (this.data[5] ?? 0) : null,
      back: at,
      held: false,
      edits: this.edits,
      diverged: false,
    };
  }

  #compute(): void {
    const { data, at } = this;
    const [a = 0, b = 0, , c = 0] = data;
    data[2] = a * b;
    data[4] = a * b + c;
    data[5] = (a * b + c) ** 2;
    const slope = 2 * (a * b + c);
    const whole = [slope * b, slope * a, slope, slope, slope, 1];
    const come = this.tape.backward.slice(0, Math.max(0, at - 3)).map((move) => move.value);
    this.grad = whole.map((number, id) => (id === 5 || come.includes(id) ? number : 0));
  }
}
