// sgd: delta = -learning_rate g. (Robbins and Monro 1951.)
#include <array>

#include "core/optim/optimizer.h"

namespace inkgrad {

namespace {

constexpr std::array kOptions{learning_rate_option(0.1)};

Scalar delta(Scalar learning_rate, Scalar g) { return -learning_rate * g; }

void update(const UpdateContext& c) {
  const auto learning_rate = static_cast<Scalar>(c.options.number("learning_rate"));
  for (std::size_t i = 0; i < c.updates.size(); ++i) {
    c.updates[i] = delta(learning_rate, c.gradients[i]);
  }
}

std::vector<UpdateTerm> terms(const UpdateContext& c, Index index) {
  const auto learning_rate = static_cast<Scalar>(c.options.number("learning_rate"));
  const Scalar g = c.gradients[static_cast<std::size_t>(index)];
  return {{"gradient", g}, {"delta", delta(learning_rate, g)}};
}

}  // namespace

const OptimizerType kSgd{.name = "sgd",
                         .label = "SGD",
                         .help = "Straight down the slope of each batch.",
                         .formula = R"(\Delta w = -\eta\, g)",
                         .options = kOptions,
                         .state_names = {},
                         .update = update,
                         .terms = terms};

}  // namespace inkgrad
