// MaxPool2d: [C, H, W] -> [C, H', W'], the largest value under each window.
#include <array>

#include "core/base/text.h"
#include "core/nn/layer.h"
#include "core/ops/registry.h"

namespace inkgrad {

namespace {

const std::array<OptionSpec, 2> kOptions{{
    {.name = "kernel",
     .label = "Window",
     .help = "Side of the square window.",
     .kind = OptionKind::kInteger,
     .standard = 2,
     .min = 1,
     .max = 8,
     .unit = "px"},
    {.name = "stride",
     .label = "Stride",
     .help = "How far the window moves from place to place.",
     .kind = OptionKind::kInteger,
     .standard = 2,
     .min = 1,
     .max = 8,
     .unit = "px"},
}};

LayerDeclaration declare(const LayerRequest& request) {
  const Shape& input = request.inputs.at(0);
  const Index kernel = request.options.integer("kernel");
  const Index stride = request.options.integer("stride");
  if (input.rank() != 3 || input[1] < kernel || input[2] < kernel) {
    reject_layer_input("max_pool2d", request, text("[C,H,W] with H and W of at least ", kernel));
  }
  return {
      .output = Shape{input[0], (input[1] - kernel) / stride + 1, (input[2] - kernel) / stride + 1},
      .parameters = {}};
}

ValueId emit(const LayerEmission& layer) {
  return layer.apply(
      kMaxPool2d, {layer.inputs.at(0)}, true,
      {{"kernel", layer.options.number("kernel")}, {"stride", layer.options.number("stride")}});
}

}  // namespace

const LayerType kMaxPool2dLayer{
    .name = "max_pool2d",
    .label = "Max pool",
    .help = "Keeps the strongest answer in each window: a smaller picture, less exact about place.",
    .formula = R"(y_{c,i,j} = \max_{u,v} x_{c,\,si+u,\,sj+v})",
    .short_name = "pool",
    .options = kOptions,
    .declare = declare,
    .emit = emit};

}  // namespace inkgrad
