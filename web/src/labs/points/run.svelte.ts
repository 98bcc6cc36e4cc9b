// The run of the Points lab: one that trains (run/live_run.svelte.ts) on points of the plane, with what its
// frames tell of the plane, and its weights to edit.
import type { Frame, OptionValues, PlanePictures, PlanePoint, PlanePoints } from '../../engine/api';
import { LiveRun, type Things } from '../../run/live_run.svelte';
import { sameJson } from '../../state/config';
import { fittingLoss, outputsOf, taskOf, withOutputs, type Task } from './points_catalog';
import { pointsOf, type PointsConfig } from '../../state/points_text';
import { withFrozen, type Block } from './network/blocks';

/** Slow enough to see each update, fast enough to see it learn, and as fast as it goes. */
export const PACES = [
  { name: 'slow', label: 'slow', steps: 10 },
  { name: 'watch', label: 'to watch', steps: 400 },
  { name: 'full', label: 'full speed', steps: Infinity },
] as const;

export const PAINTED = 'painted';
/** With fewer there is nothing to split and to learn. */
export const FEWEST_PAINTED = 8;

/** Points a side of the big picture, and of a unit's. */
export const SIDES = { side: 100, unitSide: 28 };

export class PointsRun extends LiveRun {
  /** The last that came, of whatever run: whoever draws it looks whether its layers are those of the run. */
  plane = $state.raw<PlanePictures | null>(null);
  points = $state.raw<PlanePoints | null>(null);
  /** Updates a second at most. */
  pace = $state<number>(PACES[1].steps);
  /** A weight was set by hand since the last reset. */
  edited = $state(false);

  task = $derived.by((): Task => taskOf(this.catalog, this.#points));
  /** Classes, or 1 for a number. */
  outputs = $derived.by((): number => outputsOf(this.catalog, this.#points));

  get #points(): PointsConfig {
    return this.config.points ?? pointsOf(this.catalog, 'circle');
  }

  override async listen(): Promise<void> {
    await this.api.watchPlane(SIDES);
    await this.api.setPace(this.pace);
    await super.listen();
  }

  async setPace(steps: number): Promise<void> {
    this.pace = steps;
    await this.command(() => this.api.setPace(steps));
  }

  override async reset(): Promise<void> {
    await super.reset();
    this.edited = false;
  }

  /** Other points; outputs and loss follow what is to be learned. */
  async setPoints(points: PointsConfig): Promise<boolean> {
    const { catalog, config } = this;
    const task = taskOf(catalog, points);
    return this.configure({
      points,
      model: withOutputs(config.model, outputsOf(catalog, points)),
      // A chosen loss stays while what is to be learned is the same.
      loss: task === this.task ? config.loss : fittingLoss(catalog, task, config.loss),
    });
  }

  /** Another kind of points, with what it shares with the one before (count, noise, seed). */
  async choosePoints(name: string): Promise<boolean> {
    const usual = pointsOf(this.catalog, name);
    const kept: OptionValues = {};
    for (const option of ['count', 'seed'] as const) {
      const value = this.#points.options[option];
      if (option in usual.options && value !== undefined) kept[option] = value;
    }
    return this.setPoints({ ...usual, options: { ...usual.options, ...kept } });
  }

  async setPointsOption(name: string, value: number | string): Promise<boolean> {
    const points = this.#points;
    return this.setPoints({ ...points, options: { ...points.options, [name]: value } });
  }

  /** Points from the learner's hand; a run on painted points that goes on takes them in with its next start. */
  async paint(points: readonly PlanePoint[], task: Task): Promise<void> {
    await this.command(() => this.api.setPoints(points));
    if (points.length < FEWEST_PAINTED) return;
    const highest = Math.max(1, ...points.map(({ label }) => label));
    const options = { task, classes: task === 'regression' ? 2 : highest + 1 };
    const same = this.#points.name === PAINTED && sameJson(this.#points.options, options);
    if (same) await this.dataArrived();
    else await this.setPoints({ name: PAINTED, options });
  }

  /** Up to the end of the epoch under way. */
  async epochOn(): Promise<void> {
    const { info, config } = this;
    if (info === null) return;
    const whole = config.training['whole_set'] === 1;
    const size = Number(config.training['batch_size']) * Number(config.training['accumulate'] ?? 1);
    const perEpoch = whole ? 1 : Math.ceil(info.data.train / size);
    const done = Math.round((this.epoch - Math.floor(this.epoch + 1e-6)) * perEpoch);
    await this.stepBy(Math.max(1, perEpoch - done));
  }

  /** Other first weights. */
  async newWeights(): Promise<void> {
    await this.configure({ seed: (this.config.seed + 1) % 4294967296 });
  }

  async setWeight(parameter: string, index: number, number: number): Promise<void> {
    this.edited = true;
    await this.command(() => this.api.setWeight(parameter, index, number));
  }

  /** Keeps a layer's weights as they are from here on, or lets them learn again; the run goes on. */
  async setFrozen(block: Block, frozen: boolean): Promise<void> {
    await this.goOnWith({ ...this.config, model: withFrozen(this.config.model, block, frozen) });
  }

  protected override thingsNow(): Things {
    const classes = this.task === 'classification' ? this.outputs : null;
    return { many: 'points', guess: classes === null ? null : 1 / classes };
  }

  protected override adopted(): void {
    this.edited = false;
    void this.#fetchPoints();
  }

  protected override frameCame(frame: Frame): void {
    super.frameCame(frame);
    if (frame.plane) this.plane = frame.plane;
  }

  async #fetchPoints(): Promise<void> {
    const generation = this.generation;
    try {
      const points = await this.api.points();
      if (generation === this.generation) this.points = points;
    } catch {
      // Another run has begun meanwhile: it asks again.
    }
  }
}
