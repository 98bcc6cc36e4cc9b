// Ready networks to begin with, and what suits each.
#pragma once

#include <string_view>

#include "core/base/registry.h"

namespace inkgrad {

struct ModelPreset {
  std::string_view name;
  std::string_view label;
  std::string_view help;
  std::string_view layers;     // as JSON: what stands in ModelSpec's "layers"
  std::string_view optimizer;  // as JSON: {"name", "options"}
  std::string_view schedule = R"({"name":"constant"})";  // likewise
};

const Registry<ModelPreset>& preset_registry();
// What a run is when nothing is said.
inline constexpr std::string_view kStandardPreset = "cnn";

}  // namespace inkgrad
