// What the lab shows: one of three sizes, and what belongs to each. Pure data with its checks, and its
// defaults; the address holds all of it (address.ts).
import type { Catalog, RunConfig } from '../../engine/api';
import { defaultOptions, entriesOf, entryNamed, namedDefaults } from '../../state/config';

export type Size = 'expression' | 'points' | 'digits';

/** What makes updates of gradients, each chosen by name with its usual options. */
export const UPDATE_GROUPS = ['optimizer', 'schedule', 'clipping'] as const;
export type UpdateGroup = (typeof UPDATE_GROUPS)[number];

export interface Setup extends Record<UpdateGroup, string> {
  size: Size;
  /** The expression, and what its names hold; 1 for those left out. */
  source: string;
  numbers: Readonly<Record<string, number>>;
  /** The tiny network's points, hidden units and seed. */
  points: string;
  hidden: number;
  seed: number;
  /** Where one stands: updates made, moves into the step, the example on show, the cell. */
  step: number;
  move: number;
  example: number;
  cell: { value: string; place: number } | null;
}

export interface Example {
  readonly source: string;
  readonly numbers: Readonly<Record<string, number>>;
  readonly says: string;
}

export const EXAMPLES: readonly Example[] = [
  { source: '(a*b + c)^2', numbers: { a: 2, b: -3, c: 10 }, says: 'a product, a sum, a square' },
  { source: 'tanh(w*x + b)', numbers: { w: 0.8, x: 1.5, b: -0.4 }, says: 'one neuron' },
  { source: 'a*b + a', numbers: { a: 3, b: -2 }, says: 'a used twice: two gradients add up' },
  { source: 'relu(w*x + b)', numbers: { w: 1.2, x: -1, b: 0.3 }, says: 'a ReLU that is off' },
  {
    source: '1/(1 + exp(-(w*x + b)))',
    numbers: { w: 2, x: 0.5, b: -0.3 },
    says: 'a sigmoid from its parts',
  },
  {
    source: '(tanh(w*x + b) - t)^2',
    numbers: { w: 0.8, x: 1.5, b: -0.4, t: 0.5 },
    says: 'a neuron and its loss',
  },
];

export const POINT_KINDS = ['moons', 'circle', 'xor', 'blobs', 'spiral'] as const;
export const HIDDEN = { min: 2, max: 8 } as const;
export const MOST_STEPS = 1000;

const FIRST = EXAMPLES[0] ?? { source: 'a*b', numbers: {}, says: '' };

export const START: Setup = {
  size: 'expression',
  source: FIRST.source,
  numbers: FIRST.numbers,
  points: 'moons',
  hidden: 4,
  optimizer: 'adam',
  schedule: 'constant',
  clipping: 'none',
  seed: 7,
  step: 0,
  move: 0,
  example: 0,
  cell: null,
};

/** Of the numbers those whose names stand in the expression: the engine takes no others. */
export function numbersIn(source: string, numbers: Setup['numbers']): Record<string, number> {
  const names = new Set(source.match(/[A-Za-z_]\w*/g) ?? []);
  return Object.fromEntries(Object.entries(numbers).filter(([name]) => names.has(name)));
}

/** The tiny network's run: few units and few points a batch, so that every number can be followed. */
export function pointsConfig(setup: Setup, catalog: Catalog): RunConfig {
  const { defaults } = catalog;
  const entry = entryNamed(catalog.points, setup.points);
  const linear = (name: string, units: number) => ({ name, type: 'linear', options: { units } });
  return {
    ...defaults,
    points: { name: setup.points, options: defaultOptions(entry?.options ?? []) },
    model: {
      input: [2],
      layers: [
        linear('hidden', setup.hidden),
        { name: 'tanh', type: 'activation', options: { function: 'tanh' } },
        linear('scores', 2),
      ],
    },
    optimizer: namedDefaults(catalog, 'optimizer', setup.optimizer),
    schedule: namedDefaults(catalog, 'schedule', setup.schedule),
    clipping: namedDefaults(catalog, 'clipping', setup.clipping),
    training: { ...defaults.training, batch_size: 8 },
    seed: setup.seed,
  };
}

/** Puts what is usual in the place of names that the catalog does not have. One sentence for each of these. */
export function mendUpdate(setup: Setup, catalog: Catalog): string[] {
  return UPDATE_GROUPS.flatMap((group) => {
    const entries = entriesOf(catalog, group);
    const wrong = setup[group];
    if (entryNamed(entries, wrong)) return [];
    setup[group] = START[group];
    const known = entries.map(({ name }) => name).join(', ');
    return [`${group}: expected ${known}, got "${wrong}"`];
  });
}
