// GlobalAvgPool2d: [C, H, W] -> [C], the mean of each picture. (Lin, Chen, Yan 2014.)
#include "core/nn/pool_layer.h"
#include "core/ops/registry.h"

namespace inkgrad {

const LayerType kGlobalAvgPool2dLayer{
    .name = "global_avg_pool2d",
    .label = "Global average",
    .help = "One number for each picture: its mean. Where something is no longer counts.",
    .formula = R"(y_c = \frac{1}{HW} \sum_{i,j} x_{c,i,j})",
    .short_name = "pool",
    .options = {},
    .declare =
        [](const LayerRequest& request) {
          return declare_global_pool("global_avg_pool2d", request);
        },
    .emit =
        [](const LayerEmission& layer) {
          return layer.apply(kGlobalAvgPool2d, {layer.inputs.at(0)}, true);
        }};

}  // namespace inkgrad
