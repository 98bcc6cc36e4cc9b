// MaxPool2d: [C, H, W] -> [C, H', W'], the largest value under each window.
#include "core/nn/pool_layer.h"
#include "core/ops/registry.h"

namespace inkgrad {

const LayerType kMaxPool2dLayer{
    .name = "max_pool2d",
    .label = "Max pool",
    .help = "Keeps the strongest answer in each window: a smaller picture, less exact about place.",
    .formula = R"(y_{c,i,j} = \max_{u,v} x_{c,\,si+u,\,sj+v})",
    .short_name = "pool",
    .options = pool_options(),
    .declare = [](const LayerRequest& request) { return declare_pool("max_pool2d", request); },
    .emit = [](const LayerEmission& layer) { return emit_pool(kMaxPool2d, layer); }};

}  // namespace inkgrad
