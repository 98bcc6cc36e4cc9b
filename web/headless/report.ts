// Numbers as text for people.
import type { RunConfig } from '../src/engine/api';
import type { Measured } from './measure';

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
  const { count, accuracy, loss, confusion, rSquared } = measured;
  const over = `over ${thousands(count)} ${things}`;
  const lossText = loss === undefined ? '' : `, loss ${loss.toFixed(4)}`;
  if (rSquared !== undefined) return `${title}: R² ${rSquared.toFixed(4)}${lossText} ${over}\n`;
  const head = `${title}: accuracy ${percent(accuracy)}${lossText} ${over}`;
  return `${head}\n${confusionText(confusion)}`;
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

/** The same with an end to the last of them, where there are any. */
export function lines(texts: readonly string[]): string[] {
  return texts.length === 0 ? [] : [...texts, ''];
}
