// A digit as the network sees it: white ink on black, 0 … 1, in every theme.

import { packed } from './colour';

/** Ink from none to full, as pixels. A warm white, as the pad's. */
const inkTable = new Uint32Array(256).map((_, level) => {
  const share = level / 255;
  return packed([13 + (244 - 13) * share, 15 + (241 - 15) * share, 18 + (232 - 18) * share]);
});

export function inkPixel(value: number): number {
  const level = Math.round(Math.max(0, Math.min(1, value || 0)) * 255);
  return inkTable[level] ?? 0;
}

/** Fills a canvas of exactly `width` x `height` pixels; CSS enlarges it (image-rendering: pixelated). */
export function drawDigit(
  canvas: HTMLCanvasElement,
  pixels: ArrayLike<number>,
  width = 28,
  height = 28,
): void {
  const context = canvas.getContext('2d');
  if (context === null) return;
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  const image = new ImageData(width, height);
  const words = new Uint32Array(image.data.buffer);
  for (let i = 0; i < words.length; i += 1) words[i] = inkPixel(pixels[i] ?? 0);
  context.putImageData(image, 0, 0);
}
