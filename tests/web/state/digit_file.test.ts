// The file of own digits: what is written is read back; what is damaged is refused with its place.
import { describe, expect, it } from 'vitest';
import type { OwnDigit } from '../../../web/src/engine/api';
import { mergeDigits, ownDigit, readDigits, writeDigits } from '../../../web/src/state/digit_file';

const drawing = (y: number): Pick<OwnDigit, 'strokes' | 'penWidth'> => ({
  strokes: [
    [
      [0.25, y, 0.5],
      [0.75, 0.5, 0.625],
    ],
  ],
  penWidth: 0.09,
});

const three = ownDigit(3, drawing(0.25));
const four = ownDigit(4, drawing(0.5));

function damaged(change: (file: Record<string, unknown>, digit: Record<string, unknown>) => void) {
  const file = JSON.parse(writeDigits([three, four])) as Record<string, unknown>;
  change(file, (file['digits'] as Record<string, unknown>[])[1] ?? {});
  return JSON.stringify(file);
}

describe('a file of own digits', () => {
  it('gives the digits back as they were', () => {
    expect(readDigits(writeDigits([three, four]))).toEqual([three, four]);
    expect(readDigits(writeDigits([]))).toEqual([]);
  });

  it.each<[RegExp, string]>([
    [/not a JSON file/, '{"format":"inkgrad-digits","version":1,"digits":['],
    [/not a JSON file/, ''],
    [/the file is \[\], expected an object/, '[]'],
    [/"format" is missing/, '{}'],
    [/"format" is "other"/, damaged((file) => (file['format'] = 'other'))],
    [/"version" is 2; this page reads version 1/, damaged((file) => (file['version'] = 2))],
    [/digits is missing, expected a list/, damaged((file) => delete file['digits'])],
    [/digits\[1\].label is 10, expected 0 to 9/, damaged((_, digit) => (digit['label'] = 10))],
    [/digits\[1\].label is "3"/, damaged((_, digit) => (digit['label'] = '3'))],
    [/digits\[1\].id is missing/, damaged((_, digit) => delete digit['id'])],
    [/digits\[1\].penWidth is null/, damaged((_, digit) => (digit['penWidth'] = NaN))],
    [/digits\[1\].strokes is "x", expected a list/, damaged((_, d) => (d['strokes'] = 'x'))],
    [/digits\[1\] has no ink/, damaged((_, digit) => (digit['strokes'] = [[]]))],
    [
      /digits\[1\].strokes\[0\]\[1\] pressure is missing/,
      damaged(
        (_, digit) =>
          (digit['strokes'] = [
            [
              [0, 0, 1],
              [1, 1],
            ],
          ]),
      ),
    ],
    [
      /digits\[1\].strokes\[0\]\[0\] x is 40, expected -1 to 2/,
      damaged((_, digit) => (digit['strokes'] = [[[40, 0, 1]]])),
    ],
    [
      /digits\[1\].strokes\[0\]\[0\] has 4 items/,
      damaged((_, digit) => (digit['strokes'] = [[[0, 0, 1, 1]]])),
    ],
    [
      /strokes has 65 items, at most 64/,
      damaged((_, d) => (d['strokes'] = Array.from({ length: 65 }, () => []))),
    ],
    [
      /digits\[1\] has 16385 points, at most 16384/,
      damaged(
        (_, d) => (d['strokes'] = [Array.from({ length: 16384 }, () => [0, 0, 1]), [[0, 0, 1]]]),
      ),
    ],
  ])('is refused whole with its reason: %s', (reason, text) => {
    expect(() => readDigits(text)).toThrow(reason);
  });

  it('leaves out what the format does not know', () => {
    const extra = damaged((_, digit) => (digit['colour'] = 'red'));
    expect(readDigits(extra)).toEqual([three, four]);
  });
});

describe('merging', () => {
  it('adds what is new and knows the rest by id', () => {
    const five = ownDigit(5, drawing(0.1));
    const merged = mergeDigits([three, four], [four, five, five]);
    expect(merged).toEqual({ digits: [three, four, five], added: 1, known: 2 });
  });

  it('takes the same drawing with the same label for the same digit', () => {
    expect(ownDigit(3, drawing(0.25)).id).toBe(three.id);
    expect(ownDigit(8, drawing(0.25)).id).not.toBe(three.id);
    expect(ownDigit(3, drawing(0.26)).id).not.toBe(three.id);
  });
});
