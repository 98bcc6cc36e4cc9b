// Hinge: outputs should be at least 1 for the right class and at most -1 for all others.
#include "core/nn/beliefs.h"
#include "core/nn/loss.h"
#include "core/ops/registry.h"

namespace inkgrad {

const Loss kHingeLoss{
    .name = "hinge",
    .label = "Hinge",
    .help =
        "Outputs should be above 1 for the right class and below -1 for all others; beyond "
        "that nothing more is asked. The bars show -1 to 1 as nothing to full.",
    .op = &kHinge,
    .options = {},
    .beliefs = side_beliefs};

}  // namespace inkgrad
