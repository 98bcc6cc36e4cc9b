// Three channels of 0 … 1 as the colours they are: red, green and blue.
import { packed } from './colour';

/** Fills a canvas of exactly `width` x `height` pixels; CSS enlarges it. */
export function drawColours(
  canvas: HTMLCanvasElement,
  pixels: ArrayLike<number>,
  width: number,
  height: number,
): void {
  const context = canvas.getContext('2d');
  if (context === null) return;
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  const image = new ImageData(width, height);
  const words = new Uint32Array(image.data.buffer);
  const level = (channel: number, at: number): number =>
    (pixels[channel * words.length + at] ?? 0) * 255;
  for (let at = 0; at < words.length; at += 1) {
    words[at] = packed([level(0, at), level(1, at), level(2, at)]);
  }
  context.putImageData(image, 0, 0);
}
