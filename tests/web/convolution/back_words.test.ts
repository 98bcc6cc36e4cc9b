// Which convolutions the gradients are said to be: stride and dilation change places on the way back.
import { describe, expect, it } from 'vitest';
import { kernelWords, pictureWords } from '../../../web/src/labs/convolution/back/back_words';

const plain = { kernel: 3, stride: 1, padding: 1, dilation: 1 };

describe('the way back', () => {
  it('is a plain convolution where nothing is skipped', () => {
    expect(kernelWords(plain)).toBe('The picture, convolved with the output gradient.');
    expect(pictureWords(plain)).toBe(
      'The output gradient, convolved with the kernel turned half round.',
    );
  });

  it('spreads the output gradient by the stride', () => {
    const two = { ...plain, stride: 3 };
    expect(pictureWords(two)).toContain('(2 zeros between its squares)');
    expect(kernelWords(two)).toContain('its squares 3 apart');
  });

  it('spreads the kernel by the dilation', () => {
    const two = { ...plain, dilation: 2 };
    expect(pictureWords(two)).toContain('its weights 2 apart');
    expect(kernelWords(two)).toContain('2 pixels at a step');
  });
});
