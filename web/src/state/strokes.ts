// The pen's record: strokes in pad units as the engine takes them, with undo. No DOM.
import type { Drawing, Stroke } from '../engine/api';
import { MOST_POINTS, MOST_STROKES } from './digit_file';

/** The engine's usual pen: a digit over two thirds of the pad gets strokes as thick as MNIST's. */
export const PEN_WIDTH = 0.09;
/** What a device without pressure reports, and the engine's nominal width. */
export const PLAIN_PRESSURE = 0.5;

/** Closer points say nothing new: a quarter of a pixel of what the network sees. */
const SPACING = 0.005;
/** Ten-thousandths of the pad are plenty, and keep exported files short. */
const GRAIN = 10000;

type Point = Stroke[number];

const BLANK: Drawing = { strokes: [], penWidth: PEN_WIDTH };

export class StrokeRecorder {
  /** Finished strokes and their pen: a kept digit brings its own along. */
  #ink = BLANK;
  #open: Stroke | null = null;
  #past: Drawing[] = [];

  get penWidth(): number {
    return this.#ink.penWidth;
  }

  get strokes(): readonly Stroke[] {
    const { strokes } = this.#ink;
    return this.#open ? [...strokes, this.#open] : strokes;
  }

  get empty(): boolean {
    return this.strokes.length === 0;
  }

  get canUndo(): boolean {
    return this.#open !== null || this.#past.length > 0;
  }

  begin(x: number, y: number, pressure: number): void {
    this.end();
    if (this.strokes.length >= MOST_STROKES || this.#full) return;
    this.#open = [grained(x, y, pressure)];
  }

  /** True when the ink changed. */
  extend(x: number, y: number, pressure: number): boolean {
    const last = this.#open?.at(-1);
    if (!this.#open || !last || this.#full) return false;
    const next = grained(x, y, pressure);
    if (Math.hypot(next[0] - last[0], next[1] - last[1]) < SPACING) return false;
    this.#open = [...this.#open, next];
    return true;
  }

  end(): void {
    if (!this.#open) return;
    this.#replace({ ...this.#ink, strokes: [...this.strokes] });
  }

  /** The system took the pointer away: this stroke was never meant. */
  cancel(): void {
    this.#open = null;
  }

  /** Takes back the last stroke, or the last clearing. */
  undo(): void {
    if (this.#open) this.cancel();
    else this.#ink = this.#past.pop() ?? this.#ink;
  }

  clear(): void {
    this.cancel();
    if (!this.empty) this.#replace(BLANK);
  }

  /** Puts a kept drawing in place of the ink; it can be undone. */
  show({ strokes, penWidth }: Drawing): void {
    this.#replace({ strokes: [...strokes], penWidth });
  }

  /** Null without ink. */
  drawing(): Drawing | null {
    return this.empty ? null : { strokes: [...this.strokes], penWidth: this.penWidth };
  }

  get #full(): boolean {
    return this.strokes.reduce((sum, stroke) => sum + stroke.length, 0) >= MOST_POINTS;
  }

  #replace(ink: Drawing): void {
    this.#open = null;
    this.#past.push(this.#ink);
    this.#ink = ink;
  }
}

/** Mice and fingers have no pressure; a pen's is taken as it is. */
export function pressureOf(event: { pointerType: string; pressure: number }): number {
  return event.pointerType === 'pen' && event.pressure > 0 ? event.pressure : PLAIN_PRESSURE;
}

/** Beyond the edge the pen runs along it: ink that cannot be seen would confuse the picture. */
function grained(x: number, y: number, pressure: number): Point {
  const grain = (value: number): number =>
    Math.round(Math.min(1, Math.max(0, value)) * GRAIN) / GRAIN;
  return [grain(x), grain(y), grain(pressure)];
}
