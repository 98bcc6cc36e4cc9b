#include "core/session/config_sections.h"

#include <array>

#include "core/data/augmentation.h"

namespace inkgrad {

std::span<const ConfigSection> config_sections() {
  static const std::array kSections{
      ConfigSection{"training", "Training", "How the examples are gone through.",
                    training_options(), &RunConfig::training},
      ConfigSection{"augmentation", "Augmentation",
                    "Every time a training example comes up it is changed anew; test examples stay "
                    "as they are. Points know noise and mixup only.",
                    augmentation_options(), &RunConfig::augmentation},
      ConfigSection{"data", "Data", "Where the examples come from, and what becomes of them.",
                    data_options(), &RunConfig::data},
  };
  return kSections;
}

}  // namespace inkgrad
