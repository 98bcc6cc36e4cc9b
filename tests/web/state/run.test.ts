// The run as the page sees it: one question at a time, refusals that change nothing, one switch of who.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Drawing } from '../../../web/src/engine/api';
import { DigitsRun } from '../../../web/src/labs/digits/run.svelte';
import { Notices } from '../../../web/src/state/notices.svelte';
import { catalog } from '../support/catalog';
import { FakeEngine, answerOf, engineInfo, frameOf } from '../support/fake_engine';

vi.stubGlobal('requestAnimationFrame', (run: () => void) => setTimeout(run));

const drawing = (strokes: number): Drawing => ({
  strokes: Array.from({ length: strokes }, () => [[0.5, 0.5, 0.5]]),
  penWidth: 0.09,
});
const settled = () => new Promise((resolve) => setTimeout(resolve));

let engine: FakeEngine;
let run: DigitsRun;

beforeEach(async () => {
  engine = new FakeEngine();
  run = new DigitsRun(engine, engineInfo, new Notices());
  await run.listen();
  await run.configure({});
  engine.calls.length = 0;
});

describe('asking', () => {
  it('has one question on its way and then asks the newest', async () => {
    engine.slow = true;
    for (let strokes = 1; strokes <= 9; strokes++) run.classify(drawing(strokes));
    expect(engine.named('classify').map(([asked]) => (asked as Drawing).strokes.length)).toEqual([
      1,
    ]);
    await engine.release();
    expect(engine.named('classify').map(([asked]) => (asked as Drawing).strokes.length)).toEqual([
      1, 9,
    ]);
    await engine.release();
    await settled();
    expect(run.answer).toEqual(answerOf('pretrained', 9));
    expect(engine.named('classify')).toHaveLength(2);
  });

  it('forgets an answer that comes after the pad was cleared', async () => {
    engine.slow = true;
    run.classify(drawing(1));
    run.clearDrawing();
    await engine.release();
    await engine.release();
    expect(run.answer).toBeNull();
    expect(run.showing).toBe(false);
  });

  it('forgets an answer of the other network', async () => {
    engine.slow = true;
    run.classify(drawing(1));
    run.setWho('yours');
    await engine.release();
    expect(run.answer).toBeNull();
    await engine.release();
    expect(run.answer?.who).toBe('yours');
  });

  it('shows an example in place of the drawing', async () => {
    run.classify(drawing(2));
    await run.inspectExample('test', 7);
    expect(run.drawing).toBeNull();
    expect(run.example).toMatchObject({ split: 'test', index: 7, label: 7 });
    expect(run.answer).toEqual(answerOf('pretrained', 7));
  });

  it('takes what a frame says only from the network that answers', async () => {
    run.classify(drawing(1));
    await settled();
    engine.send(frameOf({ answer: answerOf('yours', 8) }));
    expect(run.answer).toEqual(answerOf('pretrained', 1));
    engine.send(frameOf({ answer: answerOf('pretrained', 8) }));
    expect(run.answer).toEqual(answerOf('pretrained', 8));
  });
});

describe('training', () => {
  it('lets the learner’s network answer from its first step, once', async () => {
    expect(run.who).toBe('pretrained');
    await run.play();
    expect(run.who).toBe('yours');
    run.setWho('pretrained');
    await run.pause();
    await run.play();
    expect(run.who).toBe('pretrained');
  });

  it('is not stopped on the page by a frame from before the command', async () => {
    engine.slow = true;
    const playing = run.play();
    engine.send(frameOf({ playing: false }));
    expect(run.playing).toBe(true);
    await engine.release();
    await playing;
    engine.send(frameOf({ playing: false }));
    expect(run.playing).toBe(false);
  });

  it('pauses before it steps', async () => {
    await run.play();
    await run.stepBy(1);
    expect(engine.commands).toEqual(['play', 'pause', 'step']);
  });

  it('counts steps asked faster than they are taken, and lets a held key run on only a little', async () => {
    engine.slow = true;
    for (let press = 0; press < 5; press++) void run.stepBy(1);
    await settled();
    await engine.release();
    expect(engine.named('step')).toEqual([[1], [4]]);
    for (let press = 0; press < 50; press++) void run.stepBy(1);
    await engine.release();
    expect(engine.named('step')).toEqual([[1], [4], [8]]);
  });

  it('forgets steps that were not begun when another command comes', async () => {
    engine.slow = true;
    for (let press = 0; press < 5; press++) void run.stepBy(1);
    const playing = run.play();
    await engine.release();
    await engine.release();
    await playing;
    expect(engine.commands).toEqual(['step', 'play']);
  });

  it('changes an optimizer option without a new run', async () => {
    await run.setOptimizerOption('learning_rate', 0.5);
    expect(run.config.optimizer.options['learning_rate']).toBe(0.5);
    expect(engine.commands).toEqual(['setOption']);
  });

  it('keeps the details of this run only', async () => {
    const details = { evaluation: null, histograms: [], firstWeights: null, path: null };
    engine.send(frameOf({ details }));
    engine.send(frameOf({ step: 5 }));
    expect(run.details).toEqual(details);
    await run.reset();
    expect(run.details).toBeNull();
  });

  it('acknowledges every frame', async () => {
    engine.send(frameOf());
    engine.send(frameOf());
    await settled();
    await settled();
    expect(engine.named('frameDrawn')).toHaveLength(2);
  });
});

