// GlobalMaxPool2d: [C, H, W] -> [C], the largest value of each picture.
#include "core/nn/pool_layer.h"
#include "core/ops/registry.h"

namespace inkgrad {

const LayerType kGlobalMaxPool2dLayer{
    .name = "global_max_pool2d",
    .label = "Global max",
    .help = "One number for each picture: the strongest answer anywhere in it.",
    .formula = R"(y_c = \max_{i,j} x_{c,i,j})",
    .short_name = "pool",
    .options = {},
    .declare =
        [](const LayerRequest& request) {
          return declare_global_pool("global_max_pool2d", request);
        },
    .emit =
        [](const LayerEmission& layer) {
          return layer.apply(kGlobalMaxPool2d, {layer.inputs.at(0)}, true);
        }};

}  // namespace inkgrad
