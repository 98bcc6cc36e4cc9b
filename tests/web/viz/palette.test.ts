// Colours: read from tokens, signed from orange through the page's colour to blue.
import { describe, expect, it } from 'vitest';

import { contrast, css, mix, packed, parseColour } from '../../../web/src/viz/colour';
import { paintSigned } from '../../../web/src/viz/heatmap';
import {
  makePalette,
  orderColours,
  signColour,
  signIndex,
  signSteps,
} from '../../../web/src/viz/palette';

const light = makePalette(() => '');
const dark = makePalette(
  (token) =>
    ({
      '--soft': '#a3a9b5',
      '--good': '#63c2b8',
      '--card': '#1b1f26',
      '--ink': '#eceae4',
      '--neutral': '#262b34',
    })[token] ?? '',
);

describe('parseColour', () => {
  it('reads what computed styles give', () => {
    expect(parseColour('#f59322')).toEqual([245, 147, 34]);
    expect(parseColour('#fff')).toEqual([255, 255, 255]);
    expect(parseColour('rgb(8, 119, 189)')).toEqual([8, 119, 189]);
    expect(parseColour('rgb(8 119 189 / 50%)')).toEqual([8, 119, 189]);
    expect(parseColour('color(srgb 1 0.5 0)')).toEqual([255, 127.5, 0]);
    expect(parseColour('none such')).toBeNull();
    expect(parseColour('')).toBeNull();
  });

  it('packs red into the lowest byte, opaque', () => {
    expect(packed([1, 2, 3])).toBe(0xff030201);
    expect(css(mix([0, 0, 0], [255, 255, 255], 0.5))).toBe('rgb(128 128 128)');
  });
});

describe('the sign scale', () => {
  it('is neutral at zero, full at the bound and beyond it', () => {
    expect(signColour(light, 0, 1)).toBe(light.css.neutral);
    expect(signColour(light, 1, 1)).toBe(light.css.positive);
    expect(signColour(light, -7, 1)).toBe(light.css.negative);
    expect(signIndex(Infinity, 1)).toBe(signSteps - 1);
  });

  it('is symmetric: equal magnitudes lie equally far from zero', () => {
    const middle = (signSteps - 1) / 2;
    for (const value of [0.12, 0.33, 0.93]) {
      expect(signIndex(value, 1) - middle).toBe(middle - signIndex(-value, 1));
    }
  });

  it('gives what is not a number a colour of its own', () => {
    expect(signIndex(NaN, 1)).toBe(signSteps);
    const sign = [...light.sign.slice(0, signSteps)];
    expect(sign).not.toContain(light.sign[signSteps]);
  });

  it('paints runs of values with any stride', () => {
    const words = new Uint32Array(4);
    paintSigned(words, 1, [9, -1, 9, 0, 9, 1, 9], 1, 2, 3, 1, light);
    expect([...words]).toEqual([
      0,
      light.sign[0],
      light.sign[(signSteps - 1) / 2],
      light.sign[signSteps - 1],
    ]);
    paintSigned(words, 0, [NaN, 1e30, -1e30], 0, 1, 3, 1, light);
    expect([...words.slice(0, 3)]).toEqual([
      light.sign[signSteps],
      light.sign[signSteps - 1],
      light.sign[0],
    ]);
  });
});

describe('themes', () => {
  it('knows dark from light by the colours themselves', () => {
    expect(light.dark).toBe(false);
    expect(dark.dark).toBe(true);
  });

  it('draws ordered lines with contrast to the card', () => {
    for (const palette of [light, dark]) {
      for (const colour of orderColours(palette, 6)) {
        expect(contrast(parseColour(colour) ?? [0, 0, 0], palette.rgb.card)).toBeGreaterThan(4.5);
      }
    }
  });
});
