// The classic lessons as data: each a question to answer first, a run that shows it, others that mend it or
// break it further, and why. What a lesson claims is tested with the real engine in tests/wasm/lessons.test.mjs.
import { RUNS } from './lesson_runs';
import type { LessonConfig } from './lesson_config';

export interface LessonRun {
  /** Names it in links and tests, within its lesson. */
  id: string;
  /** What is different about it, in a few words. */
  label: string;
  config: LessonConfig;
}

export interface Lesson {
  id: string;
  title: string;
  /** What one sees. */
  shows: string;
  tries: string;
  /** To be answered before play is pressed. */
  question: string;
  /** What happens, and why. */
  answer: string;
  /** Steps after which it has happened. */
  steps: number;
  /** The first is where the lesson begins. */
  runs: [LessonRun, ...LessonRun[]];
}

export const LESSONS: readonly Lesson[] = [
  {
    id: 'xor',
    title: 'XOR needs a hidden layer',
    shows:
      'Opposite quarters of the plane belong together. A network without a hidden layer draws one straight line, and no straight line tells the two classes apart.',
    tries: 'Play it without a hidden layer, then with four hidden units.',
    question: 'How much of it can one straight line get right: half, three quarters, all?',
    answer:
      'A line can cut off one quarter, so it stays below three quarters. Four hidden units draw four lines, and the output layer puts them together. This is what Minsky and Papert showed in 1969.',
    steps: 600,
    runs: [
      { id: 'line', label: 'No hidden layer', config: RUNS.xorLine },
      { id: 'hidden', label: 'Four hidden units', config: RUNS.xorHidden },
    ],
  },
  {
    id: 'features',
    title: 'The right features need no hidden layer',
    shows:
      'A disc inside a ring, and a network that is one straight line. Given x² and y² in the place of x and y it solves what it could not solve before.',
    tries: 'Play it with x and y, then with x² and y². Then XOR with the one feature x·y.',
    question: 'What does a straight line in x² and y² look like on the plane?',
    answer:
      'x² + y² = r² is a circle: a straight line in the features is a circle on the plane. A hidden layer learns such features by itself; where you know them, give them.',
    steps: 600,
    runs: [
      { id: 'plain', label: 'x and y', config: RUNS.circlePlain },
      { id: 'squares', label: 'x² and y²', config: RUNS.circleSquares },
      { id: 'product', label: 'XOR with x·y', config: RUNS.xorProduct },
    ],
  },
  {
    id: 'rate',
    title: 'Too high a learning rate',
    shows:
      'Gradient descent that steps too far lands higher on the other side of the valley than it came from, and higher still with the next step.',
    tries: 'Play the three rates one after another and look at the loss.',
    question:
      'The middle rate learns. What does one fifty times as large do: learn faster, swing, or fly off?',
    answer:
      'The loss grows beyond all numbers within a few steps. Along a direction of curvature λ, steps above 2/λ move away from the minimum. The page then tells the first layer whose numbers were no longer finite.',
    steps: 300,
    runs: [
      { id: 'high', label: 'Rate 0.5', config: RUNS.rateHigh },
      { id: 'right', label: 'Rate 0.01', config: RUNS.rateRight },
      { id: 'low', label: 'Rate 0.0005', config: RUNS.rateLow },
    ],
  },
  {
    id: 'dead',
    title: 'Dead ReLUs',
    shows:
      'A ReLU that answers 0 to every point has slope 0 everywhere: no gradient reaches its weights, and it never comes back.',
    tries:
      'Play it and look at the maps of the units: how many are empty? Then the lower rate, leaky ReLU at that rate, and a small rate.',
    question:
      'After a few steps that are far too large, how many of the sixteen units of the second layer still answer anything?',
    answer:
      'None: one large step pushes the biases so far down that no point wakes a unit again, and the network is stuck at chance. At rate 1 a third of all units die, and the others do the work. Leaky ReLU keeps a small slope below 0, so its units find their way back; at a small rate none dies.',
    steps: 400,
    runs: [
      { id: 'all', label: 'ReLU, rate 3', config: RUNS.deadAll },
      { id: 'half', label: 'ReLU, rate 1', config: RUNS.deadHalf },
      { id: 'leaky', label: 'Leaky ReLU, rate 1', config: RUNS.deadLeaky },
      { id: 'small', label: 'ReLU, rate 0.05', config: RUNS.deadSmall },
    ],
  },
  {
    id: 'symmetry',
    title: 'Weights that begin alike stay alike',
    shows:
      'All weights of a layer begin with the same number. Then all hidden units compute the same, get the same gradient, and move together for ever.',
    tries: 'Play it and compare the maps of the hidden units. Then begin with random weights.',
    question: 'Eight hidden units that are all alike: how many lines can they draw?',
    answer:
      'One. The network is as good as one with a single hidden unit. Random first weights break the tie; that is all they are for. With zeros nothing but the last bias moves.',
    steps: 800,
    runs: [
      { id: 'alike', label: 'All weights 0.5', config: RUNS.symmetryAlike },
      { id: 'zeros', label: 'All weights 0', config: RUNS.symmetryZeros },
      { id: 'random', label: 'Random weights', config: RUNS.symmetryRandom },
    ],
  },
  {
    id: 'overfitting',
    title: 'Learning the noise',
    shows:
      'Sixty points in two clouds, a tenth of them with the wrong class, and a large network. It learns each wrong point by heart.',
    tries:
      'Watch the two curves of the loss: where do they part? Then the small network, and the pull of L2 on the weights.',
    question:
      'When every training point is answered right, what is the accuracy on points it has not seen?',
    answer:
      'Training goes to nearly everything right while the loss on unseen points rises: islands around wrong points cost more than they gain. A smaller network or L2 cannot bend the line that far.',
    steps: 2000,
    runs: [
      { id: 'large', label: 'Large network', config: RUNS.overfitLarge },
      { id: 'small', label: 'Three hidden units', config: RUNS.overfitSmall },
      { id: 'decay', label: 'Large, with L2', config: RUNS.overfitDecay },
    ],
  },
  {
    id: 'scaling',
    title: 'Why inputs are scaled',
    shows:
      'The same points, network and rate; only the unit of the coordinates is another one, as if metres were written as centimetres.',
    tries: 'Play it with large numbers, then with coordinates brought to −1..1.',
    question: 'The task is the same. Does it matter whether x goes to 600 or to 1?',
    answer:
      'With large inputs every tanh is saturated from the start: its slope is 0 and little is learned. With inputs near 1 the units begin where they are steep. That is why data are scaled before they are learned.',
    steps: 600,
    runs: [
      { id: 'large', label: 'Coordinates × 100', config: RUNS.scalingLarge },
      { id: 'unit', label: 'Coordinates in −1..1', config: RUNS.scalingUnit },
    ],
  },
  {
    id: 'spiral',
    title: 'The spiral takes depth or width',
    shows: 'Two arms wound round one another: the hardest of the classic problems.',
    tries: 'Four hidden units first. Then two layers of twenty-four.',
    question: 'How many lines does it take to follow an arm once round?',
    answer:
      'Four units draw four lines: not enough to wind. Two layers of twenty-four get it right in some thousand steps: the first layer draws lines, the second puts them together to curves.',
    steps: 3000,
    runs: [
      { id: 'small', label: 'Four hidden units', config: RUNS.spiralSmall },
      { id: 'deep', label: 'Two layers of 24', config: RUNS.spiralDeep },
    ],
  },
  {
    id: 'depth',
    title: 'Deep networks need help',
    shows:
      'Twelve layers of sigmoids. The gradient shrinks with every layer it goes back through, and the first layers hardly move.',
    tries:
      'Play it plain, then with batch normalisation, then with residual connections. “Vanishing and exploding”, further down, set to your network, shows every layer.',
    question: 'The network is far larger than it need be. Does that make it learn better?',
    answer:
      'Plain, it stays at chance: a sigmoid’s slope is at most a quarter, and twelve of them leave almost nothing. Batch normalisation brings every layer’s signals back to a size where the slope is largest; a residual connection lets the gradient pass by the layer.',
    steps: 800,
    runs: [
      { id: 'plain', label: 'Twelve layers', config: RUNS.deepPlain },
      { id: 'norm', label: 'With batch norm', config: RUNS.deepNorm },
      { id: 'residual', label: 'With residuals', config: RUNS.deepResidual },
    ],
  },
];
