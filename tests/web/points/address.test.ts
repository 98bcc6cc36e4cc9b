// The lab's links: everything in them, only what differs, in our words or in those of other playgrounds.
import { describe, expect, it } from 'vitest';

import { usualDepth, type DepthView } from '../../../web/src/run/depth/depth_view';
import { blocksOf } from '../../../web/src/labs/points/network/blocks';
import { pointsCatalog } from '../../../web/src/labs/points/points_catalog';
import { pointsOf } from '../../../web/src/state/points_text';
import {
  decodeLink,
  encodeLink,
  firstLink,
  type ReadLink,
} from '../../../web/src/labs/points/share/address';
import { isTheirAddress } from '../../../web/src/labs/points/share/playground_names';
import type { Hideable } from '../../../web/src/labs/points/share/hidden';
import { engineCatalog } from '../support/points_catalog';

const first = firstLink(engineCatalog);

function read(hash: string): ReadLink {
  const found = decodeLink(hash, engineCatalog);
  if (!found) throw new Error(`not read: ${hash}`);
  return found;
}

describe('a link of the lab', () => {
  it('is bare at the beginning', () => {
    expect(encodeLink(first, engineCatalog)).toBe('#points/');
    expect(decodeLink('#points', engineCatalog)).toBeNull();
    expect(decodeLink('#digits/seed=3', engineCatalog)).toBeNull();
  });

  it('holds points, network, options, view and what is hidden, and gives them back', () => {
    const spiral = pointsOf(engineCatalog, 'spiral');
    const points = { ...spiral, options: { ...spiral.options, classes: 3, noise: 0.25 } };
    const { defaults } = pointsCatalog(engineCatalog, points);
    const config = {
      ...defaults,
      seed: 11,
      training: { ...defaults.training, batch_size: 30 },
      optimizer: { ...defaults.optimizer, options: { learning_rate: 0.03, beta1: 0.9 } },
    };
    const depth: DepthView = {
      of: 'run',
      settings: { ...usualDepth.settings, depth: 50, norm: 'layer_norm', residual: true },
    };
    const view = { test: true, discretize: true, lesson: '', depth };
    const hidden = new Set<Hideable>(['learningRate', 'playButton']);
    const hash = encodeLink({ config, view, hidden }, engineCatalog);
    expect(hash).toBe(
      '#points/points=spiral&points.classes=3&points.noise=0.25&learning_rate=0.03&batch_size=30' +
        '&seed=11&test=1&discretize=1&depth.layers=50&depth.norm=layer_norm&depth.residual=1' +
        '&depth.of=run&learningRate_hide=true&playButton_hide=true',
    );
    expect(read(hash)).toEqual({ config, view, hidden, problems: [] });
  });

  it('brings the outputs and the loss that its points need', () => {
    const { config } = read('#points/points=plane');
    expect(blocksOf(config.model).at(-1)?.units).toBe(1);
    expect(config.loss.name).toBe('mean_squared_error');
    expect(
      blocksOf(read('#points/points=spiral&points.classes=4').config.model).at(-1)?.units,
    ).toBe(4);
  });

  it('keeps a formula with its signs', () => {
    const points = { ...pointsOf(engineCatalog, 'formula'), formula: 'x^2 + y & 1 = 2' };
    const { defaults: config } = pointsCatalog(engineCatalog, points);
    const hash = encodeLink({ ...first, config }, engineCatalog);
    expect(read(hash).config.points?.formula).toBe('x^2 + y & 1 = 2');
  });

  it('tells what it does not understand and keeps the usual there', () => {
    const { config, problems } = read('#points/points=blobby&points.noise=9&colour=red&seed=4');
    expect(config.points?.name).toBe('circle');
    expect(config.seed).toBe(4);
    expect(problems).toHaveLength(3);
    expect(problems[0]).toContain('known: circle, spiral');
  });
});

describe('the depth panel in a link', () => {
  it('takes what can be, and tells what cannot', () => {
    const { view, problems } = read('#points/depth.layers=51&depth.units=8&depth.norm=group');
    expect(view.depth.settings).toEqual({ ...usualDepth.settings, width: 8 });
    expect(problems).toEqual([
      'depth.layers: expected 1..50, got 51',
      'depth.norm: expected one of none, batch_norm, layer_norm, got "group"',
    ]);
  });

  it('leaves a lesson that stands alone its first run', () => {
    const { config, view } = read('#points/lesson=xor&depth.layers=5');
    expect(config.points?.name).toBe('xor');
    expect(view).toMatchObject({ lesson: 'xor', depth: { settings: { depth: 5 } } });
  });
});

