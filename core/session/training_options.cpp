// What may be set about training, beyond its optimizer, schedule and clipping.
#include <array>

#include "core/session/config_sections.h"

namespace inkgrad {

namespace {

const std::array<OptionSpec, 14> kTraining{{
    {.name = "batch_size",
     .label = "Batch size",
     .help = "How many examples are looked at before each update. 1 is stochastic gradient descent "
             "in its first meaning.",
     .kind = OptionKind::kInteger,
     .standard = 64,
     .min = 1,
     .max = 1024,
     .scale = OptionScale::kLog,
     .unit = "examples"},
    {.name = "whole_set",
     .label = "Whole set",
     .help = "Every update looks at all training examples: gradient descent as in the textbook. "
             "They are taken in portions of the batch size, whose gradients add up.",
     .kind = OptionKind::kBoolean,
     .standard = 0,
     .min = 0,
     .max = 1},
    {.name = "accumulate",
     .label = "Batches an update",
     .help = "Gradients of this many batches are averaged before each update (gradient "
             "accumulation): a large batch in little memory.",
     .kind = OptionKind::kInteger,
     .standard = 1,
     .min = 1,
     .max = 64,
     .scale = OptionScale::kLog,
     .unit = "batches"},
    {.name = "shuffle",
     .label = "Shuffle",
     .help = "A new order in every epoch. Without it each epoch sees the same batches.",
     .kind = OptionKind::kBoolean,
     .standard = 1,
     .min = 0,
     .max = 1},
    {.name = "evaluate_every",
     .label = "Test every",
     .help = "After this many updates the network is measured: on the test set, and where a rule "
             "for stopping needs it on the validation set.",
     .kind = OptionKind::kInteger,
     .standard = 50,
     .min = 1,
     .max = 1000,
     .scale = OptionScale::kLog,
     .unit = "steps"},
    {.name = "l2",
     .label = "L2",
     .help = "Adds this much of every weight to its gradient: large weights shrink.",
     .standard = 0,
     .min = 0,
     .max = 1},
    {.name = "l1",
     .label = "L1",
     .help = "Pulls every weight towards 0 by the same amount: many end there.",
     .standard = 0,
     .min = 0,
     .max = 0.1},
    {.name = "weight_decay",
     .label = "Weight decay",
     .help = "Shrinks weights by this share of the learning rate, apart from the gradient.",
     .standard = 0,
     .min = 0,
     .max = 1},
    {.name = "average_decay",
     .label = "Average weights",
     .help = "Answers come from a moving average of the weights, of which this share stays at each "
             "update (0: no average). 0.99 remembers about 100 updates.",
     .standard = 0,
     .min = 0,
     .max = 0.9999},
    {.name = "stop_steps",
     .label = "Stop after steps",
     .help = "Training ends after this many updates. 0: no limit.",
     .kind = OptionKind::kInteger,
     .standard = 0,
     .min = 0,
     .max = 1'000'000,
     .unit = "steps"},
    {.name = "stop_epochs",
     .label = "Stop after epochs",
     .help = "Training ends after this many passes over the training set. 0: no limit.",
     .standard = 0,
     .min = 0,
     .max = 1000,
     .unit = "epochs"},
    {.name = "stop_loss",
     .label = "Stop at loss",
     .help = "Training ends when the loss is this low: on the validation set where there is one, "
             "else on the batches since the last look. 0: never.",
     .standard = 0,
     .min = 0,
     .max = 10},
    {.name = "stop_accuracy",
     .label = "Stop at accuracy",
     .help = "Training ends when this share is answered right, measured as for the loss. 0: never.",
     .standard = 0,
     .min = 0,
     .max = 1},
    {.name = "patience",
     .label = "Patience",
     .help = "Early stopping: training ends when the validation loss has found no new low in this "
             "many looks, and goes back to the best weights. 0: never. Needs a validation share.",
     .kind = OptionKind::kInteger,
     .standard = 0,
     .min = 0,
     .max = 100,
     .unit = "looks"},
}};

}  // namespace

std::span<const OptionSpec> training_options() { return kTraining; }

}  // namespace inkgrad
