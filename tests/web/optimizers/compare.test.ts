// What runs may differ in comes from the catalog, one thing at a time; links and charts of comparisons.
import { describe, expect, it } from 'vitest';
import type { ComparedRun, JointSurface, RunInfo } from '../../../web/src/engine/api';
import { digitsBase, readBase, writeBase } from '../../../web/src/labs/optimizers/compare/base';
import {
  pathEnds,
  rowsOf,
  smoothText,
  startText,
  trainChart,
  waysOn,
  type Shown,
} from '../../../web/src/labs/optimizers/compare/charts';
import {
  differencesOf,
  type Difference,
} from '../../../web/src/labs/optimizers/compare/differences';
import {
  NO_LINK,
  joinLink,
  readValues,
  splitLink,
  writeValues,
} from '../../../web/src/labs/optimizers/compare/link';
import {
  commonText,
  firstValues,
  nextValue,
  valueText,
} from '../../../web/src/labs/optimizers/compare/values';
import { catalog } from '../support/catalog';

const base = digitsBase(catalog);
const all = differencesOf(catalog, base);

function named(key: string): Difference {
  const found = all.find((one) => one.key === key);
  if (!found) throw new Error(`${key} was expected`);
  return found;
}

describe('differences', () => {
  it('are everything that the catalog knows of the base', () => {
    const keys = all.map(({ key }) => key);
    for (const { key } of catalog.groups) expect(keys).toContain(key);
    for (const key of [
      'optimizer.learning_rate',
      'schedule.warmup',
      'training.batch_size',
      'layers.linear.init',
      'layers.activation.function',
      'seed',
    ]) {
      expect(keys).toContain(key);
    }
    expect(new Set(keys).size).toBe(keys.length);
  });

  it.each(all.map((one) => [one.key, one] as const))(
    '%s: two to four values to begin with, each of which changes that thing and nothing else',
    (_, difference) => {
      const values = firstValues(difference, base);
      expect(values.length).toBeGreaterThanOrEqual(2);
      expect(values.length).toBeLessThanOrEqual(4);
      expect(new Set(values).size).toBe(values.length);
      const own = difference.valueOf(base);
      for (const value of values) {
        const config = difference.apply(base, value);
        expect(difference.valueOf(config)).toBe(value);
        // And back again; another entry forgets the settings of the one before.
        if (difference.entries === null) expect(difference.apply(config, own)).toEqual(base);
        const part = difference.key.split('.')[0] ?? '';
        const touched = part === 'layers' ? 'model' : part;
        for (const [name, standing] of Object.entries(config)) {
          if (name !== touched) expect(standing).toEqual(base[name as keyof typeof base]);
        }
        expect(valueText(difference, value)).not.toBe('');
      }
      // As many more as there may be.
      const grown = [...values];
      const next = nextValue(difference, grown);
      for (let one = next; one !== null && grown.length < 4; one = nextValue(difference, grown)) {
        expect(grown).not.toContain(one);
        grown.push(one);
      }
      if (next === null) expect(['boolean', 'choice']).toContain(difference.spec.kind);
      else if (typeof next === 'number') {
        expect(next).toBeGreaterThanOrEqual(difference.spec.min);
        expect(next).toBeLessThanOrEqual(difference.spec.max);
      } else expect(difference.spec.choices).toContain(next);
    },
  );

  it('one more value is one that no run has, or there is none', () => {
    const seed = named('seed');
    for (const values of [
      [5, 4],
      [4, 6, 5],
      [4294967294, 4294967295],
      [1, 4294967295],
    ]) {
      const next = nextValue(seed, values);
      expect(values).not.toContain(next);
      expect(next).toBeLessThanOrEqual(seed.spec.max);
      expect(next).toBeGreaterThanOrEqual(seed.spec.min);
    }
    const rate = named('optimizer.learning_rate');
    const taken = [rate.spec.max, rate.spec.min, nextValue(rate, [rate.spec.min]) ?? 0];
    expect(taken).not.toContain(nextValue(rate, taken));
    const spec = { ...seed.spec, kind: 'boolean' as const, min: 0, max: 1 };
    expect(nextValue({ ...seed, spec }, [1])).toBe(0);
    expect(nextValue({ ...seed, spec }, [1, 0])).toBeNull();
    const choice = { ...spec, kind: 'choice' as const, choices: ['a', 'b'] };
    expect(nextValue({ ...seed, spec: choice }, ['b'])).toBe('a');
    expect(nextValue({ ...seed, spec: choice }, ['b', 'a'])).toBeNull();
    const few = { ...spec, kind: 'integer' as const, min: 0, max: 2 };
    expect(nextValue({ ...seed, spec: few }, [0, 2])).toBe(1);
    expect(nextValue({ ...seed, spec: few }, [0, 1, 2])).toBeNull();
  });

  it('whole numbers are told apart from the numbers of runs', () => {
    expect(valueText(named('seed'), 1)).toBe('seed 1');
    const warmup = named('schedule.warmup');
    const counted = { ...warmup, spec: { ...warmup.spec, unit: 'steps' } };
    expect(valueText(counted, 100)).toBe('100 steps');
    expect(valueText(named('optimizer.learning_rate'), 0.02)).toBe('0.02');
  });

  it('leave the base as it is where the value is its own', () => {
    for (const difference of all) {
      expect(difference.apply(base, difference.valueOf(base))).toEqual(base);
    }
  });

  it('an option of layers goes to all layers of the type', () => {
    const config = named('layers.linear.init').apply(base, 'zeros');
    const inits = config.model.layers.flatMap(({ options }) => options['init'] ?? []);
    expect(inits.length).toBeGreaterThan(1);
    expect(new Set(inits)).toEqual(new Set(['zeros']));
  });

  it('one example is one', () => {
    const size = named('training.batch_size');
    const batch = { ...size, spec: { ...size.spec, unit: 'examples' } };
    expect(valueText(batch, 1)).toBe('1 example');
    expect(valueText(batch, 8)).toBe('8 examples');
  });

  it('what is common leaves out what differs', () => {
    expect(commonText(catalog, base, named('seed'))).not.toContain('seed');
    expect(commonText(catalog, base, named('optimizer'))).not.toContain('at rate');
    expect(commonText(catalog, base, named('seed'))).toContain('at rate 0.002');
    expect(commonText(catalog, base, named('training.batch_size'))).not.toContain('batches of');
  });
});

