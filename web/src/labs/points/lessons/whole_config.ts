// A lesson's run as a whole configuration: what the lesson leaves out is as the engine's catalog has it. Pure.
import type { Catalog, LayerSpec, RunConfig } from '../../../engine/api';
import { completeModel, namedDefaults } from '../../../state/config';
import type { LessonConfig, LessonLayer } from '../lesson_config';
import { fittingLoss, taskOf } from '../points_catalog';
import { pointsOf } from '../../../state/points_text';

export function wholeConfig(lesson: LessonConfig, catalog: Catalog): RunConfig {
  const usual = pointsOf(catalog, lesson.points.name);
  const points = { ...usual, options: { ...usual.options, ...lesson.points.options } };
  const { defaults } = catalog;
  const named = (group: 'optimizer' | 'loss', { name, options }: LessonConfig['optimizer']) => {
    const full = namedDefaults(catalog, group, name);
    return { name, options: { ...full.options, ...options } };
  };
  return {
    ...defaults,
    points,
    model: completeModel(
      { input: lesson.model.input, layers: withNames(lesson.model.layers) },
      catalog,
    ),
    loss: lesson.loss
      ? named('loss', lesson.loss)
      : fittingLoss(catalog, taskOf(catalog, points), defaults.loss),
    optimizer: named('optimizer', lesson.optimizer),
    training: { ...defaults.training, evaluate_every: 20, ...lesson.training },
    data: { ...defaults.data, ...lesson.data },
    seed: lesson.seed,
  };
}

/** The engine's own names for those that have none: the type, and how many of it there are so far. */
function withNames(layers: readonly LessonLayer[]): LayerSpec[] {
  const counts = new Map<string, number>();
  return layers.map((layer) => {
    const count = (counts.get(layer.type) ?? 0) + 1;
    counts.set(layer.type, count);
    const { type, name = `${type}${String(count)}`, options = {}, inputs } = layer;
    return { name, type, options, ...(inputs ? { inputs } : {}) };
  });
}
