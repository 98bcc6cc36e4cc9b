// Numbers as text for people.
import type { RunConfig } from '../src/engine/api';
import type { Measured, PlainScores } from './measure';

/** What a run's examples are. */
export function thingsOf(config: Pick<RunConfig, 'points'>): 'points' | 'digits' {
  return config.points ? 'points' : 'digits';
}

export function percent(share: number): string {
  return `${(100 * share).toFixed(2)} %`;
}

export function thousands(count: number): string {
  return Math.round(count).toLocaleString('en-GB');
}

export function measuredText(title: string, measured: Measured, things: string): string {
  const { count, accuracy, loss, confusion, scores, rSquared } = measured;
  const over = `over ${thousands(count)} ${things}`;
  const lossText = loss === undefined ? '' : `, loss ${loss.toFixed(4)}`;
  if (rSquared !== undefined) return `${title}: R² ${rSquared.toFixed(4)}${lossText} ${over}\n`;
  const head = `${title}: accuracy ${percent(accuracy)}${lossText} ${over}`;
  const texts = [head, confusionText(confusion), ...(scores ? [scoresText(scores)] : [])];
  return texts.join('\n');
}

/** Rows are the digits as they are, columns what the network said; 0 is left out to let errors stand out. */
export function confusionText(confusion: readonly (readonly number[])[]): string {
  const width = Math.max(5, ...confusion.flat().map((count) => String(count).length + 1));
  const cell = (text: string): string => text.padStart(width);
  const head = `  is \\ said${confusion.map((_, digit) => cell(String(digit))).join('')}`;
  const rows = confusion.map((row, digit) => {
    const cells = row.map((count) => cell(count === 0 ? '.' : String(count)));
    return `  ${String(digit).padStart(9)}${cells.join('')}`;
  });
  return [head, ...rows].map((line) => `${line}\n`).join('');
}

/** Per class, their means, top-k and calibration. */
export function scoresText(scores: PlainScores): string {
  const row = (name: string, cells: string[]): string =>
    `  ${name.padStart(9)}${cells.map((cell) => cell.padStart(11)).join('')}`;
  const shares = (values: number[]): string[] => values.map(percent);
  const classes = scores.classes.map(([precision = 0, recall = 0, f1 = 0, support = 0], digit) =>
    row(String(digit), [...shares([precision, recall, f1]), thousands(support)]),
  );
  const { macroPrecision, macroRecall, macroF1, count } = scores;
  const mean = [...shares([macroPrecision, macroRecall, macroF1]), thousands(count)];
  const ranks = [2, 3, 5].filter((k) => k < scores.topK.length);
  const top = ranks.map((k) => `top ${String(k)} ${percent(scores.topK[k - 1] ?? 0)}`);
  const calibration = `expected calibration error ${percent(scores.calibrationError)}`;
  return [
    row('class', ['precision', 'recall', 'F1', 'support']),
    ...classes,
    row('mean', mean),
    `  ${[top.join(', '), calibration].filter((part) => part !== '').join('; ')}`,
    '',
  ].join('\n');
}

/** The same with an end to the last of them, where there are any. */
export function lines(texts: readonly string[]): string[] {
  return texts.length === 0 ? [] : [...texts, ''];
}
