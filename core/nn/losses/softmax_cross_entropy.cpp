// Cross-entropy: outputs are logits, read as probabilities by softmax.
#include <array>

#include "core/nn/beliefs.h"
#include "core/nn/loss.h"
#include "core/ops/registry.h"

namespace inkgrad {

namespace {

constexpr std::array<std::string_view, 2> kClassWeights{"equal", "balanced"};

const std::array<OptionSpec, 3> kOptions{{
    {.name = "label_smoothing",
     .label = "Label smoothing",
     .help = "This part of the target is spread evenly over all classes: being quite sure stops "
             "paying.",
     .standard = 0,
     .min = 0,
     .max = 1},
    {.name = "class_weights",
     .label = "Class weights",
     .help = "Balanced: a class half as common in the training set counts twice as much.",
     .kind = OptionKind::kChoice,
     .choices = kClassWeights},
    {.name = "own_weights",
     .label = "Own weights",
     .help = "How much each class counts, one number a class: \"3, 1, 1\". Times the class weights "
             "above. Empty: those alone.",
     .kind = OptionKind::kList,
     .min = 0.001,
     .max = 1000,
     .longest = 10},
}};

}  // namespace

const Loss kSoftmaxCrossEntropyLoss{
    .name = "softmax_cross_entropy",
    .label = "Cross-entropy",
    .help =
        "Outputs become probabilities by softmax; the loss is how surprised they are by the "
        "right class.",
    .op = &kSoftmaxCrossEntropy,
    .weighted_op = &kWeightedCrossEntropy,
    .options = kOptions,
    .beliefs = softmax_beliefs};

}  // namespace inkgrad
