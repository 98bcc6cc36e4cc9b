// Points as CSV: every ordinary way of writing them is read, everything else is told by its line.
import { describe, expect, test } from 'vitest';
import { pointRows, readCsv, writeCsv, type CsvRead } from '../../../web/src/labs/points/data/csv';
import type { Task } from '../../../web/src/labs/points/data/painting';
import { seeded } from '../support/random';

const read = (text: string, task: Task = 'classification') => readCsv(text, task);
const pointsOf = (result: CsvRead) => ('points' in result ? result.points : result.problems);
const saysOf = (text: string, task: Task = 'classification') => {
  const result = readCsv(text, task);
  return 'problems' in result ? result.problems.map(({ line, says }) => `${line}: ${says}`) : [];
};

describe('what is read', () => {
  const two = [
    { x: 1, y: -2.5, label: 0 },
    { x: 0.125, y: 3, label: 1 },
  ];
  test.each([
    ['commas', '1,-2.5,0\n0.125,3,1'],
    ['a header', 'x,y,label\n1,-2.5,0\n0.125,3,1\n'],
    ['another header, in quotes', '"feature 1","y","class"\r\n1,-2.5,0\r\n0.125,3,1\r\n'],
    ['tabs from a spreadsheet', '1\t-2.5\t0\n0.125\t3\t1'],
    ['semicolons with decimal commas', 'x;y;label\n1;-2,5;0\n0,125;3;1'],
    [
      'blanks, quotes, empty lines, a mark at the start',
      '\uFEFF "1" , -2.5, 0\n\n\n .125 ,+3, 1e0 \n',
    ],
  ])('%s', (_name, text) => {
    expect(pointsOf(read(text))).toEqual(two);
  });

  test('what was written, number by number', () => {
    const random = seeded(5);
    const points = Array.from({ length: 200 }, () => ({
      x: random() * 12 - 6,
      y: random() * 12 - 6,
      label: random() * 2 - 1,
    }));
    expect(pointsOf(read(writeCsv(points), 'regression'))).toEqual(points);
  });

  test('10 000 points, and not one more', () => {
    expect(pointsOf(read('1,2,0\n'.repeat(10_000)))).toHaveLength(10_000);
    expect(saysOf('1,2,0\n'.repeat(10_001))).toEqual([
      '0: expected at most 10000 points, got 10001',
    ]);
  });
});

describe('what is refused', () => {
  test.each([
    ['', '0: expected lines "x,y,label", got none'],
    ['x,y,label\n', '0: expected points, got a header alone'],
    ['1,2,0\n1,2', '2: expected 3 values, x, y and label, got 2: "1,2"'],
    ['1,2,0,7', '1: expected 3 values, x, y and label, got 4: "1,2,0,7"'],
    ['1,two,0', '1: y: expected a number, got "two"'],
    ['1,,0', '1: y: expected a number, got ""'],
    ['0x10,2,0', '1: x: expected a number, got "0x10"'],
    ['Infinity,2,0\n1,2,0', '1: x: expected a number, got "Infinity"'],
    ['1,2,NaN', '1: label: expected a number, got "NaN"'],
    ['1e999,2,0', '1: x: expected -6 to 6, got 1e999'],
    ['1,7,0', '1: y: expected -6 to 6, got 7'],
    ['1,2,9', '1: class: expected a whole number 0 to 5, got 9'],
    ['1,2,-1', '1: class: expected a whole number 0 to 5, got -1'],
    [
      '<script>alert(1)</script>',
      '1: expected 3 values, x, y and label, got 1: "<script>alert(1)</script>"',
    ],
  ])('%j', (text, says) => {
    expect(saysOf(text)[0]).toBe(says);
  });

  test('with the number of its line in the text, empty ones counted', () => {
    expect(saysOf('x,y,label\n\n1,2,0\n\n1;2;0')).toEqual([
      '5: expected 3 values, x, y and label, got 1: "1;2;0"',
    ]);
  });

  test('a target beyond -1 to 1', () => {
    expect(saysOf('1,2,1.5', 'regression')).toEqual(['1: target: expected -1 to 1, got 1.5']);
  });

  test('all of a text with one bad line, and the first five of many are told', () => {
    const result = read('1,2,0\n' + 'bad\n'.repeat(9));
    expect('problems' in result && [result.problems.length, result.more]).toEqual([5, 4]);
  });

  test('a line of a million characters, quoted in short', () => {
    expect(saysOf('a'.repeat(1_000_000))[0]?.length).toBeLessThan(120);
  });

  test('the engine’s own points come back as the same numbers, in short decimals', () => {
    const numbers = Float32Array.of(1.2, -3.4567891, 1, 0.1, 6, 0);
    const text = writeCsv(pointRows(numbers));
    expect(text.split('\n')[1]).toBe('1.2,-3.456789,1');
    const result = read(text);
    const back =
      'points' in result ? result.points.flatMap(({ x, y, label }) => [x, y, label]) : [];
    expect(Float32Array.from(back)).toEqual(numbers);
  });

  test('whatever chance writes gives points that the engine takes, or says why not', () => {
    const random = seeded(77);
    const signs = '0123456789.,;-+eE\t\n "xyµ\u0000';
    for (let i = 0; i < 2000; i += 1) {
      const text = Array.from(
        { length: Math.floor(random() * 40) },
        () => signs[Math.floor(random() * signs.length)],
      ).join('');
      const result = read(text);
      if ('points' in result) expect(result.points.length).toBeGreaterThan(0);
      else expect(result.problems.length).toBeGreaterThan(0);
    }
  });
});
