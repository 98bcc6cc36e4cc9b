// Huber: outputs are compared with the targets 0 and 1 as they are.
#include <array>

#include "core/nn/beliefs.h"
#include "core/nn/loss.h"
#include "core/ops/registry.h"

namespace inkgrad {

namespace {

const std::array<OptionSpec, 1> kOptions{{
    {.name = "delta",
     .label = "Delta",
     .help = "Misses smaller than this count by their square, larger ones in proportion.",
     .standard = 1,
     .min = 0.01,
     .max = 10,
     .scale = OptionScale::kLog},
}};

}  // namespace

const Loss kHuberLoss{
    .name = "huber",
    .label = "Huber",
    .help =
        "Squared error near the target, absolute error far from it: one wild output cannot "
        "take over. The bars show the outputs cut off at 0 and 1.",
    .op = &kHuber,
    .options = kOptions,
    .beliefs = clipped_beliefs,
    .for_regression = true};

}  // namespace inkgrad
