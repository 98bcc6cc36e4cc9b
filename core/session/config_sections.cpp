#include "core/session/config_sections.h"

#include <array>

#include "core/data/augmentation.h"

namespace inkgrad {

namespace {

const std::array<OptionSpec, 6> kTraining{{
    {.name = "batch_size",
     .label = "Batch size",
     .help = "How many digits are looked at before each update.",
     .kind = OptionKind::kInteger,
     .standard = 64,
     .min = 1,
     .max = 1024,
     .scale = OptionScale::kLog,
     .unit = "digits"},
    {.name = "shuffle",
     .label = "Shuffle",
     .help = "A new order in every epoch. Without it each epoch sees the same batches.",
     .kind = OptionKind::kBoolean,
     .standard = 1,
     .min = 0,
     .max = 1},
    {.name = "evaluate_every",
     .label = "Test every",
     .help = "After this many updates the whole test set is measured.",
     .kind = OptionKind::kInteger,
     .standard = 50,
     .min = 1,
     .max = 1000,
     .scale = OptionScale::kLog,
     .unit = "steps"},
    {.name = "l2",
     .label = "L2",
     .help = "Adds this much of every weight to its gradient: large weights shrink.",
     .standard = 0,
     .min = 0,
     .max = 1},
    {.name = "l1",
     .label = "L1",
     .help = "Pulls every weight towards 0 by the same amount: many end there.",
     .standard = 0,
     .min = 0,
     .max = 0.1},
    {.name = "weight_decay",
     .label = "Weight decay",
     .help = "Shrinks weights by this share of the learning rate, apart from the gradient.",
     .standard = 0,
     .min = 0,
     .max = 1},
}};

const std::array<OptionSpec, 5> kData{{
    {.name = "generated_count",
     .label = "Generated digits",
     .help = "Digits written by the pen model, no two alike. 0 leaves them out.",
     .kind = OptionKind::kInteger,
     .standard = 12000,
     .min = 0,
     .max = 60000,
     .unit = "digits"},
    {.name = "generated_seed",
     .label = "Seed of the digits",
     .help = "Another seed writes other digits.",
     .kind = OptionKind::kInteger,
     .standard = 1,
     .min = 0,
     .max = kMaxSeed},
    {.name = "use_own",
     .label = "My own digits",
     .help = "Mix in the digits you have drawn and kept.",
     .kind = OptionKind::kBoolean,
     .standard = 1,
     .min = 0,
     .max = 1},
    {.name = "use_imported",
     .label = "Digits from files",
     .help = "Mix in the digits of MNIST files put on the page.",
     .kind = OptionKind::kBoolean,
     .standard = 1,
     .min = 0,
     .max = 1},
    {.name = "test_share",
     .label = "Test share",
     .help = "This part is never trained on: it shows what the network does with new digits.",
     .standard = 0.1,
     .min = 0.02,
     .max = 0.5},
}};

}  // namespace

std::span<const OptionSpec> data_options() { return kData; }

std::span<const ConfigSection> config_sections() {
  static const std::array kSections{
      ConfigSection{"training", "Training", "How the digits are gone through.", kTraining,
                    &RunConfig::training},
      ConfigSection{"augmentation", "Augmentation",
                    "Every time a training digit comes up it is changed anew; test digits stay as "
                    "they are.",
                    augmentation_options(), &RunConfig::augmentation},
      ConfigSection{"data", "Data", "Where the digits come from.", kData, &RunConfig::data},
  };
  return kSections;
}

}  // namespace inkgrad
