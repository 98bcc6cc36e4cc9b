// Small colour arithmetic in sRGB: what CSS gives in, what canvases take out.

export type Rgb = readonly [red: number, green: number, blue: number];

/** Reads #rgb, #rrggbb, rgb(…) and color(srgb …), the forms computed styles come in. */
export function parseColour(text: string): Rgb | null {
  const value = text.trim().toLowerCase();
  const hex = /^#([0-9a-f]{3}|[0-9a-f]{6})$/.exec(value)?.[1];
  if (hex !== undefined) {
    const pairs = hex.length === 3 ? hex.replace(/./g, '$&$&').match(/../g) : hex.match(/../g);
    return triple((pairs ?? []).map((pair) => parseInt(pair, 16)));
  }
  const numbers = (value.match(/[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?%?/g) ?? []).map((part) =>
    part.endsWith('%') ? (parseFloat(part) / 100) * 255 : parseFloat(part),
  );
  if (value.startsWith('rgb')) return triple(numbers);
  if (value.startsWith('color(srgb ')) return triple(numbers.map((part) => part * 255));
  return null;
}

/** `share` of the way from one colour to the other. */
export function mix(from: Rgb, to: Rgb, share: number): Rgb {
  const at = (index: 0 | 1 | 2): number => from[index] + (to[index] - from[index]) * share;
  return [at(0), at(1), at(2)];
}

export function css(colour: Rgb, alpha = 1): string {
  const [red, green, blue] = colour.map((part) => Math.round(part));
  const rgb = `${String(red)} ${String(green)} ${String(blue)}`;
  return alpha >= 1 ? `rgb(${rgb})` : `rgb(${rgb} / ${String(alpha)})`;
}

/** As one little-endian word of ImageData (every wasm machine is little-endian). */
export function packed(colour: Rgb): number {
  const [red, green, blue] = colour.map((part) => Math.max(0, Math.min(255, Math.round(part))));
  return ((255 << 24) | ((blue ?? 0) << 16) | ((green ?? 0) << 8) | (red ?? 0)) >>> 0;
}

/** WCAG relative luminance, 0 black … 1 white. */
export function luminance(colour: Rgb): number {
  const linear = colour.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (linear[0] ?? 0) + 0.7152 * (linear[1] ?? 0) + 0.0722 * (linear[2] ?? 0);
}

/** WCAG contrast ratio, 1 … 21. */
export function contrast(a: Rgb, b: Rgb): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

/**
 * The colour for text on a ground: the wanted one where it can be read (4.5:1), else black or white,
 * one of which always can.
 */
export function readableOn(ground: Rgb, wanted: Rgb): Rgb {
  if (contrast(ground, wanted) >= 4.5) return wanted;
  const [black, white]: [Rgb, Rgb] = [
    [0, 0, 0],
    [255, 255, 255],
  ];
  return contrast(ground, black) > contrast(ground, white) ? black : white;
}

function triple(parts: readonly number[]): Rgb | null {
  const [red, green, blue] = parts;
  if (red === undefined || green === undefined || blue === undefined) return null;
  if (![red, green, blue].every(Number.isFinite)) return null;
  return [red, green, blue];
}