describe('a new run', () => {
  it('comes from a patch over the one in force', async () => {
    await run.configure({ training: { batch_size: 8 }, seed: 3 });
    expect(run.config.training).toEqual({ ...catalog.defaults.training, batch_size: 8 });
    expect(run.config.seed).toBe(3);
    expect(run.info?.config).toEqual(run.config);
    expect(run.building).toBe(false);
  });

  it('is refused with its reason, and the run in force stays', async () => {
    const before = run.info;
    engine.refusal = 'Linear "fc1": expected input [*,784], got [64,100]';
    expect(await run.configure({ seed: 9 })).toBe(false);
    expect(run.config.seed).toBe(catalog.defaults.seed);
    expect(run.info).toBe(before);
    expect(run.building).toBe(false);
    expect(run.notices.list.map((notice) => notice.text)).toEqual([
      'Linear "fc1": expected input [*,784], got [64,100]',
    ]);
  });

  it('is built for the newest wish only', async () => {
    engine.slow = true;
    const wishes = [1, 2, 3, 4].map((seed) => run.configure({ seed }));
    expect(run.building).toBe(true);
    await settled();
    await engine.release();
    await engine.release();
    await Promise.all(wishes);
    expect(engine.named('configure').map(([config]) => (config as { seed: number }).seed)).toEqual([
      1, 4,
    ]);
    expect(run.info?.config.seed).toBe(4);
    expect(run.building).toBe(false);
  });

  it('takes over an option that was moved while it was built', async () => {
    engine.slow = true;
    const building = run.configure({ seed: 3 });
    await settled();
    await run.setOptimizerOption('learning_rate', 0.5);
    expect(run.config.optimizer.options['learning_rate']).toBe(0.5);
    await engine.release();
    await engine.release();
    await building;
    expect(run.info?.config.seed).toBe(3);
    expect(engine.commands).toEqual(['configure', 'setOption']);
    expect(run.config.optimizer.options['learning_rate']).toBe(0.5);
  });

  it('is the one before, with its options as they were changed, when another is refused', async () => {
    await run.setOptimizerOption('learning_rate', 0.5);
    engine.refusal = 'too large';
    await run.configure({ seed: 9 });
    expect(run.config.seed).toBe(catalog.defaults.seed);
    expect(run.config.optimizer.options['learning_rate']).toBe(0.5);
  });

  it('is the one that the engine has, when the next was refused before it was shown', async () => {
    engine.slow = true;
    const first = run.configure({ seed: 1 });
    const second = run.configure({ seed: 2 });
    await settled();
    await engine.release();
    engine.refusal = 'too large';
    await engine.release();
    await Promise.all([first, second]);
    expect(run.info?.config.seed).toBe(1);
    expect(run.config.seed).toBe(1);
  });

  it('takes a preset together with its optimizer', async () => {
    await run.setOptimizer('sgd');
    expect(run.config.optimizer).toEqual({ name: 'sgd', options: { learning_rate: 0.1 } });
    await run.setPreset('mlp');
    expect(run.preset?.name).toBe('mlp');
    expect(run.config.optimizer).toEqual(catalog.models[1]?.optimizer);
  });

  it('takes a preset together with its schedule, and leaves it with the next preset', async () => {
    await run.setPreset('deep_cnn');
    expect(run.config.schedule).toEqual(catalog.models[2]?.schedule);
    await run.setPreset('mlp');
    expect(run.config.schedule).toEqual(catalog.models[1]?.schedule);
  });

  it('keeps optimizer and schedule for a network of one’s own', async () => {
    await run.setPreset('deep_cnn');
    const { optimizer, schedule, model } = run.config;
    await run.setModel({ ...model, layers: model.layers.slice(3) });
    expect(run.config.optimizer).toEqual(optimizer);
    expect(run.config.schedule).toEqual(schedule);
  });

  it('takes changed data in: at once before the first step, at the next reset after it', async () => {
    await run.dataArrived();
    expect(engine.named('configure')).toHaveLength(1);
    engine.send(frameOf({ step: 10 }));
    await run.dataArrived();
    expect(engine.named('configure')).toHaveLength(1);
    expect(run.dataChanged).toBe(true);
    await run.reset();
    expect(engine.named('configure')).toHaveLength(2);
    expect(engine.named('reset')).toHaveLength(0);
    expect(run.dataChanged).toBe(false);
  });

  it('stays when a damaged file is opened', async () => {
    engine.refusal = 'the header is cut off';
    const before = run.info;
    await expect(run.load(new Uint8Array(3))).rejects.toThrow('the header is cut off');
    expect(run.info).toBe(before);
    expect(run.who).toBe('pretrained');
  });
});

describe('a trained network', () => {
  it('can be had back after a setting began a new run', async () => {
    engine.send(frameOf({ step: 500 }));
    await run.configure({ seed: 3 });
    const offer = run.notices.list.find((notice) => notice.action !== null);
    expect(offer?.text).toBe('A new run begins.');
    offer?.action?.run();
    await settled();
    expect(engine.commands).toEqual(['save', 'configure', 'load']);
    expect(run.info?.step).toBe(500);
  });

  it('can be had back after a reset', async () => {
    engine.send(frameOf({ step: 500 }));
    await run.reset();
    expect(engine.commands).toEqual(['save', 'reset']);
    expect(run.notices.list).toHaveLength(1);
  });

  it('is not offered where there is little to lose', async () => {
    engine.send(frameOf({ step: 5 }));
    await run.reset();
    await run.configure({ seed: 3 });
    expect(engine.named('save')).toEqual([]);
    expect(run.notices.list).toEqual([]);
  });
});
