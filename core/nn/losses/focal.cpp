// Focal loss: outputs are logits, read as probabilities by softmax.
#include <array>

#include "core/nn/beliefs.h"
#include "core/nn/loss.h"
#include "core/ops/registry.h"

namespace inkgrad {

namespace {

const std::array<OptionSpec, 1> kOptions{{
    {.name = "gamma",
     .label = "Gamma",
     .help = "How much less the easy examples count. At 0 this is plain cross-entropy.",
     .standard = 2,
     .min = 0,
     .max = 5},
}};

}  // namespace

const Loss kFocalLoss{
    .name = "focal",
    .label = "Focal",
    .help =
        "Cross-entropy that looks away from what is answered well already, and so at the hard "
        "examples.",
    .op = &kFocal,
    .options = kOptions,
    .beliefs = softmax_beliefs};

}  // namespace inkgrad
