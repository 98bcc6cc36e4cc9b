// none: gradients stay as they are.
#include "core/optim/clipping.h"

namespace inkgrad {

const ClippingType kNoClipping{.name = "none",
                               .label = "None",
                               .help = "Gradients are used as they come.",
                               .formula = R"(g \leftarrow g)",
                               .options = {},
                               .clip = nullptr};

}  // namespace inkgrad
