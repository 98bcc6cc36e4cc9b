// What may be set about the data of a run, whatever they are; the first four are about digits
// alone.
#include <array>

#include "core/session/config_sections.h"

namespace inkgrad {

namespace {

const std::array<OptionSpec, 8> kData{{
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
     .help = "This part is never trained on: it shows what the network does with new examples.",
     .standard = 0.1,
     .min = 0.02,
     .max = 0.9},
    {.name = "validation_share",
     .label = "Validation share",
     .help = "This part is not trained on either: it is for choosing settings and when to stop, so "
             "that the test set stays untouched by choices.",
     .standard = 0,
     .min = 0,
     .max = 0.4},
    {.name = "label_noise",
     .label = "Label noise",
     .help = "This part of the training labels is drawn at random from all classes. At 1 there is "
             "nothing to learn but the examples themselves. The test set stays true.",
     .standard = 0,
     .min = 0,
     .max = 1},
    {.name = "minority_share",
     .label = "Minority share",
     .help = "Of the first half of the classes (0 to 4 of the digits) only this part is trained "
             "on: they become rare. The test set stays as it is.",
     .standard = 1,
     .min = 0.01,
     .max = 1},
}};

}  // namespace

std::span<const OptionSpec> data_options() { return kData; }

}  // namespace inkgrad
