// Binary cross-entropy: every output is the logit of a yes or no of its own.
#include "core/nn/beliefs.h"
#include "core/nn/loss.h"
#include "core/ops/registry.h"

namespace inkgrad {

const Loss kBinaryCrossEntropyLoss{
    .name = "binary_cross_entropy",
    .label = "Binary cross-entropy",
    .help =
        "Each output answers its own yes or no by a sigmoid: is it this class? The bars need "
        "not add up to 1.",
    .op = &kBinaryCrossEntropy,
    .options = {},
    .beliefs = sigmoid_beliefs};

}  // namespace inkgrad
