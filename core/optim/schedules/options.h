// Options that several schedules share.
#pragma once

#include <cmath>
#include <numbers>

#include "core/optim/schedule.h"

namespace inkgrad {

// An update of the run at which something happens.
constexpr OptionSpec moment_option(std::string_view name, std::string_view label, double standard,
                                   std::string_view help) {
  return {.name = name,
          .label = label,
          .help = help,
          .kind = OptionKind::kInteger,
          .standard = standard,
          .min = 1,
          .max = 100'000,
          .scale = OptionScale::kLog,
          .unit = "steps"};
}

constexpr OptionSpec length_option(std::string_view help) {
  return moment_option("steps", "Length", 1500, help);
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

// From `from` to `to` along half a cosine wave, share 0..1.
inline double along_cosine(double from, double to, double share) {
  return to + (from - to) * (1 + std::cos(std::numbers::pi * share)) / 2;
}

// How far along a schedule of "steps" updates is, 0..1, and 1 ever after.
inline double progress(const Options& options, double t) {
  const double share = t / options.number("steps");
  return share < 1 ? share : 1;
}

}  // namespace inkgrad
