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
  /** Cells worked out so far, in reading order from the first one. */
  known = $state(1);
  /** Where one began; beyond the last cell it goes on at the picture's corner. */
  first = $state(0);
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
    const across = Math.max(1, this.room.columns);
    const first = { row: Math.floor(this.first / across), column: this.first % across };
    const within = ({ row, column }: Place): Place => ({
      row: Math.max(0, Math.min(row, room.rows - 1)),
      column: Math.max(0, Math.min(column, room.columns - 1)),
    });
    this.room = room;
    this.at = within(this.at);
    const begin = within(first);
    this.first = begin.row * room.columns + begin.column;
    if (whole || this.known > this.count) this.known = this.count;
  }

  /** The way begins there. */
  begin(at: Place): void {
    this.pause();
    this.at = at;
    this.first = this.#index();
    if (!this.ended) this.known = 1;
  }

  isKnown(index: number): boolean {
    return (index - this.first + this.count) % this.count < this.known;
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
    this.#stand((this.first + this.known) % this.count);
    this.known += 1;
  }

  back(): void {
    if (this.count === 0) return;
    const { first, count } = this;
    const way = (this.#index() - first + count) % count;
    if (!this.ended) {
      if (way === 0) return;
      this.known = Math.min(this.known, way);
    }
    this.#stand((first + way - 1 + count) % count);
  }

  restart(): void {
    this.pause();
    this.known = 1;
    this.first = 0;
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
