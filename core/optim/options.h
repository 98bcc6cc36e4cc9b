// Options that several optimizers share.
#pragma once

#include "core/base/option.h"

namespace inkgrad {

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

constexpr OptionSpec momentum_option(double standard) {
  return {.name = "momentum",
          .label = "Momentum",
          .help = "How much of its speed an update keeps: 0 is plain SGD.",
          .standard = standard,
          .min = 0,
          .max = 0.999};
}

constexpr OptionSpec epsilon_option(double standard) {
  return {.name = "epsilon",
          .label = "Epsilon",
          .help = "Keeps the division from blowing up where gradients vanish.",
          .standard = standard,
          .min = 1e-12,
          .max = 0.1,
          .scale = OptionScale::kLog};
}

// How long the mean of gradients remembers.
constexpr OptionSpec beta1_option(double standard) {
  return {.name = "beta1",
          .label = "Beta 1",
          .help = "How long the mean of gradients remembers.",
          .standard = standard,
          .min = 0,
          .max = 0.9999};
}

constexpr OptionSpec beta2_option(double standard) {
  return {.name = "beta2",
          .label = "Beta 2",
          .help = "How long the mean of squared gradients remembers.",
          .standard = standard,
          .min = 0,
          .max = 0.99999};
}

// How long a mean of squares remembers, where it is the only memory.
constexpr OptionSpec decay_option(std::string_view name, double standard) {
  return {.name = name,
          .label = "Memory",
          .help = "How much of the mean of squared gradients is kept from step to step.",
          .standard = standard,
          .min = 0,
          .max = 0.9999};
}

constexpr OptionSpec decoupled_decay_option(double standard) {
  return {
      .name = "weight_decay",
      .label = "Weight decay",
      .help =
          "Shrinks every parameter by this share of the learning rate, apart from the gradient.",
      .standard = standard,
      .min = 0,
      .max = 1};
}

}  // namespace inkgrad
