// A picture that changes seldom, to be laid over one that changes at every frame: drawn once, then only copied.
import type { Size } from './surface';

export class KeptPicture {
  readonly #canvas = document.createElement('canvas');
  /** What it was drawn from. */
  #shows: readonly unknown[] = [];

  /** Lays it over all of `onto`, in CSS pixels; `draw` is called where the size or one of `shows` has changed. */
  over(
    onto: CanvasRenderingContext2D,
    { width, height, ratio }: Size,
    shows: readonly unknown[],
    draw: (context: CanvasRenderingContext2D) => void,
  ): void {
    const context = this.#canvas.getContext('2d');
    if (!context) return;
    const now = [width, height, ratio, ...shows];
    if (now.length !== this.#shows.length || now.some((one, at) => one !== this.#shows[at])) {
      this.#shows = now;
      // Also clears it.
      this.#canvas.width = Math.round(width * ratio);
      this.#canvas.height = Math.round(height * ratio);
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      draw(context);
    }
    onto.drawImage(this.#canvas, 0, 0, width, height);
  }
}
