// Mean absolute error: outputs are compared with the targets 0 and 1 as they are.
#include "core/nn/beliefs.h"
#include "core/nn/loss.h"
#include "core/ops/registry.h"

namespace inkgrad {

const Loss kMeanAbsoluteErrorLoss{
    .name = "mean_absolute_error",
    .label = "Mean absolute error",
    .help =
        "How far each output is from its target. Every miss pulls equally hard, however large. The "
        "bars show the outputs cut off at 0 and 1.",
    .op = &kMeanAbsoluteError,
    .options = {},
    .beliefs = clipped_beliefs,
    .for_regression = true};

}  // namespace inkgrad
