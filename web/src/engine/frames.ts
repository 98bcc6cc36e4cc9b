// Decides when a frame goes to the page: about 20 a second, or as many as a screen shows where something
// is watched that moves; never more than one on its way, and always one after the last change. Knows
// nothing of what is in a frame.
export const FRAME_MS = 50;
/** A screen's own. */
export const MOVING_MS = 15;
export const DETAILS_MS = 250;

export interface FramePumpOptions<Frame> {
  now(): number;
  /** Builds a frame, with the slow pictures or without. */
  build(details: boolean): Frame;
  /** Something that moves is watched, and it is time for its next picture. */
  moves(): boolean;
  send(frame: Frame): void;
}

export class FramePump<Frame> {
  readonly #options: FramePumpOptions<Frame>;
  #onItsWay = false;
  #demanded = false;
  #lastFrame = -Infinity;
  #lastDetails = -Infinity;

  constructor(options: FramePumpOptions<Frame>) {
    this.#options = options;
  }

  /** While training, after every slice: sends when it is time and the page is ready. */
  tick(): void {
    if (this.#demanded && !this.#onItsWay) {
      this.#send(true);
      return;
    }
    const now = this.#options.now();
    if (this.#onItsWay) return;
    const since = now - this.#lastFrame;
    if (since < FRAME_MS && (since < MOVING_MS || !this.#options.moves())) return;
    this.#send(now - this.#lastDetails >= DETAILS_MS);
  }

  /** Something changed and no further tick may follow: sends now, or as soon as the page is ready. */
  demand(): void {
    this.#demanded = true;
    if (!this.#onItsWay) this.#send(true);
  }

  /** The page has drawn the last frame. */
  drawn(): void {
    this.#onItsWay = false;
    if (this.#demanded) this.#send(true);
  }

  #send(details: boolean): void {
    // Built first: where that fails nothing is on its way, and the next one may go.
    const frame = this.#options.build(details);
    const now = this.#options.now();
    this.#onItsWay = true;
    this.#demanded = false;
    this.#lastFrame = now;
    if (details) this.#lastDetails = now;
    this.#options.send(frame);
  }
}