describe('links', () => {
  it('of a comparison go beside the lab’s own part', () => {
    const link = { ...NO_LINK, key: 'optimizer', values: 'sgd,adam', until: '200' };
    const hash = joinLink('#optimizers/surface=bowl', link);
    expect(hash).toBe('#optimizers/surface=bowl&cmp=optimizer&cv=sgd,adam&cto=200');
    expect(splitLink(hash)).toEqual({ rest: '#optimizers/surface=bowl', link });
    expect(splitLink(joinLink('#optimizers/', link))).toEqual({ rest: '#optimizers/', link });
    expect(joinLink('#optimizers/', NO_LINK)).toBe('#optimizers/');
    // Names that every object has are none of the comparison's.
    for (const rest of ['#optimizers/constructor=1', '#optimizers/toString']) {
      expect(splitLink(rest)).toEqual({ rest, link: NO_LINK });
    }
    expect(splitLink('#optimizers')).toEqual({ rest: '#optimizers', link: NO_LINK });
  });

  it('bring values back, and name what they cannot be', () => {
    const problems: string[] = [];
    const rate = named('optimizer.learning_rate');
    expect(readValues(writeValues([0.001, 0.1]), rate, problems)).toEqual([0.001, 0.1]);
    expect(problems).toEqual([]);
    expect(readValues('0.1,fast', rate, problems)).toBeNull();
    expect(problems).toHaveLength(1);
    expect(readValues('0.1,0.2,0.3,0.4,0.5', rate, problems)).toBeNull();
    expect(problems[1]).toBe('cv: expected 2 to 4 values, got 5');
    expect(readValues('0.1', rate, problems)).toBeNull();
    expect(problems[2]).toBe('cv: expected 2 to 4 values, got 1');
    expect(readValues('', rate, problems)).toBeNull();
  });

  it('bring a base on digits back', () => {
    const own = { ...base, seed: 9, training: { ...base.training, batch_size: 16 } };
    expect(readBase(writeBase(own, catalog), catalog)).toMatchObject({ config: own, problems: [] });
  });
});

