// A run as a lesson writes it down: the engine's terms, everything left out at its default. configure() fills
// it in and gives it back whole.
import type { ModelSpec, OptionValues } from '../../engine/api';

export interface LessonLayer {
  type: string;
  name?: string;
  options?: OptionValues;
  inputs?: string[];
}

export interface LessonConfig {
  points: { name: string; options: OptionValues };
  model: { input: ModelSpec['input']; layers: LessonLayer[] };
  optimizer: { name: string; options: OptionValues };
  training: OptionValues;
  data: OptionValues;
  loss?: { name: string; options: OptionValues };
  seed: number;
}

const SEED = 3;

export function run(
  points: LessonConfig['points'],
  layers: LessonLayer[],
  optimizer: LessonConfig['optimizer'],
  more: Partial<Pick<LessonConfig, 'training' | 'data' | 'loss' | 'seed'>> = {},
): LessonConfig {
  return {
    points,
    model: { input: [2], layers },
    optimizer,
    training: { batch_size: 32, ...more.training },
    data: { test_share: 0.5, ...more.data },
    ...(more.loss ? { loss: more.loss } : {}),
    seed: more.seed ?? SEED,
  };
}

export function linear(units: number, options: OptionValues = {}): LessonLayer {
  return { type: 'linear', options: { units, ...options } };
}

/** Hidden layers, each with its activation. */
export function hidden(
  units: number[],
  activation: string,
  options: OptionValues = {},
): LessonLayer[] {
  return units.flatMap((count) => [
    linear(count, options),
    { type: 'activation', options: { function: activation } },
  ]);
}

/** x and y, or others of their features, multiplied by `scale` first. */
export function features(chosen: string[], scale = 1): LessonLayer {
  const all = ['x', 'y', 'x_squared', 'y_squared', 'xy', 'sin_x', 'sin_y'];
  const options: OptionValues = { scale };
  for (const name of all) options[name] = chosen.includes(name) ? 1 : 0;
  return { type: 'plane_features', options };
}

/** The plane goes from -6 to 6: brings it to -1..1. */
export const UNIT_SCALE = 1 / 6;

export function sgd(learning_rate: number): LessonConfig['optimizer'] {
  return { name: 'sgd', options: { learning_rate } };
}
export function adam(learning_rate: number): LessonConfig['optimizer'] {
  return { name: 'adam', options: { learning_rate } };
}

export function pointsOf(name: string, options: OptionValues = {}): LessonConfig['points'] {
  return { name, options };
}
