// What Reset says: the very same start, or what is not as it was.
import { beforeEach, expect, it, vi } from 'vitest';
import { DigitsRun } from '../../../web/src/labs/digits/run.svelte';
import { Notices } from '../../../web/src/state/notices.svelte';
import { FakeEngine, engineInfo, frameOf } from '../support/fake_engine';

vi.stubGlobal('requestAnimationFrame', (run: () => void) => setTimeout(run));

let engine: FakeEngine;
let run: DigitsRun;

beforeEach(async () => {
  engine = new FakeEngine();
  run = new DigitsRun(engine, engineInfo, new Notices());
  await run.listen();
  await run.configure({});
});

const told = () => run.notices.list.map(({ text }) => text);
const MOVED = 'Back at the same first weights, with what you have set since: learning rate 10.';

it('is the very same start where nothing was changed on the way', async () => {
  await run.setOptimizerOption('learning_rate', 10);
  engine.send(frameOf({ step: 500 }));
  await run.reset();
  expect(told()).toEqual(['Back at the very same start.']);
});

it('names an option that was changed on the way, once', async () => {
  engine.send(frameOf({ step: 500 }));
  await run.setOptimizerOption('learning_rate', 1);
  await run.setOptimizerOption('learning_rate', 10);
  await run.reset();
  expect(told()).toEqual([MOVED]);
  await run.reset();
  expect(told()).toEqual(['Back at the very same start.']);
});

it('names it also where there is no network to go back to', async () => {
  engine.send(frameOf({ step: 5 }));
  await run.setOptimizerOption('learning_rate', 10);
  await run.reset();
  expect(told()).toEqual([MOVED]);
});

it('does not speak of what was set back', async () => {
  const before = Number(run.config.optimizer.options['learning_rate']);
  engine.send(frameOf({ step: 500 }));
  await run.setOptimizerOption('learning_rate', 10);
  await run.setOptimizerOption('learning_rate', before);
  await run.reset();
  expect(told()).toEqual(['Back at the very same start.']);
});
