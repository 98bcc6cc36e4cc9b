// Points as CSV text: "x,y,label", a header or not. What is wrong is told line by line, with what came and
// what was wanted; a text with anything wrong gives no points at all, so that nothing is lost in silence.
import type { PlanePoint } from '../../../engine/api';
import { MOST_POINTS, problemOf, type Task } from './painting';

export interface CsvProblem {
  /** From 1; 0: the text as a whole. */
  line: number;
  says: string;
}

export type CsvRead = { points: PlanePoint[] } | { problems: CsvProblem[]; more: number };

/** As many as a person reads; the others are counted. */
const SHOWN = 5;
/** A line that came is quoted up to here. */
const QUOTED = 40;
const COLUMNS = ['x', 'y', 'label'];
/** Decimal, with an exponent or not: no hexadecimal, no "Infinity", no empty text. */
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

export function readCsv(text: string, task: Task): CsvRead {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
  const filled = lines
    .map((line, index) => ({ line: index + 1, text: line.trim() }))
    .filter((one) => one.text !== '');
  const [first] = filled;
  if (!first) return refused([{ line: 0, says: 'expected lines "x,y,label", got none' }]);
  const separator = separatorOf(first.text);
  const rows = isHeader(first.text, separator) ? filled.slice(1) : filled;
  if (rows.length === 0) return refused([{ line: 0, says: 'expected points, got a header alone' }]);
  if (rows.length > MOST_POINTS) {
    const says = `expected at most ${String(MOST_POINTS)} points, got ${String(rows.length)}`;
    return refused([{ line: 0, says }]);
  }
  const points: PlanePoint[] = [];
  const problems: CsvProblem[] = [];
  for (const row of rows) {
    const read = pointOf(row.text, separator, task);
    if (typeof read === 'string') problems.push({ line: row.line, says: read });
    else points.push(read);
  }
  return problems.length > 0 ? refused(problems) : { points };
}

/** The shortest decimals that are read back as the same numbers. */
export function writeCsv(points: readonly PlanePoint[]): string {
  const rows = points.map(({ x, y, label }) => `${String(x)},${String(y)},${String(label)}`);
  return ['x,y,label', ...rows, ''].join('\n');
}

/** Points as the engine lists them, three numbers each: x, y, and class or target. */
export function pointRows(numbers: Float32Array): PlanePoint[] {
  return Array.from({ length: numbers.length / 3 }, (_, row) => {
    const [x = NaN, y = NaN, label = NaN] = Array.from(
      numbers.subarray(3 * row, 3 * row + 3),
      shortest,
    );
    return { x, y, label };
  });
}

/** 1.2, not 1.2000000476837158: the shortest decimal that is the same number in single precision. */
function shortest(value: number): number {
  const short = [6, 7, 8].map((digits) => Number(value.toPrecision(digits)));
  return short.find((one) => Math.fround(one) === value) ?? Number(value.toPrecision(9));
}

function refused(problems: CsvProblem[]): CsvRead {
  return { problems: problems.slice(0, SHOWN), more: Math.max(0, problems.length - SHOWN) };
}

/** Tabs as a spreadsheet copies, semicolons where a comma is the decimal sign, else commas. */
function separatorOf(line: string): string {
  return ['\t', ';'].find((one) => line.includes(one)) ?? ',';
}

function cellsOf(line: string, separator: string): string[] {
  return line.split(separator).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
}

function isHeader(line: string, separator: string): boolean {
  const cells = cellsOf(line, separator);
  return cells.length >= 2 && cells.every((cell) => /^[a-z_]/i.test(cell));
}

function pointOf(line: string, separator: string, task: Task): PlanePoint | string {
  const cells = cellsOf(line, separator);
  if (cells.length !== COLUMNS.length) {
    return `expected 3 values, x, y and label, got ${String(cells.length)}: ${quoted(line)}`;
  }
  const numbers: number[] = [];
  for (const [index, cell] of cells.entries()) {
    const plain = separator === ',' ? cell : cell.replace(',', '.');
    if (!NUMBER.test(plain)) {
      return `${COLUMNS[index] ?? ''}: expected a number, got ${quoted(cell)}`;
    }
    numbers.push(Number(plain));
  }
  const [x = NaN, y = NaN, label = NaN] = numbers;
  const point = { x, y, label };
  // 1e999 is quoted as it came, not as what became of it.
  const came = cells[numbers.findIndex((one) => !Number.isFinite(one))] ?? '';
  return problemOf(point, task)?.replace(/-?Infinity/, came) ?? point;
}

function quoted(text: string): string {
  return `"${text.length > QUOTED ? `${text.slice(0, QUOTED)}…` : text}"`;
}
