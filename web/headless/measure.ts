// Measuring a network: on its own test split by the engine, and on the digits of IDX files one by one.
import type { Scores } from '../src/engine/api';
import { scoresOf } from '../src/engine/scores';
import type { PartialConfig, Session } from '../src/engine/session';
import type { Engine } from '../src/engine/session';

const CLASSES = 10;
const BATCHES_AT_ONCE = 8;

export interface Measured {
  count: number;
  accuracy: number;
  /** Row = label, column = answer; empty where a number is predicted. */
  confusion: number[][];
  /** Only where a number is predicted, in the place of the accuracy; 1 at best. */
  rSquared?: number;
  /** Only where the engine measured by its own loss. */
  loss?: number;
  scores?: PlainScores;
}

/** As Scores, with lists that are written as such. */
export interface PlainScores extends Omit<Scores, 'classes' | 'calibration' | 'topK'> {
  /** A row a class: precision, recall, F1, support. */
  classes: number[][];
  /** A row a bin: examples, mean belief, share right. */
  calibration: number[][];
  topK: number[];
}

type OnProgress = (done: number, total: number) => void;

/** The run's own test split. */
export function measureTestSplit(session: Session, onProgress: OnProgress): Measured {
  for (;;) {
    const report = session.evaluate('test', BATCHES_AT_ONCE);
    onProgress(report.seen, report.count);
    if (!report.done) continue;
    const { count, accuracy, loss, rSquared } = report;
    const numbers = session.view('confusion');
    if (numbers.length === 0) return { count, accuracy, loss, confusion: [], rSquared };
    const confusion = rowsOf(numbers, Math.sqrt(numbers.length));
    return { count, accuracy, loss, confusion, scores: plain(scoresOf(session, 'test', report)) };
  }
}

/** Digits read from IDX files: each as pixels with its label. */
export interface Digits {
  count: number;
  at(index: number): { label: number; pixels: Float32Array };
}

/** Any run will do to read files in, as long as it holds nothing else. */
const READING: PartialConfig = {
  model: 'softmax_regression',
  data: { generated_count: 0, use_own: 0, use_imported: 1, test_share: 0.5 },
};

export function readDigits(engine: Engine, images: Uint8Array, labels: Uint8Array): Digits {
  const reader = engine.openSession(1);
  reader.importIdx(images, labels);
  const { train, test } = reader.configure(READING).data;
  return {
    count: train + test,
    at: (index) =>
      index < train ? reader.example('train', index) : reader.example('test', index - train),
  };
}

export function measureDigits(session: Session, digits: Digits, onProgress: OnProgress): Measured {
  const confusion = Array.from({ length: CLASSES }, () => new Array<number>(CLASSES).fill(0));
  let right = 0;
  for (let index = 0; index < digits.count; index += 1) {
    const { label, pixels } = digits.at(index);
    const answer = answerTo(session, pixels).digit;
    const row = confusion[label] as number[];
    row[answer] = (row[answer] ?? 0) + 1;
    if (answer === label) right += 1;
    onProgress(index + 1, digits.count);
  }
  return { count: digits.count, accuracy: right / digits.count, confusion };
}

export interface Guess {
  digit: number;
  probability: number;
  probabilities: number[];
}

export function answerTo(session: Session, pixels: Float32Array): Guess {
  session.showPixels(pixels);
  return guess(session);
}

/** What the session says about what it was shown last. */
export function guess(session: Session): Guess {
  const digit = session.classify();
  const probabilities = [...session.view('probabilities')];
  return { digit, probability: probabilities[digit] ?? 0, probabilities };
}

function plain(scores: Scores): PlainScores {
  return {
    ...scores,
    classes: rowsOf(scores.classes, 4),
    calibration: rowsOf(scores.calibration, 3),
    topK: [...scores.topK],
  };
}

/** Rows of so many numbers. */
function rowsOf(numbers: Float32Array, across: number): number[][] {
  return Array.from({ length: numbers.length / across }, (_, row) => [
    ...numbers.subarray(row * across, (row + 1) * across),
  ]);
}
