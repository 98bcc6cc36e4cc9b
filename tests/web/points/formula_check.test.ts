// A formula while it is typed: the newest text wins, and what is wrong has its place.
import { beforeEach, expect, test } from 'vitest';
import {
  FormulaCheck,
  PICTURE_SIDE,
  problemIn,
} from '../../../web/src/labs/points/data/formula_check.svelte';

/** Answers of the engine, given out when the test says so. */
let waiting: {
  formula: string;
  answer: (values: Float32Array) => void;
  refuse: (e: Error) => void;
}[];
let check: FormulaCheck;
const values = (value: number) => new Float32Array(PICTURE_SIDE * PICTURE_SIDE).fill(value);

beforeEach(() => {
  waiting = [];
  check = new FormulaCheck({
    formulaValues: (formula) =>
      new Promise((answer, refuse) => {
        waiting.push({ formula, answer, refuse });
      }),
  });
});

test('the newest text wins, whatever comes back last', async () => {
  const [older, newer] = [check.check('x'), check.check('x +')];
  waiting[1]?.refuse(new Error('formula: at character 4: expected a number, got the end'));
  waiting[0]?.answer(values(1));
  expect(await older).toBe(false);
  expect(await newer).toBe(false);
  expect(check.problem).toEqual({ text: 'At character 4: expected a number, got the end', at: 4 });
  expect(check.values).toBeNull();
});

test('one that can be read takes the problem away, and its picture stays while the next is broken', async () => {
  const first = check.check('y');
  waiting[0]?.answer(values(2));
  expect(await first).toBe(true);
  const broken = check.check('y *');
  waiting[1]?.refuse(new Error('formula: at character 4: expected a number'));
  await broken;
  expect(check.values?.[0]).toBe(2);
  expect(check.problem?.at).toBe(4);
});

test('one that is nowhere a number is a problem without a place', async () => {
  const nowhere = check.check('log(-1)');
  waiting[0]?.answer(values(NaN));
  expect(await nowhere).toBe(false);
  expect(check.problem?.at).toBeNull();
});

test('a message without a place is told whole', () => {
  expect(problemIn('formula: expected at most 500 characters, got 900')).toEqual({
    text: 'Expected at most 500 characters, got 900',
    at: null,
  });
});
