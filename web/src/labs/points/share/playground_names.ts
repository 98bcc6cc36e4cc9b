// Links in the words that playgrounds of this kind have long used (networkShape=4,2, learningRate=0.03,
// regDataset=reg-plane): read as what they mean here. Never written. Pure.

/** Our own key and value for each of theirs; what they say of hiding is hidden.ts. */
export function translated(pairs: ReadonlyMap<string, string>): Map<string, string> {
  // What their links leave out is as it begins there.
  const ours = new Map([
    ['optimizer', 'sgd'],
    ['learning_rate', '0.03'],
  ]);
  const regression = pairs.get('problem') === 'regression';
  const kind = pairs.get(regression ? 'regDataset' : 'dataset');
  const usual = regression ? 'plane' : 'circle';
  const fallback = pairs.has('problem') ? usual : '';
  const points = KINDS[kind ?? ''] ?? kind ?? fallback;
  if (points !== '') ours.set('points', points);
  for (const [key, value] of pairs) {
    const number = Number(value);
    if (key === 'learningRate') ours.set('learning_rate', value);
    else if (key === 'batchSize') ours.set('batch_size', value);
    // Theirs goes from 0 to 50: the share of noise in percent.
    else if (key === 'noise' && number > 0) ours.set('points.noise', String(number / 50));
    else if (key === 'percTrainData') ours.set('test_share', String(round(1 - number / 100)));
    else if (key === 'regularizationRate' && number > 0) {
      const norm = pairs.get('regularization');
      if (norm === 'L1' || norm === 'L2') ours.set(norm.toLowerCase(), value);
    } else if (key === 'showTestData') ours.set('test', isOn(value) ? '1' : '0');
    else if (key === 'discretize') ours.set('discretize', isOn(value) ? '1' : '0');
    else if (key === 'seed') setSeed(ours, value);
    else if (!THEIRS.has(key)) ours.set(key, value);
  }
  const shape = pairs.get('networkShape') ?? '4,2';
  const activation = FUNCTIONS[pairs.get('activation') ?? ''] ?? 'tanh';
  const outputs = regression ? 1 : 2;
  const zero = isOn(pairs.get('initZero') ?? 'false');
  ours.set('model', modelText(shape, activation, featuresOf(pairs), { outputs, zero }));
  return ours;
}

/** Whether a link is in their words. */
export function inTheirWords(pairs: ReadonlyMap<string, string>): boolean {
  return [...pairs.keys()].some((key) => THEIRS.has(key) && !OURS_TOO.has(key));
}

/** Whether an address without a lab's name is one of theirs: their host taken away. */
export function isTheirAddress(hash: string): boolean {
  return /^#?([a-zA-Z]+=[^&/]*&)*(networkShape|dataset|regDataset|percTrainData)=/.test(hash);
}

/** Their links say false, or anything else for true. */
function isOn(value: string): boolean {
  return value !== 'false' && value !== '0';
}

/** Of theirs x and y are on unless a link says otherwise. */
function featuresOf(pairs: ReadonlyMap<string, string>): string[] {
  const chosen = Object.entries(FEATURES).filter(([theirs, one]) =>
    isOn(pairs.get(theirs) ?? String(PLAIN.includes(one))),
  );
  return chosen.map(([, one]) => one);
}

/** Their seed is any text, mostly a fraction, and draws the points. */
function setSeed(ours: Map<string, string>, text: string): void {
  const digits = text.replace(/^0*\./, '').replace(/\D/g, '');
  if (digits === '') return;
  const seed = String(Number(digits) % 2 ** 32);
  ours.set('seed', seed);
  ours.set('points.seed', seed);
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
  const plain = features.length === 0 || features.join() === PLAIN.join();
  const made = PLAIN.filter((one) => !features.includes(one)).map((one) => `${one}:0`);
  const more = features.filter((one) => !PLAIN.includes(one)).map((one) => `${one}:1`);
  const first = plain ? [] : [`plane_features(${[...made, ...more].join(',')})`];
  return [...first, ...hidden, `linear(${String(outputs)}${init})`].join(';');
}

function round(value: number): number {
  return Number(value.toFixed(4));
}

/** Their data sets by the name that they go by here. */
export const KINDS: Record<string, string> = {
  circle: 'circle',
  xor: 'xor',
  gauss: 'blobs',
  spiral: 'spiral',
  'reg-plane': 'plane',
  'reg-gauss': 'gaussian_bumps',
};

/** Their activations. */
export const FUNCTIONS: Record<string, string> = {
  relu: 'relu',
  tanh: 'tanh',
  sigmoid: 'sigmoid',
  linear: 'identity',
};

const PLAIN: readonly string[] = ['x', 'y'];

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