const history = (loss: number[]): ComparedRun['history'] => ({
  interval: 1,
  step: Float32Array.from(loss, (_, i) => i + 1),
  epoch: Float32Array.from(loss, (_, i) => (i + 1) / 10),
  loss: Float32Array.from(loss),
  accuracy: new Float32Array(loss.length),
  learningRate: new Float32Array(loss.length),
});

function run(loss: number[], changes: Partial<ComparedRun> = {}): ComparedRun {
  return {
    step: loss.length,
    epoch: loss.length / 10,
    loss: loss.at(-1) ?? 0,
    learningRate: 0.1,
    trainMs: 1500,
    divergence: null,
    stopped: '',
    history: history(loss),
    tests: {
      step: Float32Array.of(0),
      epoch: Float32Array.of(0),
      loss: Float32Array.of(2.5),
      accuracy: Float32Array.of(0.1),
    },
    tested: { step: loss.length, loss: 0.5, accuracy: 0.9 },
    ...changes,
  };
}

const info = { model: { multiplyAdds: 1000, parameters: 1234 }, data: { train: 800 } } as RunInfo;

function shown(runs: ComparedRun[]): Shown {
  return {
    now: { target: 2, done: true, runs },
    infos: runs.map(() => info),
    names: ['SGD', 'Adam'],
    against: 'multiply-adds',
  };
}

describe('what is shown', () => {
  const broken = run([2, 9], { divergence: { step: 2, where: 'fc', message: 'Too large.' } });
  const two = shown([run([2, 1]), broken]);

  it('curves are told apart by dashes as well, and stand where the cost is', () => {
    const { lines, marks } = trainChart(two, 'log');
    expect(lines.map(({ label }) => label)).toEqual(['1: SGD', '2: Adam']);
    expect(lines[1]?.dash).not.toEqual(lines[0]?.dash);
    const cost = 0.1 * 1000 * 800;
    expect(lines[0]?.step[0]).toBeCloseTo(cost, 0);
    expect(lines[0]?.step[1]).toBeCloseTo(2 * cost, 0);
    expect(marks).toEqual([{ step: 2 * cost, label: '2 diverged' }]);
  });

  it('rows tell cost, time and the end', () => {
    const [first, second] = rowsOf(two);
    expect(first).toMatchObject({ multiplyAdds: '160 k', time: '1.5 s', state: '' });
    expect(second?.state).toBe('diverged at step 2');
    expect(second?.why).toBe('Too large.');
  });

  it('smoothing is said where there is some, and of every run', () => {
    const flat = (rows: number): ComparedRun => run(Array.from({ length: rows }, () => 1));
    expect(smoothText(shown([flat(39), flat(10)]))).toBe('');
    expect(smoothText(shown([flat(40), flat(40)]))).toContain('mean of 3 of');
    expect(smoothText(shown([flat(10), flat(200)]))).toContain('mean of 1 to 11, by run,');
  });

  it('a map tells at which step its paths end', () => {
    const to = (step: number): JointSurface['paths'][number] => [
      [0, 0, 0, 0],
      [step, 1, 1, 0],
    ];
    expect(pathEnds({ runs: [0, 1], paths: [to(60), to(60)] })).toBe('The paths end at step 60.');
    expect(pathEnds({ runs: [0, 2], paths: [to(60), to(45)] })).toContain('1: 60, 3: 45');
  });

  it('the same start is said only where it is one', () => {
    expect(startText(two, [true, true])).toContain('same weights');
    expect(startText(two, [true, true])).toContain('in every run: 2.5');
    expect(startText(two, [true, false])).toContain('different weights');
    const other = run([1], { tests: { ...broken.tests, loss: Float32Array.of(3) } });
    expect(startText(shown([broken, other]), [true, true])).not.toContain('in every run');
  });

  it('a path keeps the number of its run where others are left out', () => {
    const [way] = waysOn({
      runs: [1],
      paths: [
        [
          [0, 1, 2, 0],
          [1, 3, 4, 0],
        ],
      ],
    } as unknown as Parameters<typeof waysOn>[0]);
    expect(way).toMatchObject({ series: 1, x: [1, 3], y: [2, 4], to: 1 });
  });
});
