// Where the arrow keys lead in a grid of pictures.
import { describe, expect, it } from 'vitest';

import { nextSpot } from '../../../web/src/ui/roving';

/** Seven things in rows of three: 0 1 2 / 3 4 5 / 6. */
const seven = Array.from({ length: 7 }, (_, i) => ({
  left: (i % 3) * 40,
  top: Math.floor(i / 3) * 50,
}));

describe('keys in a grid', () => {
  it.each([
    ['ArrowRight', 0, 1],
    ['ArrowRight', 2, 3],
    ['ArrowRight', 6, 6],
    ['ArrowLeft', 3, 2],
    ['ArrowLeft', 0, 0],
    ['ArrowDown', 1, 4],
    ['ArrowDown', 5, 6],
    ['ArrowDown', 6, 6],
    ['ArrowUp', 6, 3],
    ['ArrowUp', 1, 1],
    ['Home', 5, 0],
    ['End', 1, 6],
  ])('%s from %i leads to %i', (key, from, to) => {
    expect(nextSpot(key, seven, from)).toBe(to);
  });

  it('leaves other keys alone', () => {
    expect(nextSpot('a', seven, 0)).toBeNull();
    expect(nextSpot('Tab', seven, 0)).toBeNull();
  });

  it('takes places a fraction of a pixel apart for one row', () => {
    const uneven = [
      { left: 0, top: 0 },
      { left: 40, top: 0.4 },
      { left: 0, top: 50.3 },
      { left: 40, top: 50 },
    ];
    expect(nextSpot('ArrowDown', uneven, 1)).toBe(3);
    expect(nextSpot('ArrowDown', uneven, 0)).toBe(2);
  });
});
