// Dice: every output is the logit of a yes or no of its own; the yeses should overlap the target.
#include <array>

#include "core/nn/beliefs.h"
#include "core/nn/loss.h"
#include "core/ops/registry.h"

namespace inkgrad {

namespace {

const std::array<OptionSpec, 1> kOptions{{
    {.name = "epsilon",
     .label = "Epsilon",
     .help = "Added above and below the fraction, so that nothing found where there is nothing "
             "counts as right.",
     .standard = 1e-5,
     .min = 1e-8,
     .max = 1,
     .scale = OptionScale::kLog},
}};

}  // namespace

const Loss kDiceLoss{
    .name = "dice",
    .label = "Dice",
    .help =
        "How far the outputs, each a yes or no by a sigmoid, overlap the right answer. Made "
        "for marking things in pictures, where most of the picture is nothing.",
    .op = &kDice,
    .options = kOptions,
    .beliefs = sigmoid_beliefs};

}  // namespace inkgrad
