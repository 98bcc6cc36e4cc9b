// A LensSession without an engine: remembers what it was asked, and moves a count of moves along.
import type {
  Curve,
  GradientCheck,
  LensCell,
  LensGraph,
  LensState,
  LensValues,
  Nudge,
  PathHop,
  ReceptiveField,
  UnitSlopes,
  UpdateOf,
  Where,
} from '../../../web/src/engine/api';
import type { LensSession } from '../../../web/src/engine/lens_session';

const MOVES = 6;
const none = { terms: [], count: 0, sum: 0, rest: 0 };

export class FakeLens implements LensSession {
  readonly calls: string[];
  /** The session's count of steps. */
  readonly #steps: { get(): number; set(step: number): void };
  #move = 0;

  constructor(calls: string[], steps: { get(): number; set(step: number): void }) {
    this.calls = calls;
    this.#steps = steps;
  }

  graph(where: Where): LensGraph {
    const parameter = {
      id: 0,
      name: 'fc.weight',
      role: 'parameter' as const,
      shape: [784, 10],
      size: 7840,
      batched: false,
      producer: null,
      hasGradient: true,
    };
    return {
      where,
      values: [parameter],
      nodes: [],
      loss: 0,
      input: null,
      output: null,
      backward: [],
    };
  }
  lensState(where: Where): LensState {
    return {
      where,
      step: this.#steps.get(),
      move: this.#move,
      moves: MOVES,
      kind: this.#move === 0 ? 'update' : 'forward',
      node: null,
      value: null,
      layer: '',
      op: '',
      formula: '',
      forwardDone: 0,
      backwardDone: 0,
      examples: 1,
      portion: 0,
      portions: 1,
      loss: null,
      back: this.#steps.get() * MOVES + this.#move,
      held: false,
      edits: 0,
      diverged: false,
    };
  }
  move(where: Where, count: number): LensState {
    this.calls.push(`move ${String(count)}`);
    const all = Math.max(0, this.#steps.get() * MOVES + this.#move + count);
    this.#steps.set(Math.floor(all / MOVES));
    this.#move = all % MOVES;
    return this.lensState(where);
  }
  seek(where: Where, target: string): LensState {
    this.calls.push(`seek ${target}`);
    return this.lensState(where);
  }
  holdExample(numbers: Float32Array, label: number): LensState {
    this.calls.push(`hold ${String(numbers.length)} as ${String(label)}`);
    return this.lensState('run');
  }
  releaseExample(): LensState {
    return this.lensState('run');
  }
  lensValues(_where: Where, ids: number[]): LensValues {
    const slots = ids.map((id, at) => ({ id, size: 1, data: at, gradient: null }));
    return { numbers: new Float32Array(ids.length), slots };
  }
  cell(_where: Where, value: number, index: number): LensCell {
    return {
      value,
      index,
      number: 0,
      gradient: null,
      node: null,
      sources: none,
      constant: 0,
      working: null,
      bilinear: false,
      weights: none,
      gradientTerms: none,
    };
  }
  largestPath(): PathHop[] {
    return [];
  }
  updateOf(): UpdateOf {
    throw new Error('not faked');
  }
  nudge(): Nudge {
    throw new Error('not faked');
  }
  checkGradients(): GradientCheck {
    throw new Error('not faked');
  }
  setCell(where: Where): LensState {
    this.calls.push('setCell');
    return this.lensState(where);
  }
  resetCells(where: Where): LensState {
    return this.lensState(where);
  }
  openExpression(where: Where): LensGraph {
    return this.graph(where);
  }
  openLayers(where: Where): LensGraph {
    this.calls.push(`open ${where}`);
    return this.graph(where);
  }
  fillBench(where: Where, value: number, numbers: Float32Array): LensState {
    this.calls.push(`fill ${String(value)} with ${String(numbers.length)}`);
    return this.lensState(where);
  }
  closeBench(): void {
    this.calls.push('closeBench');
  }
  activationCurve(): Curve {
    throw new Error('not faked');
  }
  unitSlopes(): UnitSlopes {
    throw new Error('not faked');
  }
  receptiveField(): ReceptiveField {
    return { value: 0, indices: new Int32Array(0), box: null };
  }
  strongest() {
    return [{ example: 3, label: 3, index: 0, response: 1, box: null }];
  }
}
