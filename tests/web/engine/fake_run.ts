// The run that a FakeSession makes believe: its configuration, its model and how much there is to train on.
import type { LayerProfile, ModelInfo, RunConfig } from '../../../web/src/engine/api';

export const BATCH = 64;
export const TRAIN_DIGITS = 1000;
export const TEST_DIGITS = 200;

export function config(changes: Partial<RunConfig> = {}): RunConfig {
  return {
    model: { input: [1, 28, 28], layers: [{ name: 'fc', type: 'linear', options: { units: 10 } }] },
    loss: { name: 'softmax_cross_entropy', options: {} },
    optimizer: { name: 'sgd', options: { learning_rate: 0.1 } },
    schedule: { name: 'constant', options: {} },
    clipping: { name: 'none', options: {} },
    training: { batch_size: BATCH, evaluate_every: 10 },
    augmentation: {},
    data: {},
    seed: 7,
    ...changes,
  };
}

export const model: ModelInfo = {
  layers: [
    {
      name: 'fc',
      type: 'linear',
      inputShape: [1, 28, 28],
      outputShape: [10],
      parameters: 7850,
      multiplyAdds: 7840,
    },
  ],
  parameters: 7850,
  multiplyAdds: 7840,
  tensors: [
    { name: 'fc.weight', shape: [784, 10] },
    { name: 'fc.bias', shape: [10] },
  ],
};

export function profileOf(layer: string): LayerProfile {
  const none = { low: -1, high: 1, counts: [] };
  return {
    ...{ layer, type: 'linear', mean: 0, square: 1, gradientSquare: 1, weightSquare: 1 },
    ...{ weightGradientSquare: 1, predictedSquare: 1, predictedGradientSquare: null },
    outputs: none,
    gradients: none,
  };
}
