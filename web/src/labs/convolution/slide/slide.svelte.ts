// The window's way over the picture: play, step, by hand. What it has not passed yet stays blank, so that one
// can guess first; whoever has seen enough shows all at once.
import type { Place } from '../../../viz/number_grid';

/** Time for one place: slow enough to follow, quicker where there are many. */
const PACE_MS = { few: 420, many: 60 } as const;

export interface SlideRoom {
  readonly rows: number;
  readonly columns: number;
}

export class Slide {
  room = $state.raw<SlideRoom>({ rows: 0, columns: 0 });
  /** Cells worked out so far, in reading order. */
  known = $state(1);
  /** Where the window stands. */
  at = $state.raw<Place>({ row: 0, column: 0 });
  playing = $state(false);
  /** Someone took the window somewhere: it stays there. */
  moved = $state(false);
  #timer: ReturnType<typeof setTimeout> | undefined;

  get count(): number {
    return this.room.rows * this.room.columns;
  }

  get ended(): boolean {
    return this.known >= this.count;
  }

  /** Another output: the window stays where it is, as far as that exists. */
  fit(room: SlideRoom): void {
    if (room.rows === this.room.rows && room.columns === this.room.columns) return;
    const whole = this.known >= this.count && this.count > 0;
    this.room = room;
    this.at = {
      row: Math.max(0, Math.min(this.at.row, room.rows - 1)),
      column: Math.max(0, Math.min(this.at.column, room.columns - 1)),
    };
    if (whole || this.known > this.count) this.known = this.count;
  }

  /** As though one had come there place by place: what lies before is worked out. */
  begin(at: Place): void {
    this.pause();
    this.at = at;
    if (!this.ended) this.known = this.#index() + 1;
  }

  /** By hand: the window goes there; blank cells stay blank but for this one. */
  to(at: Place): void {
    this.at = at;
    this.moved = true;
  }

  step(): void {
    if (this.count === 0) return;
    if (this.ended) {
      this.known = this.count;
      this.#stand((this.#index() + 1) % this.count);
      return;
    }
    this.#stand(this.known);
    this.known += 1;
  }

  back(): void {
    if (this.count === 0) return;
    const before = (this.#index() - 1 + this.count) % this.count;
    if (!this.ended) this.known = Math.max(1, before + 1);
    this.#stand(before);
  }

  restart(): void {
    this.pause();
    this.known = 1;
    this.#stand(0);
  }

  showAll(): void {
    this.pause();
    this.known = this.count;
  }

  play(): void {
    if (this.count === 0) return;
    if (this.ended) this.restart();
    this.playing = true;
    this.#next();
  }

  pause(): void {
    this.playing = false;
    clearTimeout(this.#timer);
  }

  toggle(): void {
    if (this.playing) this.pause();
    else this.play();
  }

  #next(): void {
    const share = Math.min(1, this.count / 400);
    const pace = PACE_MS.few + (PACE_MS.many - PACE_MS.few) * share;
    this.#timer = setTimeout(() => {
      this.step();
      if (this.ended) this.playing = false;
      else this.#next();
    }, pace);
  }

  #index(): number {
    return this.at.row * this.room.columns + this.at.column;
  }

  #stand(index: number): void {
    const { columns } = this.room;
    this.moved = true;
    this.at = { row: Math.floor(index / columns), column: index % columns };
  }
}
