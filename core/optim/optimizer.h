// Optimizer: turns gradients into an update of all parameters. Each is a pure rule for one number,
// run over flat blocks and, for looking, over a single weight: the same code.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "core/base/option.h"
#include "core/base/registry.h"
#include "core/tensor/arena.h"

namespace inkgrad {

// A named number of an update, for showing: {"m_hat", 0.02}.
struct UpdateTerm {
  std::string_view name;
  Scalar value;
};

// Flat blocks of equal length. `step` counts updates from 1, once per step however many parameters.
struct UpdateContext {
  std::span<const Scalar> gradients;
  std::span<const std::span<Scalar>> state;  // one block a state name
  std::span<Scalar> updates;                 // out: what will be added to the parameters
  const Options& options;
  int step;
};

struct OptimizerType {
  std::string_view name;  // "adam"
  std::string_view label;
  std::string_view help;
  std::string_view formula;  // in TeX
  std::span<const OptionSpec> options;
  std::span<const std::string_view> state_names;
  void (*update)(const UpdateContext&);
  // The arithmetic of one number with its present state and gradient; changes nothing.
  std::vector<UpdateTerm> (*terms)(const UpdateContext&, Index index);
};

const Registry<OptimizerType>& optimizer_registry();

extern const OptimizerType kSgd, kMomentum, kAdam;

// An optimizer at work: its settings, its state and the time step.
class Optimizer {
 public:
  // `size` is the length of the parameter block.
  Optimizer(const OptimizerType& type, Options options, Index size);

  // Fills `updates` from `gradients` and moves the state on.
  void step(std::span<const Scalar> gradients, std::span<Scalar> updates);
  // The terms the next step would use for one number of the block.
  std::vector<UpdateTerm> terms(std::span<const Scalar> gradients, Index index);
  // As before the first step.
  void reset();

  const OptimizerType& type() const { return type_; }
  const Options& options() const { return options_; }
  Options& options() { return options_; }
  int steps() const { return steps_; }
  std::span<const std::span<Scalar>> state() const { return state_; }

 private:
  const OptimizerType& type_;
  Options options_;
  Arena block_;
  std::vector<std::span<Scalar>> state_;
  int steps_ = 0;
};

// The option every optimizer has first.
constexpr OptionSpec learning_rate_option(double standard) {
  return {.name = "learning_rate",
          .label = "Learning rate",
          .help = "How far each update goes. Too small learns slowly, too large diverges.",
          .kind = OptionKind::kNumber,
          .standard = standard,
          .min = 1e-5,
          .max = 10,
          .scale = OptionScale::kLog};
}

}  // namespace inkgrad
