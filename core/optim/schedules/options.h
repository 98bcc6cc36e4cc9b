// Options that several schedules share.
#pragma once

#include "core/optim/schedule.h"

namespace inkgrad {

constexpr OptionSpec length_option(std::string_view help) {
  return {.name = "steps",
          .label = "Length",
          .help = help,
          .kind = OptionKind::kInteger,
          .standard = 1500,
          .min = 1,
          .max = 100'000,
          .scale = OptionScale::kLog,
          .unit = "steps"};
}

constexpr OptionSpec gamma_option(double standard, std::string_view help) {
  return {.name = "gamma",
          .label = "Factor",
          .help = help,
          .standard = standard,
          .min = 0.01,
          .max = 1};
}

constexpr OptionSpec end_option(double standard) {
  return {.name = "end",
          .label = "End",
          .help = "What is left of the learning rate at the end, as a share of it.",
          .standard = standard,
          .min = 0,
          .max = 1};
}

// How far along a schedule of "steps" updates is, 0..1, and 1 ever after.
inline double progress(const Options& options, double t) {
  const double share = t / options.number("steps");
  return share < 1 ? share : 1;
}

}  // namespace inkgrad