describe('a link in the words of other playgrounds', () => {
  it('is read as what it means here', () => {
    const { config, problems, view } = read(
      '#points/activation=relu&batchSize=20&dataset=spiral&learningRate=0.03&noise=10' +
        '&networkShape=6,3&percTrainData=70&problem=classification&showTestData=true&seed=5' +
        '&x=true&y=true&hideText=false',
    );
    expect(problems).toEqual([]);
    expect(config.points).toMatchObject({ name: 'spiral', options: { noise: 0.2 } });
    expect(blocksOf(config.model).map(({ units }) => units)).toEqual([6, 3, 2]);
    expect(config.model.layers[1]?.options['function']).toBe('relu');
    expect(config.training['batch_size']).toBe(20);
    expect(config.data['test_share']).toBe(0.3);
    expect(config.optimizer.options['learning_rate']).toBe(0.03);
    expect(config.seed).toBe(5);
    expect(view.test).toBe(true);
  });

  it('has their beginning where it says nothing', () => {
    const { config, problems } = read('#points/dataset=spiral&xSquared=true');
    expect(problems).toEqual([]);
    expect(config.optimizer).toMatchObject({ name: 'sgd', options: { learning_rate: 0.03 } });
    expect(blocksOf(config.model).map(({ units }) => units)).toEqual([4, 2, 2]);
    const [features] = config.model.layers;
    expect(features?.options).toMatchObject({ x: 1, y: 1, x_squared: 1, y_squared: 0 });
    expect(read('#points/problem=regression&batchSize=5').config.points?.name).toBe('plane');
  });

  it('is one of theirs without this lab’s name, as their page writes it', () => {
    const theirs =
      '#activation=tanh&regularization=L1&batchSize=10&dataset=circle&regDataset=reg-gauss' +
      '&learningRate=0.3&regularizationRate=0.001&noise=0&networkShape=&seed=0.77898' +
      '&showTestData=false&discretize=true&percTrainData=20&x=true&y=false&xTimesY=false' +
      '&xSquared=false&ySquared=false&cosX=false&sinX=true&cosY=false&sinY=false' +
      '&collectStats=false&problem=regression&initZero=false&hideText=true&noise_hide=true';
    const { config, problems, view, hidden } = read(theirs);
    expect(problems).toEqual([]);
    expect(config.points?.name).toBe('gaussian_bumps');
    expect(config.seed).toBe(77898);
    expect(config.data['test_share']).toBe(0.8);
    expect(config.training['l1']).toBe(0.001);
    expect(config.model.layers[0]?.options).toMatchObject({ x: 1, y: 0, sin_x: 1 });
    expect(blocksOf(config.model).map(({ units }) => units)).toEqual([1]);
    expect(view).toMatchObject({ test: false, discretize: true });
    expect([...hidden].sort()).toEqual(['intro', 'noise']);
    expect(isTheirAddress(theirs)).toBe(true);
    for (const other of ['#model=mlp&seed=3', '#digits/dataset=circle', '#optimizers/x=2']) {
      expect(isTheirAddress(other)).toBe(false);
    }
  });

  it('may ask for a number, and hide controls', () => {
    const { config, hidden } = read(
      '#points/problem=regression&regDataset=reg-plane&networkShape=2&regularizationRate_hide=true',
    );
    expect(config.points?.name).toBe('plane');
    expect(blocksOf(config.model).map(({ units }) => units)).toEqual([2, 1]);
    expect([...hidden]).toEqual(['regularization']);
  });

  it('with a wrong value says so in its own words, and keeps the rest', () => {
    const { config, problems } = read(
      '#points/dataset=spiral&learningRate=fast&batchSize=-5&noise=80&networkShape=4,two' +
        '&activation=tan&regularization=L3&percTrainData=half',
    );
    expect(problems).toEqual([
      expect.stringMatching(/^learningRate: expected a number .*, got "fast"$/),
      expect.stringMatching(/^batchSize: expected .*, got -5$/),
      'noise: expected 0..50, got 80',
      'percTrainData: expected a number 1..99, got "half"',
      'networkShape: expected a number 0..1000, got "two"',
      'activation: expected one of relu, tanh, sigmoid, linear, got "tan"',
      'regularization: expected one of none, L1, L2, got "L3"',
    ]);
    expect(config.points?.name).toBe('spiral');
    expect(blocksOf(config.model).map(({ units }) => units)).toEqual([4, 2, 2]);
    expect(config.optimizer.options['learning_rate']).toBe(0.03);
  });
});
