// Cross-entropy: outputs are logits, read as probabilities by softmax.
#include <array>

#include "core/nn/beliefs.h"
#include "core/nn/loss.h"
#include "core/ops/registry.h"

namespace inkgrad {

namespace {

const std::array<OptionSpec, 1> kOptions{{
    {.name = "label_smoothing",
     .label = "Label smoothing",
     .help = "This part of the target is spread evenly over all digits: being quite sure stops "
             "paying.",
     .standard = 0,
     .min = 0,
     .max = 1},
}};

}  // namespace

const Loss kSoftmaxCrossEntropyLoss{
    .name = "softmax_cross_entropy",
    .label = "Cross-entropy",
    .help =
        "Outputs become probabilities by softmax; the loss is how surprised they are by the "
        "right digit.",
    .op = &kSoftmaxCrossEntropy,
    .options = kOptions,
    .beliefs = softmax_beliefs};

}  // namespace inkgrad
