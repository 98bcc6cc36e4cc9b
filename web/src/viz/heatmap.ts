// Matrices as pictures: one crisp pixel per number, coloured by sign on a scale given from outside.

import { type Palette, signSteps } from './palette';

/** A reusable picture of numbers, one pixel each; sized anew only when the matrix changes shape. */
export class PixelSheet {
  readonly canvas: HTMLCanvasElement;
  readonly #context: CanvasRenderingContext2D | null;
  #image: ImageData | null = null;
  #words = new Uint32Array(0);

  constructor() {
    this.canvas = document.createElement('canvas');
    this.#context = this.canvas.getContext('2d');
  }

  /** Pixels to fill, row by row; call `show` afterwards. */
  words(width: number, height: number): Uint32Array {
    if (this.#image?.width !== width || this.#image.height !== height) {
      this.canvas.width = width;
      this.canvas.height = height;
      this.#image = new ImageData(width, height);
      this.#words = new Uint32Array(this.#image.data.buffer);
    }
    return this.#words;
  }

  show(): HTMLCanvasElement {
    if (this.#image !== null) this.#context?.putImageData(this.#image, 0, 0);
    return this.canvas;
  }
}

/** Colours `count` values, starting at `from` and `stride` apart, into `words` from `to` on. */
export function paintSigned(
  words: Uint32Array,
  to: number,
  values: ArrayLike<number>,
  from: number,
  stride: number,
  count: number,
  bound: number,
  palette: Palette,
): void {
  const { sign } = palette;
  const middle = (signSteps - 1) / 2;
  const perUnit = middle / bound;
  let at = from;
  for (let i = 0; i < count; i += 1, at += stride) {
    const value = values[at] ?? NaN;
    // signIndex, written out: this loop runs some 100,000 times a frame.
    let index = value * perUnit + middle + 0.5;
    index = index >= signSteps ? signSteps - 1 : index < 0 ? 0 : index;
    words[to + i] = value === value ? (sign[index | 0] ?? 0) : (sign[signSteps] ?? 0);
  }
}

/** Draws a sheet's region without smoothing, so that each number keeps its edges. */
export function drawCrisp(
  context: CanvasRenderingContext2D,
  sheet: HTMLCanvasElement,
  region: { x: number; y: number; width: number; height: number },
  place: { x: number; y: number; width: number; height: number },
): void {
  context.imageSmoothingEnabled = false;
  context.drawImage(
    sheet,
    region.x,
    region.y,
    region.width,
    region.height,
    place.x,
    place.y,
    place.width,
    place.height,
  );
}

/** The scale as a bar from full negative through zero to full positive. */
export function drawSignBar(
  context: CanvasRenderingContext2D,
  width: number,
  height: number,
  palette: Palette,
): void {
  const gradient = context.createLinearGradient(0, 0, width, 0);
  gradient.addColorStop(0, palette.css.negative);
  gradient.addColorStop(0.5, palette.css.neutral);
  gradient.addColorStop(1, palette.css.positive);
  context.fillStyle = gradient;
  context.fillRect(0, 0, width, height);
}
