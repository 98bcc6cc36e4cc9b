// @vitest-environment happy-dom
// The cards in a page without an engine: what they say while empty, and when numbers arrive.
import { cleanup, render, screen } from '@testing-library/svelte';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';

import type { Details, EngineApi, Frame, ModelInfo } from '../../../web/src/engine/api';
import ConfusionCard from '../../../web/src/labs/digits/cards/ConfusionCard.svelte';
import CurvesCard from '../../../web/src/run/cards/CurvesCard.svelte';
import GradientCard from '../../../web/src/labs/digits/cards/GradientCard.svelte';
import MistakesCard from '../../../web/src/labs/digits/cards/MistakesCard.svelte';
import NetworkCard from '../../../web/src/labs/digits/cards/NetworkCard.svelte';
import PathCard from '../../../web/src/labs/digits/cards/PathCard.svelte';
import { DigitsRun } from '../../../web/src/labs/digits/run.svelte';
import { Notices } from '../../../web/src/state/notices.svelte';
import { catalog } from '../support/catalog';
import { scoresOf } from '../support/fake_engine';

const curve = (...values: number[]): Float32Array => Float32Array.from(values);

function newRun(): DigitsRun {
  const engine = { variant: 'simd', threads: 1, catalog, pretrained: null };
  const run = new DigitsRun({} as EngineApi, engine, new Notices());
  const model: ModelInfo = {
    layers: [
      {
        name: 'linear1',
        type: 'linear',
        inputShape: [784],
        outputShape: [10],
        parameters: 7850,
        multiplyAdds: 7840,
      },
    ],
    tensors: [],
    parameters: 7850,
    multiplyAdds: 7840,
  };
  run.info = {
    config: run.config,
    model,
    data: { sources: [], train: 9, validation: 0, test: 9 },
    step: 0,
  };
  return run;
}

const frame: Frame = {
  playing: false,
  step: 2,
  epoch: 0.1,
  loss: 2,
  accuracy: 0.25,
  learningRate: 0.1,
  examplesPerSecond: 1234,
  divergence: null,
  stopped: '',
  history: {
    interval: 1,
    step: curve(0, 1),
    epoch: curve(0, 0.05),
    loss: curve(3, 2),
    accuracy: curve(0.1, 0.25),
    learningRate: curve(0.1, 0.1),
  },
  tests: { step: curve(0), epoch: curve(0), loss: curve(2.3), accuracy: curve(0.1) },
  trains: null,
  validation: null,
  layers: [],
  clipping: { before: curve(2, 1), after: curve(2, 1), clipped: curve(0, 0), clippedSteps: 0 },
  answer: null,
  plane: null,
  details: null,
};
const confusion = new Float32Array(100);
confusion[33] = 5;
confusion[38] = 2;
const details: Details = {
  evaluation: {
    step: 2,
    count: 7,
    loss: 2.2,
    accuracy: 5 / 7,
    training: null,
    confusion,
    scores: scoresOf('test', 12),
    mistakes: [
      { index: 4, label: 3, predicted: 8, probability: 0.6, pixels: new Float32Array(784) },
    ],
  },
  histograms: [
    { tensor: 'linear1.weight', what: 'value', low: -1, high: 1, counts: curve(1, 2, 1) },
  ],
  firstWeights: null,
  path: {
    x: curve(0, 3),
    y: curve(0, 4),
    step: curve(0, 2),
    interval: 1,
    explained: [0.75, 0.2],
  },
};

beforeAll(() => {
  // No layout and no canvas here: drawing is looked at in the browser tests.
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
});
afterEach(cleanup);

const text = (): string => document.body.textContent.replace(/\s+/g, ' ');

describe('empty cards', () => {
  it.each([
    ['curves', CurvesCard, 'Press Play to train'],
    ['gradients', GradientCard, 'the backward pass leaves one gradient per layer'],
    ['path', PathCard, 'the path needs at least two points'],
    ['confusion', ConfusionCard, 'Nothing measured yet'],
    ['mistakes', MistakesCard, 'Nothing measured yet'],
    ['network', NetworkCard, 'Draw a digit on the pad'],
  ])('%s: say what fills them', (_, card, words) => {
    render(card, { run: newRun() });
    expect(text()).toContain(words);
  });
});

describe('cards with numbers', () => {
  function shown(): DigitsRun {
    const run = newRun();
    run.frame = frame;
    run.details = details;
    return run;
  }

  it('curves: show the newest test numbers', () => {
    render(CurvesCard, { run: shown() });
    expect(text()).toContain('71.4 %');
    expect(
      screen.getByRole('img', { name: /^Loss over steps\. At step 2: batch 2\.00/ }),
    ).toBeTruthy();
  });

  it('curves: explain a divergence, with its place and step', () => {
    const run = shown();
    run.frame = { ...frame, divergence: { step: 17, where: 'conv1.weight', message: 'infinity' } };
    render(CurvesCard, { run });
    expect(screen.getByRole('status').textContent).toMatch(/diverged at step 17/);
    expect(text()).toContain('conv1.weight');
  });

  it('confusion: is a table that reads its worst mistake', () => {
    render(ConfusionCard, { run: shown() });
    expect(screen.getAllByRole('gridcell')).toHaveLength(100);
    expect(text()).toContain('Most often wrong: of 7 threes, 2 were taken for an 8: 28.6 %.');
  });

  it('mistakes: send the chosen one through the learner’s own network', () => {
    const run = shown();
    const inspect = vi.spyOn(run, 'inspectExample').mockResolvedValue();
    render(MistakesCard, { run });
    screen.getByRole('button', { name: 'A 3, taken for 8 with 60 %: look inside' }).click();
    expect(inspect).toHaveBeenCalledWith('test', 4);
    expect(run.who).toBe('yours');
  });

  it('path: prints the shares of the variance and the distance', () => {
    render(PathCard, { run: shown() });
    expect(text()).toContain('95.0 % of the path’s variance');
    expect(text()).toContain('5.00');
  });

  it('network: names every layer with its shape and the cost', () => {
    render(NetworkCard, { run: shown() });
    expect(text()).toContain('7,850 parameters');
    expect(text()).toContain('28×28×1');
  });
});
