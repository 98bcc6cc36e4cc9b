// What the scores' card shows of a measurement. Pure.
import type { MeasuredSplit, Scores } from '../../../engine/api';
import { count, percent } from '../../../viz/format';

export const splits: readonly { name: MeasuredSplit; label: string }[] = [
  { name: 'train', label: 'training' },
  { name: 'validation', label: 'validation' },
  { name: 'test', label: 'test' },
];

export type ScoreKey = 'digit' | 'precision' | 'recall' | 'f1' | 'support';

export interface ScoreRow {
  digit: number;
  precision: number;
  recall: number;
  f1: number;
  support: number;
}

export const columns: readonly { key: ScoreKey; label: string; help: string }[] = [
  { key: 'digit', label: 'Digit', help: 'What the digit is, by its label.' },
  {
    key: 'precision',
    label: 'Precision',
    help: 'Of the digits that the network called so, the share that are so. 0 where it called none so.',
  },
  {
    key: 'recall',
    label: 'Recall',
    help: 'Of the digits that are so, the share that the network called so.',
  },
  {
    key: 'f1',
    label: 'F1',
    help: 'The harmonic mean of precision and recall: high only where both are.',
  },
  {
    key: 'support',
    label: 'Digits',
    help: 'How many digits of this kind were measured (support).',
  },
];

export const meanHelp =
  'The mean over the ten digits, each weighing the same however many there are (macro average).';
export const topHelp =
  'Top 2: the share of digits whose label is among the network’s two likeliest answers, and so on. Top 1 is the accuracy.';
export const calibrationHelp =
  'Expected calibration error: how far belief and share right lie apart, the mean over all digits. 0 would be a network that is right exactly as often as it believes.';

export function scoreRows({ classes }: Pick<Scores, 'classes'>): ScoreRow[] {
  return Array.from({ length: Math.floor(classes.length / 4) }, (_, digit) => {
    const [precision = 0, recall = 0, f1 = 0, support = 0] = classes.subarray(4 * digit);
    return { digit, precision, recall, f1, support };
  });
}

/** By digit upwards; by anything else the worst first: that is where to look. */
export function sortedRows(rows: readonly ScoreRow[], key: ScoreKey): ScoreRow[] {
  return [...rows].sort((a, b) => a[key] - b[key] || a.digit - b.digit);
}

/** Where the bars begin, so that differences among good scores show: a round share below the worst. */
export function barFrom(rows: readonly ScoreRow[]): number {
  const least = Math.min(
    1,
    ...rows.filter((row) => row.support > 0).flatMap((row) => [row.precision, row.recall, row.f1]),
  );
  if (least >= 0.9) return 0.9;
  return least >= 0.5 ? 0.5 : 0;
}

export function barShare(value: number, from: number): number {
  return Math.max(0, Math.min(1, (value - from) / (1 - from)));
}

/** "2,000 test digits at step 120." */
export function measuredOn({ split, count: digits, step }: Scores): string {
  const name = splits.find((one) => one.name === split)?.label ?? split;
  return `${count(digits)} ${name} digits at step ${count(step)}`;
}

/** What the diagram says in one sentence. */
export function beliefSentence({ calibration, calibrationError }: Scores): string {
  let [seen, belief, right] = [0, 0, 0];
  for (let row = 0; row + 2 < calibration.length; row += 3) {
    const inBin = calibration[row] ?? 0;
    seen += inBin;
    belief += inBin * (calibration[row + 1] ?? 0);
    right += inBin * (calibration[row + 2] ?? 0);
  }
  if (seen === 0) return '';
  const gap = (belief - right) / seen;
  const verdict =
    Math.abs(gap) < 0.005
      ? 'on the whole it believes as it should'
      : gap > 0
        ? 'it is too sure of itself'
        : 'it is less sure than it could be';
  return `Belief ${percent(belief / seen)} on average, right ${percent(right / seen)}: ${verdict}. Expected calibration error ${percent(calibrationError)}.`;
}
