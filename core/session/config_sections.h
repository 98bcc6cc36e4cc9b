// The sections of a run's configuration: flat lists of options that are always there, unlike its
// groups, where one entry of a registry is chosen. A new section is a line in the table and a
// member of RunConfig.
#pragma once

#include "core/session/run_config.h"

namespace inkgrad {

inline constexpr double kMaxSeed = 4294967295.0;

struct ConfigSection {
  std::string_view key;  // "training": in configurations and messages
  std::string_view label;
  std::string_view help;
  std::span<const OptionSpec> options;
  Options RunConfig::* values;

  Options defaults() const { return Options(std::string(key), options); }
};

// In the order in which they are shown.
std::span<const ConfigSection> config_sections();

// Those of the sections "training" and "data".
std::span<const OptionSpec> training_options();
std::span<const OptionSpec> data_options();

}  // namespace inkgrad
