// The link: whole configurations survive it exactly, and what it cannot say is told by name.
import { describe, expect, it } from 'vitest';
import type {
  CatalogEntry,
  NamedOptions,
  OptionSpec,
  RunConfig,
} from '../../../web/src/engine/api';
import { completeModel, entriesOf, optionsOf } from '../../../web/src/state/config';
import { decodeHash, encodeHash } from '../../../web/src/state/url_state';
import { catalog, layer } from '../support/catalog';
import { pick, seeded, someValue, type Random } from '../support/random';

const { defaults } = catalog;

function someOptions(random: Random, specs: OptionSpec[]): Record<string, number | string> {
  return Object.fromEntries(specs.map((spec) => [spec.name, someValue(random, spec)]));
}

function someNamed(random: Random, from: CatalogEntry[]): NamedOptions {
  const entry = pick(random, from);
  return { name: entry.name, options: someOptions(random, entry.options) };
}

function someConfig(random: Random): RunConfig {
  const layers = Array.from({ length: 1 + Math.floor(random() * 6) }, (_, place) => {
    const entry = pick(random, catalog.layers);
    const name = pick(random, [
      `${entry.name}${place}`,
      'my layer',
      'a~b(c);d,e',
      'größe 100%',
      'x',
    ]);
    const made = { name, type: entry.name, options: someOptions(random, entry.options) };
    return random() < 0.2 ? { ...made, inputs: ['x', 'a~b(c);d,e'] } : made;
  });
  const model =
    random() < 0.5
      ? pick(random, catalog.models).model
      : { input: pick(random, [[1, 28, 28], [784]]), layers };
  return {
    model,
    loss: someNamed(random, entriesOf(catalog, 'loss')),
    optimizer: someNamed(random, entriesOf(catalog, 'optimizer')),
    schedule: someNamed(random, entriesOf(catalog, 'schedule')),
    clipping: someNamed(random, entriesOf(catalog, 'clipping')),
    training: someOptions(random, optionsOf(catalog, 'training')),
    augmentation: someOptions(random, optionsOf(catalog, 'augmentation')),
    data: someOptions(random, optionsOf(catalog, 'data')),
    seed: Math.floor(random() * 4294967296),
  };
}

