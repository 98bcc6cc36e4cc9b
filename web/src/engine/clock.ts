// Time as the host uses it; tests bring their own.
export interface Clock {
  /** Milliseconds. */
  now(): number;
  /** Lets waiting messages (pause, a slider) be handled, then goes on: at once, or after so many milliseconds. */
  breathe(ms?: number): Promise<void>;
}

/** A MessageChannel comes round in microseconds; timers are held back to 4 ms and more. */
export function realClock(): Clock {
  const { port1, port2 } = new MessageChannel();
  const waiting: (() => void)[] = [];
  port1.onmessage = () => waiting.shift()?.();
  return {
    now: () => performance.now(),
    breathe: (ms = 0) =>
      new Promise((resolve) => {
        if (ms > 0) {
          setTimeout(resolve, ms);
          return;
        }
        waiting.push(resolve);
        port2.postMessage(null);
      }),
  };
}

/** How long the engine computes before it lets messages in. */
export const SLICE_MS = 8;

/** Says how many pieces of work fit into one slice, from how long the last ones took. */
export class SliceSize {
  #msPerPiece = 0;

  next(most: number): number {
    if (this.#msPerPiece === 0) return Math.min(1, most);
    return Math.max(1, Math.min(most, Math.floor(SLICE_MS / this.#msPerPiece)));
  }

  took(pieces: number, ms: number): void {
    if (pieces <= 0) return;
    // Never 0 (a coarse clock), so that a slice cannot grow without bound.
    const measured = Math.max(ms / pieces, SLICE_MS / 1024);
    // Halfway towards the newest: follows a change within a few slices, ignores a hiccup.
    this.#msPerPiece = this.#msPerPiece === 0 ? measured : (this.#msPerPiece + measured) / 2;
  }

  /** Does as much as fits into one slice, and takes note of how long that took. */
  timed<Result>(clock: Pick<Clock, 'now'>, work: (pieces: number) => Result): Result {
    const before = clock.now();
    const pieces = this.next(Infinity);
    const result = work(pieces);
    this.took(pieces, clock.now() - before);
    return result;
  }

  /** Another network, another cost. */
  forget(): void {
    this.#msPerPiece = 0;
  }
}
