// Depth profiles as the page asks for them: one call at a time, the newest question wins, a refusal is told.
import { beforeEach, expect, test } from 'vitest';
import type { DepthProfile, ModelSpec } from '../../../web/src/engine/api';
import { EngineError } from '../../../web/src/engine/errors';
import { DepthLook, EXAMPLES } from '../../../web/src/run/depth/depth.svelte';
import { waitingText } from '../../../web/src/run/depth/verdict';

interface Asked {
  model: ModelSpec | null;
  examples: number;
  answer: (profile: DepthProfile) => void;
  refuse: (error: Error) => void;
}

const model = (depth: number): ModelSpec => ({
  input: [2],
  layers: Array.from({ length: depth }, (_, i) => ({
    name: `z${String(i + 1)}`,
    type: 'linear',
    options: {},
  })),
});
const profile = (step: number): DepthProfile => ({ step, examples: 8, loss: 1, layers: [] });
const settled = () => new Promise((resolve) => setTimeout(resolve));

let asked: Asked[];
let look: DepthLook;

beforeEach(() => {
  asked = [];
  look = new DepthLook({
    depthProfile: (of, _seed, examples) =>
      new Promise((answer, refuse) => {
        asked.push({ model: of, examples, answer, refuse });
      }),
  });
});

test('of questions that come while one is answered, the last alone is asked', async () => {
  const answers = [1, 2, 3].map((depth) => look.ask(model(depth), 7));
  expect(asked.map((one) => one.model?.layers.length)).toEqual([1]);
  asked[0]?.answer(profile(0));
  await settled();
  expect(asked.map((one) => one.model?.layers.length)).toEqual([1, 3]);
  expect(asked[1]?.examples).toBe(EXAMPLES);
  asked[1]?.answer(profile(5));
  await Promise.all(answers);
  expect(look.profile?.step).toBe(5);
});

test('while one waits it says for what, and from the third second on for how long', async () => {
  expect(look.measuring).toBe(false);
  const answered = look.ask(model(20), 7);
  expect(look.measuring).toBe(true);
  asked[0]?.answer(profile(1));
  await answered;
  await settled();
  expect(look.measuring).toBe(false);
  expect(waitingText(20, 128, 1)).toBe('Measuring: 128 examples through 20 layers and back …');
  expect(waitingText(null, 128, 12)).toMatch(/through your network and back … 12 s so far/);
});

test('what the engine refuses is told, and gone with the next answer', async () => {
  const refused = look.ask(null, 0);
  asked[0]?.refuse(new EngineError('bad_state', 'no run yet'));
  await refused;
  expect([look.problem, look.profile]).toEqual(['no run yet', null]);
  const answered = look.ask(null, 0);
  asked[1]?.answer(profile(1));
  await answered;
  expect([look.problem, look.profile?.step]).toEqual(['', 1]);
});
