// The race in the address: what is written is read back, and what is wrong is named.
import { describe, expect, it } from 'vitest';
import {
  decodeStanding,
  encodeStanding,
  startOf,
  type Standing,
} from '../../../web/src/labs/optimizers/address';
import { choose, newcomer, setOption } from '../../../web/src/labs/optimizers/racers';
import { catalog } from '../support/catalog';

const start = startOf(catalog);
const [first, second] = start.race.racers;
if (!first || !second) throw new Error('two racers were expected');

const own: Standing = {
  ...startOf(catalog, 'own'),
  at: 12,
  chosen: 1,
  turn: 200,
  tilt: 55,
};
own.race = {
  ...own.race,
  surface: { name: 'own', options: { reach: 5 }, formula: '(x^2)/2 + sin(3*y) - 1e-3' },
};

const scheduled = setOption(
  choose(catalog, first, 'schedule', 'cosine', 200),
  'schedule',
  'steps',
  50,
);
const warmed = setOption(first, 'schedule', 'warmup', 20);
const clipped = setOption(
  choose(catalog, second, 'clipping', 'norm', 200),
  'clipping',
  'limit',
  0.25,
);

const standings: Standing[] = [
  { ...start, at: 7 },
  own,
  {
    ...start,
    race: { ...start.race, start: [0.125, -2], seed: 3, race: { steps: 50, noise: 1.5 } },
  },
  { ...start, race: { ...start.race, racers: [scheduled, warmed, clipped] } },
  { ...start, race: { ...start.race, racers: [] } },
  {
    ...start,
    depth: { of: 'run', settings: { ...start.depth.settings, depth: 3, residual: true } },
  },
];

describe('the address', () => {
  it.each(standings.map((one) => [encodeStanding(one, catalog), one] as const))(
    '%s',
    (hash, standing) => {
      expect(decodeStanding(hash, catalog)).toEqual({ standing, problems: [] });
    },
  );

  it('is short where the lab stands at its beginning', () => {
    expect(encodeStanding(start, catalog)).toBe('#optimizers/');
    expect(decodeStanding('#optimizers/', catalog)).toBeNull();
    expect(decodeStanding('#digits/seed=3', catalog)).toBeNull();
  });

  it('names each part that is not understood and keeps the rest', () => {
    const read = decodeStanding(
      '#optimizers/surface=hole&steps=0&x=near&at=3&r1=adamant&r2=adam~speed:1+loud&colour=red&f=x',
      catalog,
    );
    expect(read?.standing.at).toBe(3);
    expect(read?.standing.race.start).toEqual(start.race.start);
    expect(read?.standing.race.racers.map(({ optimizer }) => optimizer.name)).toEqual([
      'sgd',
      'adam',
    ]);
    expect(read?.problems).toEqual([
      'surface: expected ravine, own, got "hole"',
      'steps: expected 1..2000, got 0',
      'x: expected a number, got "near"',
      'racer: "adamant" is not known here',
      'speed: adam has no such setting',
      'racer: "loud" is not known here',
      "colour: this link's setting is not known here",
      "f: this link's setting is not known here",
    ]);
  });
});

describe('a newcomer', () => {
  it('is the first optimizer that nobody uses', () => {
    expect(newcomer(catalog, start.race.racers).optimizer.name).toBe('momentum');
    expect(newcomer(catalog, []).optimizer.name).toBe('sgd');
  });
});
