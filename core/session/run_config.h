// RunConfig: everything that settles a run, seeds included. Two sessions with equal configurations
// do exactly the same.
#pragma once

#include <optional>

#include "core/data/digit_source.h"
#include "core/nn/loss.h"
#include "core/nn/model_spec.h"
#include "core/optim/update.h"
#include "core/session/points_config.h"

namespace inkgrad {

// A seed: a whole number 0 to 4294967295. Throws kInvalidArgument.
std::uint64_t seed_from_json(const Json& json);

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
  // Sections: config_sections() says what is in each.
  Options training = {};
  Options augmentation = {};
  Options data = {};
  std::optional<PointsConfig> points = {};  // in the place of digits
  std::uint64_t seed;

  // Missing members take their defaults, which for optimizer and schedule are those that suit the
  // network where it is a preset given by name ("model": "mlp"). Unknown members are refused by
  // name.
  static RunConfig from_json(const Json& json);
  // What the data are: the network must read `input_shape` and give `outputs` numbers.
  Task task() const { return points ? points->task() : Task::kClassification; }
  Shape input_shape() const;
  Index outputs() const { return points ? points->outputs() : kDigitClasses; }
  LossSettings loss_settings() const { return {*loss, loss_options}; }
  UpdateSettings update_settings() const;
  // Complete: nothing is left to defaults.
  Json to_json() const;

 private:
  // Throws unless network, loss and data go together, as far as can be seen without shapes.
  void expect_fitting() const;
  void expect_a_weight_a_class(std::span<const double> weights) const;
};

}  // namespace inkgrad
