// Links in the words that playgrounds of this kind have long used (networkShape=4,2, learningRate=0.03,
// regDataset=reg-plane): read as what they mean here. Never written. Pure.

/** Our own key and value for each of theirs; what they say of hiding is hidden.ts. */
export function translated(pairs: ReadonlyMap<string, string>): Map<string, string> {
  const ours = new Map<string, string>();
  const regression = pairs.get('problem') === 'regression';
  const shape = pairs.get('networkShape');
  const activation = FUNCTIONS[pairs.get('activation') ?? ''];
  for (const [key, value] of pairs) {
    const number = Number(value);
    if (key === 'dataset' && !regression) ours.set('points', KINDS[value] ?? value);
    else if (key === 'regDataset' && regression) ours.set('points', KINDS[value] ?? value);
    else if (key === 'learningRate') ours.set('learning_rate', value);
    else if (key === 'batchSize') ours.set('batch_size', value);
    // Theirs goes from 0 to 50: the share of noise in percent.
    else if (key === 'noise' && number > 0) ours.set('points.noise', String(number / 50));
    else if (key === 'percTrainData') ours.set('test_share', String(round(1 - number / 100)));
    else if (key === 'regularizationRate' && number > 0) {
      const kind = pairs.get('regularization');
      if (kind === 'L1' || kind === 'L2') ours.set(kind.toLowerCase(), value);
    } else if (key === 'showTestData') ours.set('test', value === 'true' ? '1' : '0');
    else if (key === 'discretize')
      ours.set('discretize', value === 'true' || value === '1' ? '1' : '0');
    else if (!THEIRS.has(key)) ours.set(key, value);
  }
  const features = Object.entries(FEATURES).filter(([theirs]) => pairs.get(theirs) === 'true');
  if (shape !== undefined || activation !== undefined || features.length > 0) {
    ours.set(
      'model',
      modelText(
        shape ?? '4,2',
        activation ?? 'tanh',
        features.map(([, one]) => one),
        {
          outputs: regression ? 1 : 2,
          zero: pairs.get('initZero') === 'true',
        },
      ),
    );
  }
  return ours;
}

/** Whether a link is in their words. */
export function inTheirWords(pairs: ReadonlyMap<string, string>): boolean {
  return [...pairs.keys()].some((key) => THEIRS.has(key) && !OURS_TOO.has(key));
}

function modelText(
  shape: string,
  activation: string,
  features: readonly string[],
  { outputs, zero }: { outputs: number; zero: boolean },
): string {
  const init = zero ? ',init:zeros' : '';
  const sizes = shape
    .split(',')
    .map(Number)
    .filter((size) => size > 0);
  const hidden = sizes.flatMap((size) => [
    `linear(${String(size)}${init})`,
    `activation(${activation})`,
  ]);
  // x and y alone need no layer of their own.
  const plain = features.length === 0 || features.join() === 'x,y';
  const made = ['x', 'y'].filter((one) => !features.includes(one)).map((one) => `${one}:0`);
  const more = features.filter((one) => one !== 'x' && one !== 'y').map((one) => `${one}:1`);
  const first = plain ? [] : [`plane_features(${[...made, ...more].join(',')})`];
  return [...first, ...hidden, `linear(${String(outputs)}${init})`].join(';');
}

function round(value: number): number {
  return Number(value.toFixed(4));
}

const KINDS: Record<string, string> = {
  circle: 'circle',
  xor: 'xor',
  gauss: 'blobs',
  spiral: 'spiral',
  'reg-plane': 'plane',
  'reg-gauss': 'gaussian_bumps',
};

const FUNCTIONS: Record<string, string> = {
  relu: 'relu',
  tanh: 'tanh',
  sigmoid: 'sigmoid',
  linear: 'identity',
};

const FEATURES: Record<string, string> = {
  x: 'x',
  y: 'y',
  xSquared: 'x_squared',
  ySquared: 'y_squared',
  xTimesY: 'xy',
  sinX: 'sin_x',
  sinY: 'sin_y',
};

/** Words that may stand in our own links as well. */
const OURS_TOO = new Set(['discretize']);

const THEIRS = new Set([
  ...['activation', 'regularization', 'batchSize', 'dataset', 'regDataset', 'learningRate'],
  ...['regularizationRate', 'noise', 'networkShape', 'showTestData', 'discretize', 'percTrainData'],
  ...[
    'problem',
    'initZero',
    'hideText',
    'tutorial',
    'collectStats',
    'numHiddenLayers',
    'cosX',
    'cosY',
  ],
  ...Object.keys(FEATURES),
]);
