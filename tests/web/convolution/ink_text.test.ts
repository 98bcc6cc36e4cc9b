// A drawing in a link: the very same drawing comes out, and nothing that is none.
import { describe, expect, it } from 'vitest';
import { readInk, writeInk } from '../../../web/src/labs/convolution/input/ink_text';
import { sampleDrawing } from '../../../web/src/labs/convolution/input/sample';
import type { Drawing } from '../../../web/src/engine/api';

const drawing: Drawing = {
  penWidth: 0.09,
  strokes: [
    [
      [0, 0.3333, 0.5],
      [1, 0.0001, 0.5],
    ],
    [[0.5, 0.5, 0.8125]],
  ],
};

describe('ink as text', () => {
  it('comes back to the last grain, with the pen’s pressure', () => {
    expect(readInk(writeInk(drawing))).toEqual(drawing);
  });

  it('is short enough for a link', () => {
    expect(writeInk(sampleDrawing).length).toBeLessThan(300);
  });

  it('of nothing, or of too much, is nothing', () => {
    expect(writeInk(null)).toBe('');
    const endless = Array.from({ length: 700 }, (): [number, number, number] => [0.5, 0.5, 0.5]);
    expect(writeInk({ ...drawing, strokes: [endless] })).toBe('');
  });

  it.each(['', 'ABC', 'ABC.', 'ABC.ABCDE', 'ABC.ABC?EF', 'AAA.ABCDEF', 'ABC.___ABC'])(
    'that is damaged is refused: "%s"',
    (text) => {
      expect(readInk(text)).toBeNull();
    },
  );
});
