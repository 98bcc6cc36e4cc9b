// What the generated program makes of each option of a run's sections: it does the same, or it does
// without and says so.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "core/export/pytorch_code.h"

namespace inkgrad {

struct PytorchSetting {
  std::string_view section;  // "data"
  std::string_view option;
  // Why the program does without it; empty where it does the same.
  std::string_view left_out = {};
};

// All options of all sections; a test over the catalog names what is missing.
std::span<const PytorchSetting> pytorch_settings();

// A line "section, option: why" for everything left out that is not at its default, and for points.
std::vector<std::string> pytorch_left_out(const PytorchRun& run);

}  // namespace inkgrad
