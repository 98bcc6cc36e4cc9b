// The colours every drawing uses, read from the page's CSS tokens. One meaning, one colour:
// orange is negative, blue is positive, near the page's colour is zero.

import { type Rgb, css, luminance, mix, packed, parseColour } from './colour';

/** Token in web/src/app/theme.css, and what stands in for it where there is no style sheet. */
const tokens = {
  paper: ['--paper', '#fbfaf6'],
  card: ['--card', '#fffefb'],
  ink: ['--ink', '#20242e'],
  soft: ['--soft', '#6a6f7c'],
  line: ['--line', '#e5e1d6'],
  negative: ['--neg', '#f59322'],
  neutral: ['--neutral', '#f1eee6'],
  positive: ['--pos', '#0877bd'],
  accent: ['--accent', '#183d4e'],
  good: ['--good', '#1e7770'],
} as const;

type TokenName = keyof typeof tokens;

/** For things compared side by side; what stands in where there is no style sheet. */
const seriesTokens = [
  ['--series-1', '#7b3fa0'],
  ['--series-2', '#b32a3a'],
  ['--series-3', '#0f7466'],
  ['--series-4', '#835410'],
  ['--series-5', '#3451b5'],
  ['--series-6', '#a82c78'],
  ['--series-7', '#4a7214'],
  ['--series-8', '#4a5568'],
] as const;

/** Steps from the full negative colour to the full positive one; odd, so that zero has its own. */
export const signSteps = 511;

export interface Palette {
  readonly rgb: Readonly<Record<TokenName, Rgb>>;
  readonly css: Readonly<Record<TokenName, string>>;
  readonly dark: boolean;
  /** Eight colours for things compared side by side; viz/series has a stroke pattern for each. */
  readonly series: readonly string[];
  /** Packed pixels: `signSteps` colours, then one for what is not a number. */
  readonly sign: Uint32Array;
  /** Fonts for text inside canvases. */
  readonly sans: string;
  readonly mono: string;
}

/** Builds the palette from whatever answers for a token; '' where a token is not set. */
export function makePalette(read: (token: string) => string): Palette {
  const rgb = {} as Record<TokenName, Rgb>;
  const text = {} as Record<TokenName, string>;
  for (const name of Object.keys(tokens) as TokenName[]) {
    const [token, fallback] = tokens[name];
    const colour = parseColour(read(token)) ?? parseColour(fallback) ?? [0, 0, 0];
    rgb[name] = colour;
    text[name] = css(colour);
  }
  return {
    rgb,
    css: text,
    dark: luminance(rgb.card) < luminance(rgb.ink),
    series: seriesTokens.map(([token, fallback]) => read(token).trim() || fallback),
    sign: signTable(rgb.negative, rgb.neutral, rgb.positive, mix(rgb.card, rgb.ink, 0.5)),
    sans: read('--sans').trim() || 'sans-serif',
    mono: read('--mono').trim() || 'monospace',
  };
}

function signTable(negative: Rgb, neutral: Rgb, positive: Rgb, notANumber: Rgb): Uint32Array {
  const table = new Uint32Array(signSteps + 1);
  const middle = (signSteps - 1) / 2;
  for (let i = 0; i < signSteps; i += 1) {
    const share = (i - middle) / middle;
    table[i] = packed(mix(neutral, share < 0 ? negative : positive, Math.abs(share)));
  }
  table[signSteps] = packed(notANumber);
  return table;
}

/** Which entry of `palette.sign` a value gets; beyond ±bound is the full colour. */
export function signIndex(value: number, bound: number): number {
  if (Number.isNaN(value)) return signSteps;
  const middle = (signSteps - 1) / 2;
  const share = value / bound;
  if (share >= 1) return signSteps - 1;
  if (share <= -1) return 0;
  return Math.round(middle + share * middle);
}

/** The colour of one value, as CSS. */
export function signColour(palette: Palette, value: number, bound: number): string {
  const word = palette.sign[signIndex(value, bound)] ?? 0;
  return css([word & 255, (word >>> 8) & 255, (word >>> 16) & 255]);
}

/** A colour `share` of the way to the card's, opaque: overlaps stay even. */
export function faded(colour: string, palette: Palette, share: number): string {
  return css(mix(parseColour(colour) ?? palette.rgb.ink, palette.rgb.card, share));
}

/**
 * Colours for things in an order (layers from input to output): from quiet to strong, never the
 * sign colours. Each is also named directly beside its line, so colour is not the only cue.
 */
export function orderColours(palette: Palette, count: number): string[] {
  const from = palette.rgb.soft;
  const through = palette.rgb.good;
  const to = palette.dark ? mix(palette.rgb.ink, palette.rgb.good, 0.1) : palette.rgb.accent;
  return Array.from({ length: count }, (_, index) => {
    const share = count < 2 ? 1 : index / (count - 1);
    return css(share < 0.5 ? mix(from, through, share * 2) : mix(through, to, share * 2 - 1));
  });
}
