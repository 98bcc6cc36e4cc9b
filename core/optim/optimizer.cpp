#include "core/optim/optimizer.h"

#include <algorithm>
#include <array>

namespace inkgrad {

const Registry<OptimizerType>& optimizer_registry() {
  static const std::array kOptimizers{
      kSgd,       // sgd.cpp
      kMomentum,  // momentum.cpp
      kNesterov,  // nesterov.cpp
      kAdaGrad,   // adagrad.cpp
      kRmsProp,   // rmsprop.cpp
      kAdaDelta,  // adadelta.cpp
      kAdam,      // adam.cpp
      kAmsGrad,   // amsgrad.cpp
      kAdamW,     // adamw.cpp
      kNAdam,     // nadam.cpp
      kLion,      // lion.cpp
  };
  static const Registry<OptimizerType> kRegistry("optimizer", kOptimizers);
  return kRegistry;
}

Optimizer::Optimizer(const OptimizerType& type, Options options, Index size)
    : type_(type), options_(std::move(options)) {
  std::vector<Index> begins;
  for (std::size_t i = 0; i < type.state_names.size(); ++i) begins.push_back(block_.reserve(size));
  const Index effective = block_.reserve(size);
  block_.allocate();
  effective_steps_ = block_.span(effective, size);
  for (const Index begin : begins) state_.push_back(block_.span(begin, size));
}

UpdateContext Optimizer::context(std::span<const Scalar> gradients, std::span<const Scalar> weights,
                                 std::span<Scalar> updates, double rate_factor) const {
  const double rate = options_.number("learning_rate") * rate_factor;
  return {.gradients = gradients,
          .weights = weights,
          .state = state_,
          .updates = updates,
          .options = options_,
          .learning_rate = static_cast<Scalar>(rate),
          .step = steps_ + 1};
}

void Optimizer::step(std::span<const Scalar> gradients, std::span<const Scalar> weights,
                     std::span<Scalar> updates, double rate_factor) {
  step_piece({0, static_cast<Index>(updates.size())}, gradients, weights, updates, rate_factor);
  finish_step();
}

void Optimizer::step_piece(Range piece, std::span<const Scalar> gradients,
                           std::span<const Scalar> weights, std::span<Scalar> updates,
                           double rate_factor) const {
  const auto begin = static_cast<std::size_t>(piece.begin);
  const auto size = static_cast<std::size_t>(piece.size());
  std::array<std::span<Scalar>, kMostStates> state;
  for (std::size_t k = 0; k < state_.size(); ++k) state[k] = state_[k].subspan(begin, size);
  UpdateContext of_piece = context(gradients.subspan(begin, size), weights.subspan(begin, size),
                                   updates.subspan(begin, size), rate_factor);
  of_piece.state = std::span(state).first(state_.size());
  of_piece.effective_steps = effective_steps_.subspan(begin, size);
  type_.update(of_piece);
}

std::vector<UpdateTerm> Optimizer::terms(std::span<const Scalar> gradients,
                                         std::span<const Scalar> weights, Index index,
                                         double rate_factor) const {
  return type_.terms(context(gradients, weights, {}, rate_factor), index);
}

Optimizer::Memory Optimizer::keep() const {
  const std::span<const Scalar> block = block_.all();
  return {{block.begin(), block.end()}, options_, steps_};
}

void Optimizer::restore(const Memory& memory) {
  std::ranges::copy(memory.state, block_.all().begin());
  options_ = memory.options;
  steps_ = memory.steps;
}

void Optimizer::reset() {
  std::ranges::fill(block_.all(), Scalar(0));
  steps_ = 0;
}

}  // namespace inkgrad
