// AvgPool2d: [C, H, W] -> [C, H', W'], the mean under each window.
#include "core/nn/pool_layer.h"
#include "core/ops/registry.h"

namespace inkgrad {

const LayerType kAvgPool2dLayer{
    .name = "avg_pool2d",
    .label = "Average pool",
    .help = "Takes the mean of each window: a smaller, smoother picture.",
    .formula = R"(y_{c,i,j} = \frac{1}{K^2} \sum_{u,v} x_{c,\,si+u,\,sj+v})",
    .short_name = "pool",
    .options = pool_options(),
    .declare = [](const LayerRequest& request) { return declare_pool("avg_pool2d", request); },
    .emit = [](const LayerEmission& layer) { return emit_pool(kAvgPool2d, layer); }};

}  // namespace inkgrad
