#include "core/session/config_sections.h"

#include <array>

#include "core/data/augmentation.h"

namespace inkgrad {

std::span<const ConfigSection> config_sections() {
  static const std::array kSections{
      ConfigSection{"training", "Training", "How the digits are gone through.", training_options(),
                    &RunConfig::training},
      ConfigSection{"augmentation", "Augmentation",
                    "Every time a training digit comes up it is changed anew; test digits stay as "
                    "they are.",
                    augmentation_options(), &RunConfig::augmentation},
      ConfigSection{"data", "Data", "Where the digits come from.", data_options(),
                    &RunConfig::data},
  };
  return kSections;
}

}  // namespace inkgrad
