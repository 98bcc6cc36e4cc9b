// The confusion matrix in shares and words.
import { describe, expect, it } from 'vitest';

import { contrast, parseColour } from '../../../web/src/viz/colour';
import {
  cellColours,
  confusionCells,
  readCell,
  rowTotal,
  shade,
  worstCell,
} from '../../../web/src/viz/confusion';
import { makePalette } from '../../../web/src/viz/palette';

const matrix = new Float32Array(100);
matrix[4 * 10 + 4] = 86;
matrix[4 * 10 + 9] = 12;
matrix[7 * 10 + 1] = 1;

describe('confusion', () => {
  const cells = confusionCells(matrix);

  it('takes shares along rows, whose labels are the true ones', () => {
    expect(rowTotal(matrix, 4)).toBe(98);
    expect(cells[4]?.[9]?.share).toBeCloseTo(12 / 98);
    expect(cells[4]?.[4]?.right).toBe(true);
    expect(cells[0]?.[0]?.share).toBe(0);
  });

  it('finds the mistake made most often', () => {
    expect(worstCell(cells)).toMatchObject({ label: 4, predicted: 9, count: 12 });
    expect(worstCell(confusionCells(new Float32Array(100)))).toBeNull();
  });

  it('reads a cell in a sentence', () => {
    const read = (label: number, predicted: number): string => {
      const cell = cells[label]?.[predicted];
      return cell === undefined ? '' : readCell(cell, rowTotal(matrix, label));
    };
    expect(read(4, 9)).toBe('Of 98 fours, 12 were taken for a 9: 12.2 %.');
    expect(read(4, 4)).toBe('Of 98 fours, 86 were recognised: 87.8 %.');
    expect(read(7, 1)).toBe('Of 1 sevens, 1 was taken for a 1: 100.0 %.');
    expect(read(0, 1)).toBe('No zeros among the test digits.');
  });

  it('shades rare mistakes visibly and never beyond full', () => {
    expect(shade(0)).toBe(0);
    expect(shade(0.01)).toBeCloseTo(0.1);
    expect(shade(2)).toBe(1);
  });

  it('can be read at every shade, in light and dark', () => {
    const dark: Record<string, string> = {
      '--card': '#1b1f26',
      '--ink': '#eceae4',
      '--soft': '#a3a9b5',
      '--neutral': '#262b34',
      '--neg': '#f7a548',
      '--pos': '#4aa8e0',
    };
    for (const palette of [makePalette(() => ''), makePalette((token) => dark[token] ?? '')]) {
      for (const right of [true, false]) {
        for (let share = 0; share <= 1; share += 0.02) {
          const cell = { label: 1, predicted: 1, count: 1, share, right };
          const { ground, text } = cellColours(cell, palette);
          const [a, b] = [parseColour(ground), parseColour(text)];
          expect(a && b ? contrast(a, b) : 0).toBeGreaterThanOrEqual(4.49);
        }
      }
    }
  });
});
