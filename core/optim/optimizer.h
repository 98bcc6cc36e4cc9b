// Optimizer: turns gradients into an update of all parameters. Each is a pure rule for one number
// (rule.h), run over flat blocks and, for looking, over a single weight: the same code.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "core/base/option.h"
#include "core/base/parallel.h"
#include "core/base/registry.h"
#include "core/tensor/arena.h"

namespace inkgrad {

// A named number of an update, for showing: {"m_hat", 0.02, ...}.
struct UpdateTerm {
  std::string_view name;
  Scalar value;
  // How the rule comes by it, in TeX, with names in angle brackets where numbers go (rule.h).
  std::string_view formula = {};
};

// Flat blocks of equal length. `step` counts updates from 1, once per step however many parameters.
struct UpdateContext {
  std::span<const Scalar> gradients;
  std::span<const Scalar> weights;           // before the update
  std::span<const std::span<Scalar>> state;  // one block a state name
  std::span<Scalar> updates;                 // out: what will be added to the parameters
  const Options& options;
  Scalar learning_rate;  // of this step, after its schedule
  int step;
  // Out, as many: the rule's term "effective_step" of every number, where it has one.
  std::span<Scalar> effective_steps = {};
};

inline constexpr std::size_t kMostStates = 4;

struct OptimizerType {
  std::string_view name;  // "adam"
  std::string_view label;
  std::string_view help;
  std::string_view formula;  // in TeX
  std::span<const OptionSpec> options;
  // From here on filled in by optimizer_type<Rule>() (rule.h).
  std::span<const std::string_view> state_names = {};  // kMostStates at most
  void (*update)(const UpdateContext&) = nullptr;
  // The arithmetic of one number with its present state and gradient; changes nothing.
  std::vector<UpdateTerm> (*terms)(const UpdateContext&, Index index) = nullptr;
};

const Registry<OptimizerType>& optimizer_registry();

extern const OptimizerType kSgd, kMomentum, kNesterov, kAdaGrad, kRmsProp, kAdaDelta, kAdam,
    kAmsGrad, kAdamW, kNAdam, kLion;

// An optimizer at work: its settings, its state and the time step.
class Optimizer {
 public:
  // `size` is the length of the parameter block.
  Optimizer(const OptimizerType& type, Options options, Index size);

  // Fills `updates` from `gradients` and the `weights` as they are, and moves the state on. The
  // learning rate is the option's times `rate_factor`, which a schedule gives.
  void step(std::span<const Scalar> gradients, std::span<const Scalar> weights,
            std::span<Scalar> updates, double rate_factor = 1);
  // The same in pieces: any order, each number once, on any thread, then finish_step(). The spans
  // are whole blocks.
  void step_piece(Range piece, std::span<const Scalar> gradients, std::span<const Scalar> weights,
                  std::span<Scalar> updates, double rate_factor) const;
  void finish_step() { ++steps_; }
  // The terms the next step would use for one number of the block.
  std::vector<UpdateTerm> terms(std::span<const Scalar> gradients, std::span<const Scalar> weights,
                                Index index, double rate_factor = 1) const;
  // As before the first step.
  void reset();

  // What settles the steps to come, gradients and weights aside.
  struct Memory {
    std::vector<Scalar> state;
    Options options;
    int steps = 0;
  };
  Memory keep() const;
  void restore(const Memory& memory);

  const OptimizerType& type() const { return type_; }
  const Options& options() const { return options_; }
  Options& options() { return options_; }
  int steps() const { return steps_; }
  std::span<const std::span<Scalar>> state() const { return state_; }
  // What the rate was for every number in the last step; 0 before the first.
  std::span<const Scalar> effective_steps() const { return effective_steps_; }

 private:
  UpdateContext context(std::span<const Scalar> gradients, std::span<const Scalar> weights,
                        std::span<Scalar> updates, double rate_factor) const;

  const OptimizerType& type_;
  Options options_;
  Arena block_;
  std::vector<std::span<Scalar>> state_;
  std::span<Scalar> effective_steps_;
  int steps_ = 0;
};

}  // namespace inkgrad
