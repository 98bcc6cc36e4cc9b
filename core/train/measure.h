// MeasureType: a look at a network that a learner may ask for, with its settings. What it computes
// is in the file of its name.
#pragma once

#include <string_view>

#include "core/base/option.h"
#include "core/base/registry.h"

namespace inkgrad {

struct MeasureType {
  std::string_view name;  // "range_test"
  std::string_view label;
  std::string_view help;
  std::string_view formula;  // in TeX, or empty
  std::span<const OptionSpec> options;
};

const Registry<MeasureType>& measure_registry();

extern const MeasureType kUnitHealthMeasure, kGradientNoiseMeasure, kRangeTestMeasure;

}  // namespace inkgrad
