// What the lab offers of the engine's catalog, with defaults of its own: points instead of digits, a small
// network, half of the points for the test. Pure.
import type { Catalog, ModelSpec, NamedOptions, RunConfig } from '../../engine/api';
import { defaultOptions, entriesOf, entryNamed, namedDefaults } from '../../state/config';
import { pointsOf, type PointsConfig } from '../../state/points_text';

export type Task = 'classification' | 'regression';

/** About digits alone. */
const DIGITS_ONLY = ['generated_count', 'generated_seed', 'use_own', 'use_imported'];
const FIRST_POINTS = 'circle';
const CLASSIFYING = 'softmax_cross_entropy';
const REGRESSING = 'mean_squared_error';
/** Losses that may predict a number, as the engine says in its refusal. */
const FOR_NUMBERS = ['mean_squared_error', 'mean_absolute_error', 'huber'];

export function taskOf(catalog: Catalog, points: PointsConfig): Task {
  const task = catalog.points.find(({ name }) => name === points.name)?.task ?? null;
  return task ?? (points.options['task'] === 'regression' ? 'regression' : 'classification');
}

/** Classes, or 1 for a number. */
export function outputsOf(catalog: Catalog, points: PointsConfig): number {
  if (taskOf(catalog, points) === 'regression') return 1;
  return Number(points.options['classes'] ?? 2);
}

/** The loss as it is, where it fits the task; otherwise the usual one. */
export function fittingLoss(catalog: Catalog, task: Task, loss: NamedOptions): NamedOptions {
  const numbers = FOR_NUMBERS.includes(loss.name);
  if (numbers === (task === 'regression')) return loss;
  return namedDefaults(catalog, 'loss', task === 'regression' ? REGRESSING : CLASSIFYING);
}

/** The same network with so many outputs: its last dense layer gives them. */
export function withOutputs(model: ModelSpec, outputs: number): ModelSpec {
  const last = model.layers.findLastIndex(({ options }) => 'units' in options);
  return {
    ...model,
    layers: model.layers.map((layer, at) =>
      at === last ? { ...layer, options: { ...layer.options, units: outputs } } : layer,
    ),
  };
}

/** The lab's catalog for these points: what is not said in a link is as it stands here. */
export function pointsCatalog(catalog: Catalog, points = pointsOf(catalog, FIRST_POINTS)): Catalog {
  const task = taskOf(catalog, points);
  const linear = (name: string, units: number) => layer(catalog, name, 'linear', { units });
  const tanh = (name: string) => layer(catalog, name, 'activation', { function: 'tanh' });
  const layers = [
    linear('linear1', 4),
    tanh('activation1'),
    linear('linear2', 2),
    tanh('activation2'),
    linear('linear3', outputsOf(catalog, points)),
  ];
  const adam = namedDefaults(catalog, 'optimizer', 'adam');
  const defaults: RunConfig = {
    ...catalog.defaults,
    points,
    model: { input: [2], layers },
    loss: fittingLoss(catalog, task, catalog.defaults.loss),
    optimizer: { ...adam, options: { ...adam.options, learning_rate: 0.01 } },
    schedule: namedDefaults(catalog, 'schedule', entriesOf(catalog, 'schedule')[0]?.name ?? ''),
    training: { ...catalog.defaults.training, batch_size: 10, evaluate_every: 20 },
    data: { ...catalog.defaults.data, test_share: 0.5 },
  };
  const sections = catalog.sections
    .filter(({ key }) => key !== 'augmentation')
    .map((section) => ({
      ...section,
      options: section.options.filter(({ name }) => !DIGITS_ONLY.includes(name)),
    }));
  return { ...catalog, sections, models: [], defaults };
}

function layer(
  catalog: Catalog,
  name: string,
  type: string,
  options: Record<string, number | string>,
) {
  const specs = entryNamed(catalog.layers, type)?.options ?? [];
  return { name, type, options: { ...defaultOptions(specs), ...options } };
}