describe('the link', () => {
  it('gives any configuration of the catalog back exactly', () => {
    const random = seeded(11);
    for (let round = 0; round < 400; round++) {
      const config = someConfig(random);
      const hash = encodeHash(config, catalog);
      const back = decodeHash(hash, catalog);
      expect(back.problems, hash).toEqual([]);
      expect({ ...back.config, model: completeModel(back.config.model, catalog) }, hash).toEqual({
        ...config,
        model: completeModel(config.model, catalog),
      });
      expect(encodeHash(back.config, catalog)).toBe(hash);
    }
  });

  it('survives a browser, which may escape what it likes', () => {
    const random = seeded(12);
    for (let round = 0; round < 100; round++) {
      const hash = encodeHash(someConfig(random), catalog);
      expect(new URL(hash, 'https://host.test/page').hash).toBe(hash);
    }
  });

  it('says nothing about what is at its default', () => {
    expect(encodeHash(defaults, catalog)).toBe('#digits/');
  });

  it('names a preset, which brings the optimizer that suits it', () => {
    const config = decodeHash('#digits/model=mlp&seed=3', catalog).config;
    expect(config.model).toEqual(catalog.models[1]?.model);
    expect(config.optimizer).toEqual(catalog.models[1]?.optimizer);
    expect(encodeHash(config, catalog)).toBe('#digits/model=mlp&seed=3');
  });

  it('names a preset, which brings its schedule too, unless the link says another', () => {
    const deep = decodeHash('#digits/model=deep_cnn', catalog).config;
    expect(deep.schedule).toEqual(catalog.models[2]?.schedule);
    expect(encodeHash(deep, catalog)).toBe('#digits/model=deep_cnn');
    const steady = decodeHash('#digits/model=deep_cnn&schedule=constant', catalog).config;
    expect(steady.schedule).toEqual(defaults.schedule);
    expect(encodeHash(steady, catalog)).toBe('#digits/model=deep_cnn&schedule=constant');
    const longer = decodeHash('#digits/model=deep_cnn&steps=6000', catalog).config;
    expect(longer.schedule.options).toEqual({ steps: 6000, warmup: 100 });
  });

  it('is readable', () => {
    const model = {
      input: [1, 28, 28],
      layers: [
        layer('conv2d', 'conv2d1', { channels: 4, kernel: 5 }),
        layer('activation', 'bend', { function: 'tanh' }),
        layer('flatten', 'flatten1'),
        layer('linear', 'linear1', { units: 10 }),
      ],
    };
    const optimizer = { name: 'sgd', options: { learning_rate: 0.03 } };
    expect(encodeHash({ ...defaults, model, optimizer, seed: 9 }, catalog)).toBe(
      '#digits/model=conv2d(4,kernel:5);bend@activation(tanh);flatten;linear(10)' +
        '&optimizer=sgd&learning_rate=0.03&seed=9',
    );
  });

  it('takes a whole address, a bare hash, a lab alone and nothing at all', () => {
    expect(decodeHash('https://host.test/a/?x=1#digits/seed=3', catalog).config.seed).toBe(3);
    expect(decodeHash('seed=3', catalog).config.seed).toBe(3);
    expect(decodeHash('#digits', catalog)).toEqual({
      lab: 'digits',
      config: defaults,
      problems: [],
    });
    expect(decodeHash('', catalog)).toEqual({ lab: '', config: defaults, problems: [] });
  });

  it.each([
    ['learning_rate=abc', /learning_rate: expected a number/],
    ['learning_rate=-1', /learning_rate: expected 0.000001..10, got -1/],
    ['learning_rate=', /learning_rate: expected a number/],
    ['batch_size=2.5', /batch_size: expected a whole number/],
    ['shuffle=maybe', /shuffle: expected 0 or 1, got "maybe"/],
    ['own_weights=1,two', /own_weights: expected a number 0.001..1000, got "two"/],
    ['own_weights=1,0', /own_weights: expected 0.001..1000, got 0/],
    ['own_weights=1,1,1,1,1,1,1,1,1,1,1', /own_weights: expected at most 10 numbers, got 11/],
    ['own_weights=1,', /own_weights: expected a number/],
    ['colour=red', /colour: this link's setting is not known here/],
    ['optimizer=magic', /optimizer: "magic" is not known here; known: sgd, momentum, adam/],
    ['model=lstm(4)', /no layer is called "lstm"; known: linear/],
    ['model=linear(4', /cannot read the layer "linear\(4"/],
    ['model=linear(0)', /linear: units: expected 1..1024, got 0/],
    ['model=linear(4,colour:2)', /linear has no option "colour"/],
    ['model=linear(4,5)', /linear has no option "5"/],
    ['model=', /no layers given/],
    ['seed=-1', /seed: expected 0..4294967295/],
    ['%E0%A4%A', /not known here/],
  ])('tells what is wrong with %s and keeps the default', (part, message) => {
    const { config, problems } = decodeHash(`#digits/${part}`, catalog);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(message);
    expect(config).toEqual(defaults);
  });

  it('keeps the good parts beside a bad one', () => {
    const { config, problems } = decodeHash('#digits/seed=5&batch_size=0&shuffle=off', catalog);
    expect(problems).toHaveLength(1);
    expect(config.seed).toBe(5);
    expect(config.training['shuffle']).toBe(0);
    expect(config.training['batch_size']).toBe(64);
  });

  it('takes the options of every section by their own name', () => {
    const { config, problems } = decodeHash('#digits/rotate=10&flip=both&test_share=0.2', catalog);
    expect(problems).toEqual([]);
    expect(config.augmentation).toEqual({ rotate: 10, flip: 'both' });
    expect(config.data['test_share']).toBe(0.2);
    expect(encodeHash(config, catalog)).toBe('#digits/rotate=10&flip=both&test_share=0.2');
  });

  it('takes a list with commas between its numbers, and none at all', () => {
    const { config, problems } = decodeHash('#digits/own_weights=3,0.5 , 1e1', catalog);
    expect(problems).toEqual([]);
    expect(config.loss.options['own_weights']).toBe('3, 0.5, 10');
    expect(decodeHash(encodeHash(config, catalog), catalog).config).toEqual(config);
    const none = decodeHash('#digits/own_weights=', catalog);
    expect(none).toEqual({ lab: 'digits', config: defaults, problems: [] });
  });

  it('does not let the catalog’s defaults be changed through what it gives', () => {
    const { config } = decodeHash('#digits/model=mlp', catalog);
    config.training['batch_size'] = 1;
    config.optimizer.options['learning_rate'] = 1;
    expect(defaults.training['batch_size']).toBe(64);
    expect(catalog.models[1]?.optimizer.options['learning_rate']).toBe(0.002);
  });
});
