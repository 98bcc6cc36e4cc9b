// RunConfig: everything that settles a run, seeds included. Two sessions with equal configurations
// do exactly the same.
#pragma once

#include "core/nn/loss.h"
#include "core/nn/model_spec.h"
#include "core/optim/update.h"

namespace inkgrad {

std::span<const OptionSpec> training_options();
std::span<const OptionSpec> data_options();

struct RunConfig {
  ModelSpec model;
  const Loss* loss;
  Options loss_options;
  const OptimizerType* optimizer;
  Options optimizer_options;
  const ScheduleType* schedule;
  Options schedule_options;
  const ClippingType* clipping;
  Options clipping_options;
  Options training;
  Options data;
  std::uint64_t seed;

  // Missing members take their defaults, which for optimizer and schedule are those that suit the
  // network where it is a preset given by name ("model": "mlp"). Unknown members are refused by
  // name.
  static RunConfig from_json(const Json& json);
  LossSettings loss_settings() const { return {*loss, loss_options}; }
  UpdateSettings update_settings() const;
  // Complete: nothing is left to defaults.
  Json to_json() const;
};

}  // namespace inkgrad
