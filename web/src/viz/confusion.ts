// A confusion matrix in numbers and words: shares by row, totals, readings of single cells.

import { type Rgb, css, mix, readableOn } from './colour';
import { count, percent } from './format';
import type { Palette } from './palette';

export interface ConfusionCell {
  readonly label: number;
  readonly predicted: number;
  readonly count: number;
  /** Of all examples with this label, 0 … 1. */
  readonly share: number;
  readonly right: boolean;
}

function classesOf(matrix: ArrayLike<number>): number {
  return Math.round(Math.sqrt(matrix.length));
}

/** Rows are labels, columns are predictions. */
export function confusionCells(matrix: ArrayLike<number>): ConfusionCell[][] {
  const classes = classesOf(matrix);
  return Array.from({ length: classes }, (_, label) => {
    const total = rowTotal(matrix, label);
    return Array.from({ length: classes }, (__, predicted) => {
      const value = matrix[label * classes + predicted] ?? 0;
      return {
        label,
        predicted,
        count: value,
        share: total > 0 ? value / total : 0,
        right: label === predicted,
      };
    });
  });
}

export function rowTotal(matrix: ArrayLike<number>, label: number): number {
  const classes = classesOf(matrix);
  let total = 0;
  for (let i = 0; i < classes; i += 1) total += matrix[label * classes + i] ?? 0;
  return total;
}

const plurals = [
  'zeros',
  'ones',
  'twos',
  'threes',
  'fours',
  'fives',
  'sixes',
  'sevens',
  'eights',
  'nines',
] as const;

/** "Of 98 fours, 12 were taken for a 9: 12.2 %." */
export function readCell(cell: ConfusionCell, total: number): string {
  const name = plurals[cell.label] ?? '';
  if (total === 0) return `No ${name} among the test digits.`;
  const share = percent(cell.share);
  const all = `Of ${count(total)} ${name},`;
  return cell.right
    ? `${all} ${count(cell.count)} ${cell.count === 1 ? 'was' : 'were'} recognised: ${share}.`
    : `${all} ${count(cell.count)} ${cell.count === 1 ? 'was' : 'were'} taken for ${cell.predicted === 8 ? 'an' : 'a'} ${String(cell.predicted)}: ${share}.`;
}

/** The mistake made most often, or null when there is none. */
export function worstCell(cells: readonly (readonly ConfusionCell[])[]): ConfusionCell | null {
  let worst: ConfusionCell | null = null;
  for (const row of cells) {
    for (const cell of row) {
      if (!cell.right && cell.count > (worst?.count ?? 0)) worst = cell;
    }
  }
  return worst;
}

/**
 * How strongly a cell is shaded, 0 … 1. Mistakes are rare in a good network: the square root lets
 * one in a hundred be seen.
 */
export function shade(share: number): number {
  return Math.sqrt(Math.max(0, Math.min(1, share)));
}

/** Ground and text of a cell: blue for right, orange for wrong, near the page's colour for none. */
export function cellColours(
  cell: ConfusionCell,
  palette: Palette,
): { ground: string; text: string } {
  const { neutral, negative, positive, ink, soft } = palette.rgb;
  // On a light page the full blue would need white text on some cells and black on their neighbours.
  const most = palette.dark ? 1 : 0.75;
  const ground: Rgb = mix(neutral, cell.right ? positive : negative, shade(cell.share) * most);
  return { ground: css(ground), text: css(readableOn(ground, cell.count > 0 ? ink : soft)) };
}
