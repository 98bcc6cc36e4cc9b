// The engine's side of api_lens.ts: what looks into a tape passes through; what moves a run along stops
// the training loop first and tells it afterwards.
/* eslint-disable @typescript-eslint/require-await -- async turns whatever is thrown into a rejection */
import type * as Api from './api';
import type { LensSession } from './lens_session';
import type { Networks } from './networks';
import type { Session } from './session';
import type { TrainingLoop } from './training_loop';

export interface LensParts {
  session: Session;
  networks: Networks;
  loop: TrainingLoop;
}

export abstract class LensHost implements Api.LensApi {
  protected abstract lensParts(): LensParts;
  /** The run has moved: the page wants a frame. */
  protected abstract runMoved(): void;

  async graph(where: Api.Where) {
    return this.#lens.graph(where);
  }
  async lensState(where: Api.Where) {
    return this.#lens.lensState(where);
  }
  async move(where: Api.Where, count: number) {
    return this.#moved(where, (lens) => lens.move(where, count));
  }
  async seek(where: Api.Where, target: Api.SeekTarget) {
    return this.#moved(where, (lens) => lens.seek(where, target));
  }
  async holdExample(what: Api.Drawing | Float32Array, label: number) {
    const { session } = this.lensParts();
    let numbers = what as Float32Array;
    if (!(what instanceof Float32Array)) {
      session.draw(what);
      numbers = session.view('drawing/seen');
    }
    return this.#moved('run', (lens) => lens.holdExample(numbers, label));
  }
  async releaseExample() {
    return this.#moved('run', (lens) => lens.releaseExample());
  }

  async lensValues(where: Api.Where, ids: Api.ValueId[], example: number) {
    return this.#lens.lensValues(where, ids, example);
  }
  async cell(where: Api.Where, value: Api.ValueId, index: Api.CellIndex, most?: number) {
    return this.#lens.cell(where, value, index, most);
  }
  async largestPath(where: Api.Where, value: Api.ValueId, index: Api.CellIndex) {
    return this.#lens.largestPath(where, value, index);
  }
  async updateOf(value: Api.ValueId, index: Api.CellIndex) {
    return this.#lens.updateOf(value, index);
  }
  async nudge(where: Api.Where, value: Api.ValueId, index: Api.CellIndex, h: number) {
    return this.#lens.nudge(where, value, index, h);
  }
  async checkGradients(where: Api.Where, count: number, seed: number) {
    return this.#lens.checkGradients(where, count, seed);
  }
  async setCell(where: Api.Where, value: Api.ValueId, index: Api.CellIndex, number: number) {
    return this.#moved(where, (lens) => lens.setCell(where, value, index, number));
  }
  async resetCells(where: Api.Where) {
    return this.#moved(where, (lens) => lens.resetCells(where));
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
  async receptiveField(where: Api.Where, value: Api.ValueId, index: Api.CellIndex) {
    return this.#lens.receptiveField(where, value, index);
  }
  async strongest(
    where: Api.Where,
    value: Api.ValueId,
    channel: number,
    examples: number,
    count: number,
  ) {
    const { session } = this.lensParts();
    return this.#lens
      .strongest(where, value, channel, examples, count)
      .map((found) => ({ ...found, pixels: session.example('train', found.example).pixels }));
  }

  get #lens(): LensSession {
    return this.lensParts().session.lens;
  }

  #moved(where: Api.Where, change: (lens: LensSession) => Api.LensState): Api.LensState {
    const { loop } = this.lensParts();
    if (where !== 'run') return change(this.#lens);
    loop.pause();
    try {
      return change(this.#lens);
    } finally {
      loop.moved();
      this.runMoved();
    }
  }
}
