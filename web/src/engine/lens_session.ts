// Looking into the engine's tapes, as plain data: what a Session offers of api_lens.ts, and the real one
// around the Embind class.
import type { MainModule, Session as RawSession } from '../../../wasm/types/inkgrad';
import type * as Api from './api_lens';
import type { ModelSpec, OptionValues } from './api';

type Sync<Calls> = {
  [Name in keyof Calls]: Calls[Name] extends (...args: infer Args) => Promise<infer Value>
    ? (...args: Args) => Value
    : never;
};

/** The calls of api_lens.ts at once, but for those that need more than one session. */
export interface LensSession extends Sync<
  Omit<
    Api.LensApi,
    | 'holdExample'
    | 'releaseExample'
    | 'updateOf'
    | 'openNetwork'
    | 'strongest'
    | 'openPoints'
    | 'run'
  >
> {
  updateOf(value: Api.ValueId, index: Api.CellIndex): Api.UpdateOf;
  releaseExample(): Api.LensState;
  /** Numbers as the network reads them. */
  holdExample(numbers: Float32Array, label: number): Api.LensState;
  strongest(
    where: Api.Where,
    value: Api.ValueId,
    channel: number,
    examples: number,
    count: number,
  ): Omit<Api.StrongestResponse, 'pixels'>[];
}

/** Terms that a cell is told with unless the page asks for more. */
const MOST_TERMS = 64;

// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- one cast in place of twenty
function parsed<Value>(json: string): Value {
  return JSON.parse(json, json.includes('"notFinite"') ? withInfinities : undefined) as Value;
}

/** JSON has no word for them: the engine writes {"notFinite": "Infinity"}. */
function withInfinities(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('notFinite' in value)) return value;
  return Number(value.notFinite);
}

export class WasmLens implements LensSession {
  readonly #raw: RawSession;
  readonly #module: MainModule;

  constructor(raw: RawSession, module: MainModule) {
    this.#raw = raw;
    this.#module = module;
  }

  graph(where: Api.Where): Api.LensGraph {
    return parsed(this.#raw.graph(where));
  }
  lensState(where: Api.Where): Api.LensState {
    return parsed(this.#raw.lensState(where));
  }
  move(where: Api.Where, count: number): Api.LensState {
    return parsed(this.#raw.move(where, count));
  }
  seek(where: Api.Where, target: Api.SeekTarget): Api.LensState {
    return parsed(this.#raw.seek(where, target));
  }
  holdExample(numbers: Float32Array, label: number): Api.LensState {
    return parsed(this.#raw.holdExample(numbers, label));
  }
  releaseExample(): Api.LensState {
    return parsed(this.#raw.releaseExample());
  }

  lensValues(where: Api.Where, ids: Api.ValueId[], example: number): Api.LensValues {
    const slots = parsed<Api.LensValues['slots']>(
      this.#raw.lensValues(where, Int32Array.from(ids), example),
    );
    return { numbers: this.#raw.lensNumbers().slice(), slots };
  }
  cell(where: Api.Where, value: Api.ValueId, index: Api.CellIndex, most = MOST_TERMS) {
    return parsed<Api.LensCell>(this.#raw.cell(where, value, index, most));
  }
  largestPath(where: Api.Where, value: Api.ValueId, index: Api.CellIndex): Api.PathHop[] {
    return parsed(this.#raw.largestPath(where, value, index));
  }
  updateOf(value: Api.ValueId, index: Api.CellIndex): Api.UpdateOf {
    return parsed(this.#raw.updateOf(value, index));
  }
  nudge(where: Api.Where, value: Api.ValueId, index: Api.CellIndex, h: number): Api.Nudge {
    return parsed(this.#raw.nudge(where, value, index, h));
  }
  checkGradients(where: Api.Where, count: number, seed: number): Api.GradientCheck {
    return parsed(this.#raw.checkGradients(where, count, seed));
  }
  setCell(where: Api.Where, value: Api.ValueId, index: Api.CellIndex, number: number) {
    return parsed<Api.LensState>(this.#raw.setCell(where, value, index, number));
  }
  resetCells(where: Api.Where): Api.LensState {
    return parsed(this.#raw.resetCells(where));
  }

  openExpression(where: Api.Where, source: string, numbers: Record<string, number>) {
    return parsed<Api.LensGraph>(this.#raw.openExpression(where, source, JSON.stringify(numbers)));
  }
  openLayers(where: Api.Where, model: ModelSpec, seed: number): Api.LensGraph {
    return parsed(this.#raw.openLayers(where, JSON.stringify(model), seed));
  }
  fillBench(where: Api.Where, value: Api.ValueId, numbers: Float32Array): Api.LensState {
    return parsed(this.#raw.fillBench(where, value, numbers));
  }
  closeBench(where: Api.Where): void {
    this.#raw.closeBench(where);
  }

  activationCurve(name: string, options: OptionValues, low: number, high: number, count: number) {
    const curve = parsed<{ x: number[]; y: number[]; slope: number[] }>(
      this.#module.Session.activationCurve(name, JSON.stringify(options), low, high, count),
    );
    return {
      x: Float32Array.from(curve.x),
      y: Float32Array.from(curve.y),
      slope: Float32Array.from(curve.slope),
    };
  }
  unitSlopes(where: Api.Where, node: Api.NodeId, example: number): Api.UnitSlopes {
    return parsed(this.#raw.unitSlopes(where, node, example));
  }
  receptiveField(where: Api.Where, value: Api.ValueId, index: Api.CellIndex): Api.ReceptiveField {
    const field = parsed<Omit<Api.ReceptiveField, 'indices'> & { indices: number[] }>(
      this.#raw.receptiveField(where, value, index),
    );
    return { ...field, indices: Int32Array.from(field.indices) };
  }
  strongest(
    where: Api.Where,
    value: Api.ValueId,
    channel: number,
    examples: number,
    count: number,
  ) {
    return parsed<Omit<Api.StrongestResponse, 'pixels'>[]>(
      this.#raw.strongest(where, value, channel, examples, count),
    );
  }
}
