#include "core/data/augmentation.h"

#include <array>
#include <vector>

namespace inkgrad {

namespace {

constexpr OptionSpec kProbability{
    .name = "probability",
    .label = "Share changed",
    .help = "Which part of the examples the settings above change; the others stay as they are.",
    .standard = 1,
    .min = 0,
    .max = 1};

std::vector<OptionSpec> joined_options() {
  std::vector<OptionSpec> options;
  for (const AugmentationType& type : augmentation_registry()) {
    options.insert(options.end(), type.options.begin(), type.options.end());
  }
  options.push_back(kProbability);
  return options;
}

}  // namespace

// The order in which they act: first what warps, then what paints, then what mixes; among
// themselves as listed here.
const Registry<AugmentationType>& augmentation_registry() {
  static const std::array kAugmentations{
      kShift,       // augmentation/shift.cpp
      kRotate,      // augmentation/rotate.cpp
      kScale,       // augmentation/scale.cpp
      kShear,       // augmentation/shear.cpp
      kElastic,     // augmentation/elastic.cpp
      kThickness,   // augmentation/thickness.cpp
      kBrightness,  // augmentation/brightness.cpp
      kNoise,       // augmentation/noise.cpp
      kErase,       // augmentation/erase.cpp
      kMixup,       // augmentation/mixup.cpp
      kFlip,        // augmentation/flip.cpp
  };
  static const Registry<AugmentationType> kRegistry("augmentation", kAugmentations);
  return kRegistry;
}

std::span<const OptionSpec> augmentation_options() {
  static const std::vector<OptionSpec> kOptions = joined_options();
  return kOptions;
}

}  // namespace inkgrad
