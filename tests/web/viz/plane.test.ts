// The plane as a picture: places, cells, strength; and what is said of it.
import { describe, expect, it } from 'vitest';

import { planeWords, readPlane } from '../../../web/src/labs/points/plane/read_plane';
import { classRgb, mostClasses } from '../../../web/src/viz/class_colours';
import { contrast } from '../../../web/src/viz/colour';
import { makePalette } from '../../../web/src/viz/palette';
import { cellAt, placeOf, strengthOf } from '../../../web/src/viz/plane';

const plane = {
  side: 2,
  outputs: Float32Array.of(0.9, 0.2, 0.6, 0.5, 0.1, 0.8, 0.4, 0.5),
  answers: Float32Array.of(0, 1, 0, 0),
};

describe('the plane', () => {
  it('has its top at y = 6 and its left at x = -6', () => {
    expect(placeOf(-6, 6, 100)).toEqual([0, 0]);
    expect(placeOf(6, -6, 100)).toEqual([100, 100]);
    expect(cellAt(0.99, 0.01, 10)).toBe(9);
    expect(cellAt(-1, 2, 10)).toBe(90);
  });

  it('is strong where one class is certain, and pale where all are alike', () => {
    expect(strengthOf(1, 2)).toBe(1);
    expect(strengthOf(1 / 3, 3)).toBeCloseTo(0);
    expect(strengthOf(0.2, 3)).toBe(0);
  });

  it('is read at a place and as a whole', () => {
    expect(readPlane(plane, 0.75, 0.25)).toBe('x 3.0, y 3.0: class 1, believed with 80 %');
    expect(planeWords(plane)).toContain('class 0 75 %, class 1 25 %');
    const number = { side: 2, outputs: plane.outputs.subarray(0, 4), answers: new Float32Array() };
    expect(readPlane(number, 0.25, 0.25)).toBe('x -3.0, y 3.0: predicts 0.900');
  });

  it('has six class colours that stand out from the ground', () => {
    const palette = makePalette(() => '');
    for (let at = 2; at < mostClasses; at += 1) {
      expect(contrast(classRgb(palette, at), palette.rgb.neutral)).toBeGreaterThan(3);
    }
  });
});
