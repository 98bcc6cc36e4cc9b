// The engine's side of api_lens.ts: what looks into a tape passes through; what moves a run along stops
// the training loop first and tells it afterwards.
/* eslint-disable @typescript-eslint/require-await -- async turns whatever is thrown into a rejection */
import type * as Api from './api';
import type { LensSession } from './lens_session';
import type { Networks } from './networks';
import { EngineError } from './errors';
import type { Engine, Session } from './session';
import type { TrainingLoop } from './training_loop';

export interface LensParts {
  engine: Engine;
  session: Session;
  networks: Networks;
  loop: TrainingLoop;
}

export abstract class LensHost implements Api.LensApi {
  /** The run on points; null until it is opened. */
  #points: Session | null = null;
  /** Edits by hand in the step of the run that is under way. */
  #edits = 0;

  protected abstract lensParts(): LensParts;
  /** The run has moved: the page wants a frame. */
  protected abstract runMoved(): void;

  async run() {
    const { networks, session } = this.lensParts();
    const { info } = networks;
    return info && { ...info, config: session.config(), step: session.report().step };
  }
  async openPoints(config: Api.RunConfig) {
    const session = this.#points ?? this.lensParts().engine.openSession(1);
    session.configure(config);
    this.#points = session;
    return this.graph('points');
  }

  async graph(where: Api.Where) {
    return { ...this.#at(where).graph(within(where)), where };
  }
  async lensState(where: Api.Where) {
    return { ...this.#at(where).lensState(within(where)), where };
  }
  async move(where: Api.Where, count: number) {
    return this.#moved(where, (lens) => lens.move(within(where), count));
  }
  async seek(where: Api.Where, target: Api.SeekTarget) {
    return this.#moved(where, (lens) => lens.seek(within(where), target));
  }
  async holdExample(where: Api.Where, what: Api.Drawing | Float32Array, label: number) {
    const session = this.#session(where);
    let numbers = what as Float32Array;
    if (!(what instanceof Float32Array)) {
      session.draw(what);
      numbers = session.view('drawing/seen');
    }
    return this.#moved(where, (lens) => lens.holdExample(numbers, label));
  }
  async releaseExample(where: Api.Where) {
    return this.#moved(where, (lens) => lens.releaseExample());
  }

  async lensValues(where: Api.Where, ids: Api.ValueId[], example: number) {
    return this.#at(where).lensValues(within(where), ids, example);
  }
  async cell(where: Api.Where, value: Api.ValueId, index: Api.CellIndex, most?: number) {
    return this.#at(where).cell(within(where), value, index, most);
  }
  async largestPath(where: Api.Where, value: Api.ValueId, index: Api.CellIndex) {
    return this.#at(where).largestPath(within(where), value, index);
  }
  async updateOf(where: Api.Where, value: Api.ValueId, index: Api.CellIndex) {
    return this.#at(where).updateOf(value, index);
  }
  async nudge(where: Api.Where, value: Api.ValueId, index: Api.CellIndex, h: number) {
    return this.#at(where).nudge(within(where), value, index, h);
  }
  async checkGradients(where: Api.Where, count: number, seed: number) {
    return this.#at(where).checkGradients(within(where), count, seed);
  }
  async setCell(where: Api.Where, value: Api.ValueId, index: Api.CellIndex, number: number) {
    return this.#moved(where, (lens) => lens.setCell(within(where), value, index, number), true);
  }
  async resetCells(where: Api.Where) {
    return this.#moved(where, (lens) => lens.resetCells(within(where)));
  }

  async openExpression(where: Api.Where, source: string, numbers: Record<string, number>) {
    return this.#lens.openExpression(where, source, numbers);
  }
  async openLayers(where: Api.Where, model: Api.ModelSpec, seed: number) {
    return this.#lens.openLayers(where, model, seed);
  }
  async openNetwork(where: Api.Where, who: Api.Who) {
    const { session, info } = this.lensParts().networks.get(who);
    const graph = this.#lens.openLayers(where, info.config.model, 0);
    for (const value of graph.values) {
      if (value.role !== 'parameter' && value.role !== 'statistic') continue;
      this.#lens.fillBench(where, value.id, session.view(`parameter/${value.name}`));
    }
    return graph;
  }
  async fillBench(where: Api.Where, value: Api.ValueId, numbers: Float32Array) {
    return this.#lens.fillBench(where, value, numbers);
  }
  async closeBench(where: Api.Where) {
    this.#lens.closeBench(where);
  }

  async activationCurve(
    name: string,
    options: Api.OptionValues,
    low: number,
    high: number,
    count: number,
  ) {
    return this.#lens.activationCurve(name, options, low, high, count);
  }
  async unitSlopes(where: Api.Where, node: Api.NodeId, example: number) {
    return this.#at(where).unitSlopes(within(where), node, example);
  }
  async receptiveField(where: Api.Where, value: Api.ValueId, index: Api.CellIndex) {
    return this.#at(where).receptiveField(within(where), value, index);
  }
  async strongest(
    where: Api.Where,
    value: Api.ValueId,
    channel: number,
    examples: number,
    count: number,
  ) {
    const session = this.#session(where);
    return session.lens
      .strongest(within(where), value, channel, examples, count)
      .map((found) => ({ ...found, pixels: session.example('train', found.example).pixels }));
  }

  get #lens(): LensSession {
    return this.lensParts().session.lens;
  }

  /** Benches belong to the learner's session. */
  #session(where: Api.Where): Session {
    if (where !== 'points') return this.lensParts().session;
    if (this.#points) return this.#points;
    throw new EngineError('bad_state', 'The run on points has not been opened yet.');
  }
  #at(where: Api.Where): LensSession {
    return this.#session(where).lens;
  }

  #moved(
    where: Api.Where,
    change: (lens: LensSession) => Api.LensState,
    edits = false,
  ): Api.LensState {
    const { loop } = this.lensParts();
    if (where !== 'run') return { ...change(this.#at(where)), where };
    loop.pause();
    let edited = edits;
    try {
      const state = change(this.#lens);
      edited ||= state.edits !== this.#edits;
      this.#edits = state.edits;
      return state;
    } finally {
      loop.moved(edited);
      this.runMoved();
    }
  }
}

/** What a session itself calls the tape: to each its run is "run". */
function within(where: Api.Where): Api.Where {
  return where === 'points' ? 'run' : where;
}
