// The cell one asks about: which it is, where it and its gradient come from, the way from the loss to it,
// what the update does to it. It follows the moves unless it is held.
import type {
  GraphValue,
  LensCell,
  LensState,
  Nudge,
  PathHop,
  UpdateOf,
  ValueId,
} from '../../engine/api';
import { Latest } from '../../state/latest';
import { placeOfLargest } from '../../viz/scale';
import type { Walk } from './walk.svelte';

export interface CellPlace {
  readonly value: ValueId;
  /** Within one example. */
  readonly place: number;
}

/** Terms listed at first. */
const MOST = 48;

export class Chosen {
  readonly #walk: Walk;

  at = $state.raw<CellPlace | null>(null);
  /** The moves do not take it along. */
  held = $state(false);
  cell = $state.raw<LensCell | null>(null);
  path = $state.raw<readonly PathHop[] | null>(null);
  update = $state.raw<UpdateOf | null>(null);
  nudge = $state.raw<Nudge | null>(null);

  #asking: Latest<{ value: ValueId; index: number; update: boolean }, [LensCell, UpdateOf | null]>;
  /** The move that was last gone along with. */
  #followed = '';
  /** The last place in each value: coming back to a value comes back to its cell. */
  #last = new Map<ValueId, number>();
  /** The numbers that path and nudge are about: a version of the walk. */
  #asOf = 0;

  constructor(walk: Walk) {
    this.#walk = walk;
    this.#asking = new Latest(({ value, index, update }) =>
      Promise.all([
        walk.api.cell(walk.where, value, index, MOST),
        update ? walk.api.updateOf(walk.where, value, index).catch(() => null) : null,
      ]),
    );
  }

  get value(): GraphValue | null {
    return this.at === null ? null : (this.#walk.graph?.values[this.at.value] ?? null);
  }

  /** Another graph: nothing of the old one holds. */
  forget(): void {
    this.#asking.drop();
    this.at = this.cell = this.path = this.update = this.nudge = null;
    this.held = false;
    this.#last.clear();
    this.#followed = '';
  }

  choose(value: ValueId, place: number): void {
    if (this.at?.value !== value || this.at.place !== place) {
      this.path = null;
      this.nudge = null;
    }
    this.#last.set(value, place);
    this.at = { value, place };
  }

  /** Its cell of last time, or the one that holds most. */
  chooseValue(value: ValueId): void {
    this.choose(
      value,
      this.#last.get(value) ?? placeOfLargest(this.#walk.values.get(value)?.data ?? []),
    );
  }

  /** A cell of the tape, as terms name it. */
  chooseCell(value: ValueId, index: number): void {
    const { batched = false, size = 1 } = this.#walk.graph?.values[value] ?? {};
    const example = Math.floor(index / size);
    this.choose(value, index % size);
    if (batched && example !== this.#walk.example) void this.#walk.showExample(example);
  }

  /** Call with every state: the cell goes along with the moves; an edit by hand is none. */
  follow(state: LensState): void {
    const { graph } = this.#walk;
    const move = `${state.kind} ${String(state.step)} ${String(state.move)}`;
    const moved = move !== this.#followed;
    this.#followed = move;
    if (!graph || this.held || (!moved && this.at !== null)) return;
    if (state.value !== null) this.chooseValue(state.value);
    else if (this.at === null) this.chooseValue(graph.loss);
  }

  /** Call whenever the cell or the numbers change. */
  async ask(): Promise<void> {
    const { at, value } = this;
    const { state, version } = this.#walk;
    if (version !== this.#asOf) {
      this.#asOf = version;
      this.path = null;
      this.nudge = null;
    }
    if (!at || !value || !state) {
      this.cell = null;
      return;
    }
    const trains = this.#walk.where === 'run' || this.#walk.where === 'points';
    const update = trains && value.role === 'parameter';
    try {
      const found = await this.#asking.push({ value: at.value, index: this.index(at), update });
      if (found && this.at === at) [this.cell, this.update] = found;
    } catch (error) {
      if (this.at === at) this.cell = null;
      this.#walk.notices.error(error);
    }
  }

  /** Its index on the tape, where the batch comes first. */
  index(at: CellPlace): number {
    const value = this.#walk.graph?.values[at.value];
    return value?.batched ? this.#walk.example * value.size + at.place : at.place;
  }

  /** From the loss to this cell, along the largest contribution at each hop. */
  async trace(): Promise<void> {
    const { at } = this;
    // After an update the slopes on the way are no longer those that the gradients came by.
    if (!at || this.#walk.state?.kind === 'update') return;
    if (this.path) {
      this.path = null;
      return;
    }
    const { api, where } = this.#walk;
    const path = await this.#asked(at, api.largestPath(where, at.value, this.index(at)));
    if (path) this.path = path;
  }

  async tryNudge(h: number): Promise<void> {
    const { at } = this;
    if (!at) return;
    const { api, where } = this.#walk;
    const nudge = await this.#asked(at, api.nudge(where, at.value, this.index(at), h));
    if (nudge) this.nudge = nudge;
  }

  /** Null where it was refused, or is no longer about the cell and the numbers on show. */
  async #asked<Answer>(at: CellPlace, answer: Promise<Answer>): Promise<Answer | null> {
    const { version } = this.#walk;
    try {
      const found = await answer;
      return this.at === at && this.#walk.version === version ? found : null;
    } catch (error) {
      this.#walk.notices.error(error);
      return null;
    }
  }
}
