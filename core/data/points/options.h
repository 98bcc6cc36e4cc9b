// Options that kinds of points share, and reading them.
#pragma once

#include <array>

#include "core/base/option.h"

namespace inkgrad {

constexpr OptionSpec count_option() {
  return {.name = "count",
          .label = "Points",
          .help = "How many points there are, for training and tests together.",
          .kind = OptionKind::kInteger,
          .standard = 500,
          .min = 20,
          .max = 10000,
          .scale = OptionScale::kLog,
          .unit = "points"};
}

constexpr OptionSpec seed_option() {
  return {.name = "seed",
          .label = "Seed of the points",
          .help = "Another seed draws other points.",
          .kind = OptionKind::kInteger,
          .standard = 1,
          .min = 0,
          .max = 4294967295.0};
}

// For classes: where points are.
constexpr OptionSpec place_noise_option() {
  return {.name = "noise",
          .label = "Noise",
          .help = "Points are moved by this much (standard deviation); their classes mix.",
          .standard = 0,
          .min = 0,
          .max = 2};
}

// For a regression: what is to be predicted.
constexpr OptionSpec target_noise_option() {
  return {.name = "noise",
          .label = "Noise",
          .help = "Targets are wrong by this much (standard deviation).",
          .standard = 0,
          .min = 0,
          .max = 1};
}

constexpr OptionSpec imbalance_option() {
  return {.name = "imbalance",
          .label = "Imbalance",
          .help =
              "How much rarer the first class is than each other: 0 for equally frequent, 0.9 "
              "for a tenth.",
          .standard = 0,
          .min = 0,
          .max = 0.99};
}

constexpr OptionSpec classes_option() {
  return {.name = "classes",
          .label = "Classes",
          .help = "How many classes there are. The network needs as many outputs.",
          .kind = OptionKind::kInteger,
          .standard = 2,
          .min = 2,
          .max = 6};
}

inline constexpr std::array<std::string_view, 2> kTaskNames{"classification", "regression"};

constexpr OptionSpec task_option() {
  return {.name = "task",
          .label = "Task",
          .help = "Whether classes are to be told apart or a number is to be predicted.",
          .kind = OptionKind::kChoice,
          .standard = 0,
          .choices = kTaskNames};
}

// What two classes offer, and what a regression does.
inline constexpr std::array kTwoClassOptions{count_option(), place_noise_option(),
                                             imbalance_option(), seed_option()};
inline constexpr std::array kManyClassOptions{
    count_option(), classes_option(), place_noise_option(), imbalance_option(), seed_option()};
inline constexpr std::array kTargetOptions{count_option(), target_noise_option(), seed_option()};

}  // namespace inkgrad
