// What is said where a window has no place: which setting, what there is, what would fit.
import { describe, expect, it } from 'vitest';
import { noRoomText, type Placed } from '../../../web/src/labs/convolution/no_room';

const kernel: Placed = {
  what: 'kernel',
  on: 'picture',
  height: 4,
  width: 4,
  kernel: 7,
  stride: 1,
  padding: 0,
  dilation: 1,
  most: { padding: 10, side: 16 },
};

describe('a window without a place', () => {
  it('is told with the numbers that are and those that would do', () => {
    expect(noRoomText(kernel)).toBe(
      'A kernel of 7×7 does not fit: the picture is 4×4. ' +
        'What would fit: a kernel of 4 or less, or a padding of 2 or more, or a picture of 7×7 or more.',
    );
  });

  it('counts padding and dilation', () => {
    expect(noRoomText({ ...kernel, kernel: 3, dilation: 4, padding: 1 })).toBe(
      'A kernel of 3×3 with dilation 4 spans 9×9 squares and does not fit: the picture is 4×4, ' +
        'with padding 1 around it 6×6. What would fit: a kernel of 2 or less, or a dilation of 2 or less, ' +
        'or a padding of 3 or more, or a picture of 7×7 or more.',
    );
  });

  it('names only ways that the controls have', () => {
    expect(
      noRoomText({ ...kernel, what: 'window', on: 'map', most: { padding: 0, side: 0 } }),
    ).toBe('A window of 7×7 does not fit: the map is 4×4. What would fit: a window of 4 or less.');
  });

  it('says nothing where it fits: every way that is named does', () => {
    expect(noRoomText({ ...kernel, kernel: 4 })).toBe('');
    expect(noRoomText({ ...kernel, padding: 2 })).toBe('');
    expect(noRoomText({ ...kernel, height: 7, width: 7 })).toBe('');
    const spread = { ...kernel, kernel: 3, dilation: 4, padding: 1 };
    expect(noRoomText({ ...spread, dilation: 2 })).toBe('');
    expect(noRoomText({ ...spread, kernel: 2 })).toBe('');
  });
});
