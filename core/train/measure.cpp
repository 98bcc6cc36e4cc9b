#include "core/train/measure.h"

#include <array>

namespace inkgrad {

const Registry<MeasureType>& measure_registry() {
  static const std::array kMeasures{
      kUnitHealthMeasure,     // unit_health.cpp
      kGradientNoiseMeasure,  // gradient_noise.cpp
      kRangeTestMeasure,      // range_test.cpp
  };
  static const Registry<MeasureType> kRegistry("measure", kMeasures);
  return kRegistry;
}

}  // namespace inkgrad
