// A drawing that changes seldom under or over one that changes at every frame: drawn once, then only copied.
import type { Size } from './surface';

export class KeptPicture {
  #canvas: HTMLCanvasElement | null = null;
  #key: readonly unknown[] = [];

  /** Puts the picture of `draw` on the whole canvas, drawing it only where the size or one of `key` is new. */
  put(
    target: CanvasRenderingContext2D,
    { width, height, ratio }: Size,
    key: readonly unknown[],
    draw: (context: CanvasRenderingContext2D) => void,
  ): void {
    const wanted = [width, height, ratio, ...key];
    const same =
      wanted.length === this.#key.length && wanted.every((part, i) => part === this.#key[i]);
    if (this.#canvas === null || !same) {
      this.#key = wanted;
      this.#canvas ??= document.createElement('canvas');
      // Also clears it.
      this.#canvas.width = Math.round(width * ratio);
      this.#canvas.height = Math.round(height * ratio);
      const context = this.#canvas.getContext('2d');
      if (context === null) return;
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      draw(context);
    }
    target.drawImage(this.#canvas, 0, 0, width, height);
  }
}
