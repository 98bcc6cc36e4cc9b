// Flatten: [C, H, W] -> [C*H*W].
#include "core/nn/layer.h"
#include "core/ops/registry.h"

namespace inkgrad {

namespace {

LayerDeclaration declare(const LayerRequest& request) {
  return {.output = Shape{request.inputs.at(0).count()}, .parameters = {}};
}

ValueId emit(const LayerEmission& layer) {
  return layer.apply(kFlatten, {layer.inputs.at(0)}, true);
}

}  // namespace

const LayerType kFlattenLayer{.name = "flatten",
                              .label = "Flatten",
                              .help = "Lays the pictures out as one row of numbers.",
                              .formula = R"(y_{chw} = x_{c,h,w})",
                              .short_name = "flatten",
                              .options = {},
                              .declare = declare,
                              .emit = emit};

}  // namespace inkgrad
