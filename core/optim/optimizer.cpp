#include "core/optim/optimizer.h"

#include <algorithm>
#include <array>

namespace inkgrad {

const Registry<OptimizerType>& optimizer_registry() {
  static const std::array kOptimizers{
      kSgd,       // sgd.cpp
      kMomentum,  // momentum.cpp
      kAdam,      // adam.cpp
  };
  static const Registry<OptimizerType> kRegistry("optimizer", kOptimizers);
  return kRegistry;
}

Optimizer::Optimizer(const OptimizerType& type, Options options, Index size)
    : type_(type), options_(std::move(options)) {
  std::vector<Index> begins;
  for (std::size_t i = 0; i < type.state_names.size(); ++i) begins.push_back(block_.reserve(size));
  block_.allocate();
  for (const Index begin : begins) state_.push_back(block_.span(begin, size));
}

void Optimizer::step(std::span<const Scalar> gradients, std::span<Scalar> updates) {
  ++steps_;
  type_.update({gradients, state_, updates, options_, steps_});
}

std::vector<UpdateTerm> Optimizer::terms(std::span<const Scalar> gradients, Index index) {
  return type_.terms({gradients, state_, {}, options_, steps_ + 1}, index);
}

void Optimizer::reset() {
  std::ranges::fill(block_.all(), Scalar(0));
  steps_ = 0;
}

}  // namespace inkgrad
