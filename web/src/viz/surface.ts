// Keeps one canvas drawn and sharp on every screen; its size comes from CSS.

import type { Palette } from './palette';
import { type Redraw, attachRedraw } from './redraw';
import { currentPalette } from './theme_watch';

export interface Size {
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** Device pixels per CSS pixel. */
  readonly ratio: number;
}

/** Draws in CSS pixels on a cleared canvas. */
export type Draw = (context: CanvasRenderingContext2D, size: Size, palette: Palette) => void;

export function attachSurface(canvas: HTMLCanvasElement, draw: Draw): Redraw {
  const context = canvas.getContext('2d');
  return attachRedraw(canvas, (width, height) => {
    if (context === null) return;
    const size = fit(canvas, width, height);
    context.setTransform(size.ratio, 0, 0, size.ratio, 0, 0);
    context.clearRect(0, 0, size.width, size.height);
    draw(context, size, currentPalette());
  });
}

/** Device pixels per CSS pixel; beyond 3 nobody sees a difference. */
export function pixelRatio(): number {
  return Math.min(window.devicePixelRatio || 1, 3);
}

/** Gives the canvas as many device pixels as it covers. */
function fit(canvas: HTMLCanvasElement, width: number, height: number): Size {
  const ratio = pixelRatio();
  const across = Math.round(width * ratio);
  const down = Math.round(height * ratio);
  if (canvas.width !== across) canvas.width = across;
  if (canvas.height !== down) canvas.height = down;
  return { width, height, ratio };
}
