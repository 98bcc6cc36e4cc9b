// Training: what a run needs beyond its network to learn: data, optimizer, trainer, measurements.
#pragma once

#include "core/landscape/trajectory.h"
#include "core/session/data_sources.h"
#include "core/session/run_config.h"
#include "core/train/supervisor.h"

namespace inkgrad {

struct Training {
  // All references must outlive it.
  Training(const RunConfig& config, const Model& model, ParameterStore& store, SplitData split,
           Parallel& parallel);

  // Optimizer, order of examples, history and path as at the very start.
  void reset(std::span<const Scalar> parameters);
  // After a finished step.
  void after_step(std::span<const Scalar> parameters);
  // The parameters came from elsewhere, with so much training behind them.
  void resume(int steps, double epoch, std::span<const Scalar> parameters);

  SplitData data;
  LossSettings loss;  // with weights for the classes, where it asks for some
  Augmenter augmenter;
  TrainingSettings settings;
  Update update;
  Trainer trainer;
  Supervisor supervisor;
  Evaluation evaluation;
  Trajectory trajectory;
};

}  // namespace inkgrad
