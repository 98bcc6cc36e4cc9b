// Cross-entropy: outputs are logits, read as probabilities by softmax.
#include <array>

#include "core/nn/beliefs.h"
#include "core/nn/loss.h"
#include "core/ops/registry.h"

namespace inkgrad {

namespace {

constexpr std::array<std::string_view, 2> kClassWeights{"equal", "balanced"};

const std::array<OptionSpec, 2> kOptions{{
    {.name = "label_smoothing",
     .label = "Label smoothing",
     .help = "This part of the target is spread evenly over all digits: being quite sure stops "
             "paying.",
     .standard = 0,
     .min = 0,
     .max = 1},
    {.name = "class_weights",
     .label = "Class weights",
     .help = "Balanced: a class half as common in the training set counts twice as much.",
     .kind = OptionKind::kChoice,
     .choices = kClassWeights},
}};

}  // namespace

const Loss kSoftmaxCrossEntropyLoss{
    .name = "softmax_cross_entropy",
    .label = "Cross-entropy",
    .help =
        "Outputs become probabilities by softmax; the loss is how surprised they are by the "
        "right digit.",
    .op = &kSoftmaxCrossEntropy,
    .weighted_op = &kWeightedCrossEntropy,
    .options = kOptions,
    .beliefs = softmax_beliefs};

}  // namespace inkgrad
