// The runs of the lessons: settings with room to spare on both sides of what each lesson says, seeds fixed.
import {
  UNIT_SCALE,
  adam,
  features,
  hidden,
  linear,
  pointsOf,
  run,
  sgd,
  type LessonLayer,
} from './lesson_config';

const XOR = pointsOf('xor');
const CIRCLE = pointsOf('circle');
const SPIRAL = pointsOf('spiral', { count: 800 });
const PLANE = pointsOf('plane');
const FEW = pointsOf('blobs', { count: 120, noise: 1.5 });
const WRONG = { data: { label_noise: 0.1 } };

const ALIKE = { init: 'constant', init_scale: 0.5 };

const DEPTH = 12;
const WIDTH = 16;

/** Twelve hidden layers; `norm` and `residual` help the gradient through. */
function deep(norm: boolean, residual: boolean): LessonLayer[] {
  const layers: LessonLayer[] = [];
  for (let i = 1; i <= DEPTH; i += 1) {
    const name = (letter: string, of = i): string => `${letter}${String(of)}`;
    layers.push({ ...linear(WIDTH, { init: 'xavier_normal' }), name: name('z') });
    if (norm) layers.push({ type: 'batch_norm', name: name('n') });
    layers.push({ type: 'activation', name: name('a'), options: { function: 'sigmoid' } });
    if (!residual || i === 1) continue;
    const skipped = i === 2 ? name('a', 1) : name('h', i - 1);
    layers.push({ type: 'add', name: name('h'), inputs: [name('a'), skipped] });
  }
  return [...layers, linear(2)];
}

const OVERFIT = adam(0.01);
const LARGE = [...hidden([64, 64], 'tanh'), linear(2)];

export const RUNS = {
  xorLine: run(XOR, [linear(2)], adam(0.02)),
  xorHidden: run(XOR, [...hidden([4], 'tanh'), linear(2)], adam(0.02)),

  circlePlain: run(CIRCLE, [features(['x', 'y'], UNIT_SCALE), linear(2)], adam(0.05)),
  circleSquares: run(
    CIRCLE,
    [features(['x_squared', 'y_squared'], UNIT_SCALE), linear(2)],
    adam(0.05),
  ),
  xorProduct: run(XOR, [features(['xy'], UNIT_SCALE), linear(2)], adam(0.05)),

  rateHigh: run(PLANE, [...hidden([8], 'relu'), linear(1)], sgd(0.5)),
  rateRight: run(PLANE, [...hidden([8], 'relu'), linear(1)], sgd(0.01)),
  rateLow: run(PLANE, [...hidden([8], 'relu'), linear(1)], sgd(0.0005)),

  deadAll: run(CIRCLE, [...hidden([16, 16], 'relu'), linear(2)], sgd(3)),
  deadHalf: run(CIRCLE, [...hidden([16, 16], 'relu'), linear(2)], sgd(1)),
  deadLeaky: run(CIRCLE, [...hidden([16, 16], 'leaky_relu'), linear(2)], sgd(1)),
  deadSmall: run(CIRCLE, [...hidden([16, 16], 'relu'), linear(2)], sgd(0.05)),

  symmetryAlike: run(CIRCLE, [...hidden([8], 'tanh', ALIKE), linear(2, ALIKE)], adam(0.02)),
  symmetryZeros: run(
    CIRCLE,
    [...hidden([8], 'tanh', { init: 'zeros' }), linear(2, { init: 'zeros' })],
    adam(0.02),
  ),
  symmetryRandom: run(CIRCLE, [...hidden([8], 'tanh'), linear(2)], adam(0.02)),

  overfitLarge: run(FEW, LARGE, OVERFIT, WRONG),
  overfitSmall: run(FEW, [...hidden([3], 'tanh'), linear(2)], OVERFIT, WRONG),
  overfitDecay: run(FEW, LARGE, OVERFIT, { ...WRONG, training: { l2: 0.03 } }),

  scalingLarge: run(
    CIRCLE,
    [features(['x', 'y'], 100), ...hidden([8], 'tanh'), linear(2)],
    sgd(0.3),
  ),
  scalingUnit: run(
    CIRCLE,
    [features(['x', 'y'], UNIT_SCALE), ...hidden([8], 'tanh'), linear(2)],
    sgd(0.3),
  ),

  spiralSmall: run(SPIRAL, [...hidden([4], 'tanh'), linear(2)], adam(0.01)),
  spiralDeep: run(SPIRAL, [...hidden([24, 24], 'tanh'), linear(2)], adam(0.01)),

  deepPlain: run(CIRCLE, deep(false, false), adam(0.005)),
  deepNorm: run(CIRCLE, deep(true, false), adam(0.005)),
  deepResidual: run(CIRCLE, deep(false, true), adam(0.005)),
};
