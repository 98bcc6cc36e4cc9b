// What the learner sets in the Convolution lab, and the link that holds it.
import { describe, expect, it } from 'vitest';
import { paintPattern, patterns } from '../../../web/src/labs/convolution/input/patterns';
import { learnedFilters } from '../../../web/src/labs/convolution/kernel/learned';
import {
  kernelPresets,
  presetWeights,
  resized,
} from '../../../web/src/labs/convolution/kernel/presets';
import { readSettings, writeSettings } from '../../../web/src/labs/convolution/link';
import {
  defaults,
  withFilters,
  withKernel,
  withPicture,
  withWeight,
} from '../../../web/src/labs/convolution/settings';

describe('the link', () => {
  it('is empty for the usual set-up', () => {
    expect(writeSettings(defaults)).toBe('');
    expect(readSettings('')).toEqual({ settings: defaults, problems: [] });
  });

  it('brings back everything that was set', () => {
    let settings = withPicture(defaults, 'landscape');
    settings = withKernel({ ...settings, stride: 2, padding: 0, dilation: 3, size: 9 }, 2);
    settings = withWeight(withFilters(settings, 3), 4, -0.125);
    settings = {
      ...settings,
      filter: 1,
      cell: { row: 2, column: 3 },
      poolKernel: 3,
      poolStride: 1,
      upstream: '0,1,2;1,0,0',
      layer: 'conv1',
      map: 5,
      shift: { row: -2, column: 4 },
    };
    const text = writeSettings(settings);
    expect(readSettings(text)).toEqual({ settings, problems: [] });
  });

  it('names what it does not understand and keeps the rest', () => {
    const { settings, problems } = readSettings('stride=2&kernel=99&picture=cat&colour=red');
    expect(settings.stride).toBe(2);
    expect(settings.kernel).toBe(defaults.kernel);
    expect(problems.join(' ')).toMatch(/picture: "cat".*kernel: "99".*colour/);
  });

  it('refuses weights that are too few for the window', () => {
    const { settings, problems } = readSettings('filters=1,2,3');
    expect(settings.filters).toEqual(defaults.filters);
    expect(problems).toHaveLength(1);
  });

  it('does not fall over a broken escape', () => {
    expect(readSettings('layer=%E0%A4%A').problems).toHaveLength(1);
  });
});

describe('a setting', () => {
  it('changed by hand makes the weights the learner’s own', () => {
    const changed = withWeight(defaults, 4, 9);
    expect(changed.filters[0]?.preset).toBe('own');
    expect(changed.filters[0]?.weights).toEqual([-1, 0, 1, -2, 9, 2, -1, 0, 1]);
  });

  it('of another window size keeps own weights around the middle', () => {
    const own = withWeight(defaults, 4, 9);
    const grown = withKernel(own, 5);
    expect(grown.filters[0]?.weights[12]).toBe(9);
    expect(withKernel(grown, 3).filters[0]?.weights).toEqual(own.filters[0]?.weights);
  });

  it('of a picture in colour gives every filter three channels', () => {
    const settings = withPicture(defaults, 'landscape');
    expect(settings.filters[0]?.weights).toHaveLength(27);
    expect(withPicture(settings, 'disc')).toEqual(defaults);
  });

  it('of more filters adds other presets and keeps those that are there', () => {
    const four = withFilters(defaults, 4);
    expect(new Set(four.filters.map(({ preset }) => preset)).size).toBe(4);
    expect(withFilters(four, 1).filters).toEqual(defaults.filters);
  });
});

describe('presets', () => {
  const sum = (weights: number[] | null) => (weights ?? [NaN]).reduce((a, b) => a + b, 0);

  it.each([1, 2, 3, 5, 8])('exist for a window of %i', (kernel) => {
    for (const { name } of kernelPresets) {
      expect(presetWeights(name, kernel, 1)).toHaveLength(kernel * kernel);
    }
  });

  it('of edges add up to nothing, those that keep the picture to one', () => {
    for (const name of ['edge_x', 'edge_y', 'outline'])
      expect(sum(presetWeights(name, 5, 1))).toBe(0);
    for (const name of ['identity', 'blur', 'sharpen']) {
      expect(sum(presetWeights(name, 3, 3))).toBeCloseTo(1);
    }
  });

  it('grow around the middle, even windows too', () => {
    expect(resized([7], 1, 3)).toEqual([0, 0, 0, 0, 7, 0, 0, 0, 0]);
    expect(resized([7], 1, 2)).toEqual([7, 0, 0, 0]);
  });

  it('can come from the first layer that was trained', () => {
    const values = Float32Array.from({ length: 8 }, (_, at) => at);
    const learned = learnedFilters({ name: 'conv1.weight', shape: [2, 1, 2, 2], values });
    expect(learned).toEqual({
      kernel: 2,
      filters: [
        [0, 1, 2, 3],
        [4, 5, 6, 7],
      ],
    });
    expect(learnedFilters({ name: 'w', shape: [4, 2], values })).toBeNull();
  });
});

describe('patterns', () => {
  it('are ink between nothing and all of it, at any size', () => {
    for (const pattern of patterns) {
      const pixels = paintPattern(pattern, 7);
      expect(pixels).toHaveLength(pattern.channels * 49);
      expect(Math.min(...pixels)).toBeGreaterThanOrEqual(0);
      expect(Math.max(...pixels)).toBeLessThanOrEqual(1);
      expect(Math.max(...pixels) - Math.min(...pixels)).toBeGreaterThan(0.2);
    }
  });
});
