// Lessons, features and kept runs, as the page makes configurations of them.
import { describe, expect, it } from 'vitest';

import { describePart } from '../../../web/src/labs/points/compare/describe';
import { differences } from '../../../web/src/labs/points/compare/kept_runs.svelte';
import { LESSONS } from '../../../web/src/labs/points/lessons';
import { wholeConfig } from '../../../web/src/labs/points/lessons/whole_config';
import { chosenFeatures, withFeatures } from '../../../web/src/labs/points/network/features';
import { pointsCatalog } from '../../../web/src/labs/points/points_catalog';
import { decodeLink } from '../../../web/src/labs/points/share/address';
import { engineCatalog } from '../support/points_catalog';

const lab = pointsCatalog(engineCatalog);

describe('lessons', () => {
  it('become whole configurations, every layer with a name', () => {
    for (const lesson of LESSONS) {
      for (const { id, config } of lesson.runs) {
        const whole = wholeConfig(config, lab);
        const names = whole.model.layers.map(({ name }) => name);
        expect(new Set(names).size, `${lesson.id} ${id}`).toBe(names.length);
        expect(whole.training['evaluate_every']).toBe(20);
        expect(whole.optimizer.options['learning_rate']).toBeGreaterThan(0);
      }
    }
  });

  it('open by their link, and are told where there is none of that name', () => {
    const xor = decodeLink('#points/lesson=xor', engineCatalog);
    expect(xor?.view.lesson).toBe('xor');
    expect(xor?.config.seed).toBe(3);
    expect(xor?.config.model.layers).toHaveLength(1);
    expect(decodeLink('#points/lesson=alchemy', engineCatalog)?.problems[0]).toContain(
      'known: xor',
    );
  });
});

describe('features', () => {
  const { model } = lab.defaults;

  it('come from a first layer, which goes when x and y are left', () => {
    expect(chosenFeatures(model, lab)).toEqual(['x', 'y']);
    const more = withFeatures(model, ['x', 'y', 'xy'], lab);
    expect(more.layers[0]).toMatchObject({ type: 'plane_features', options: { xy: 1, scale: 1 } });
    expect(chosenFeatures(more, lab)).toEqual(['x', 'y', 'xy']);
    expect(withFeatures(more, ['y', 'x'], lab).layers).toEqual(model.layers);
    expect(withFeatures(more, [], lab)).toBe(more);
  });

  it('keep a layer that scales them', () => {
    const [first, ...rest] = withFeatures(model, ['xy'], lab).layers;
    if (!first) throw new Error('no layer');
    const scaled = {
      ...model,
      layers: [{ ...first, options: { ...first.options, scale: 2 } }, ...rest],
    };
    const plain = withFeatures(scaled, ['x', 'y'], lab);
    expect(plain.layers[0]).toMatchObject({ type: 'plane_features', options: { x: 1, xy: 0 } });
  });
});

describe('runs that are compared', () => {
  it('are told apart by what differs, and by nothing else', () => {
    const { defaults } = lab;
    const other = {
      ...defaults,
      seed: 9,
      training: { ...defaults.training, batch_size: 30 },
    };
    const words = differences([defaults, other], (config, part) => describePart(lab, config, part));
    expect(words).toEqual(['seed 7', 'batch size 30, seed 9']);
  });
});
