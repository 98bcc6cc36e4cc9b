// Whoever chooses or builds a network sees that one from then on.
import { beforeEach, expect, it, vi } from 'vitest';
import { DigitsRun } from '../../../web/src/labs/digits/run.svelte';
import { Notices } from '../../../web/src/state/notices.svelte';
import { catalog } from '../support/catalog';
import { FakeEngine, engineInfo } from '../support/fake_engine';

vi.stubGlobal('requestAnimationFrame', (run: () => void) => setTimeout(run));

let engine: FakeEngine;
let run: DigitsRun;

beforeEach(async () => {
  engine = new FakeEngine();
  run = new DigitsRun(engine, engineInfo, new Notices());
  await run.listen();
  await run.configure({});
});

it('answers once it is chosen, each time', async () => {
  expect(run.who).toBe('pretrained');
  await run.setPreset('mlp');
  expect(run.who).toBe('yours');
  run.setWho('pretrained');
  await run.setPreset('cnn');
  expect(run.who).toBe('yours');
});

it('answers once it is built by hand, with the optimizer there was', async () => {
  await run.setOptimizer('sgd');
  expect(run.who).toBe('pretrained');
  const { input, layers } = catalog.defaults.model;
  await run.setModel({ input, layers: layers.slice(3) });
  expect(run.who).toBe('yours');
  expect(run.config.optimizer.name).toBe('sgd');
});

it('does not answer when it was refused', async () => {
  engine.refusal = 'too large';
  await run.setPreset('mlp');
  expect(run.who).toBe('pretrained');
});
