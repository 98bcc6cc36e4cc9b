// Mean squared error: outputs are compared with the targets 0 and 1 as they are.
#include "core/nn/beliefs.h"
#include "core/nn/loss.h"
#include "core/ops/registry.h"

namespace inkgrad {

const Loss kMeanSquaredErrorLoss{
    .name = "mean_squared_error",
    .label = "Mean squared error",
    .help =
        "Outputs should be 1 for the right class and 0 for all others, or the very number that is "
        "to be predicted. The bars show them as they are, cut off at 0 and 1.",
    .op = &kMeanSquaredError,
    .options = {},
    .beliefs = clipped_beliefs,
    .for_regression = true};

}  // namespace inkgrad
