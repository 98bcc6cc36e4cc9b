#include "core/nn/pool_layer.h"

#include <array>

#include "core/base/text.h"

namespace inkgrad {

std::span<const OptionSpec> pool_options() {
  static constexpr std::array kOptions{
      OptionSpec{.name = "kernel",
                 .label = "Window",
                 .help = "Side of the square window.",
                 .kind = OptionKind::kInteger,
                 .standard = 2,
                 .min = 1,
                 .max = 8,
                 .unit = "px"},
      OptionSpec{.name = "stride",
                 .label = "Stride",
                 .help = "How far the window moves from place to place.",
                 .kind = OptionKind::kInteger,
                 .standard = 2,
                 .min = 1,
                 .max = 8,
                 .unit = "px"},
  };
  return kOptions;
}

LayerDeclaration declare_pool(std::string_view type, const LayerRequest& request) {
  const Shape& input = request.inputs.at(0);
  const Index kernel = request.options.integer("kernel");
  const Index stride = request.options.integer("stride");
  if (input.rank() != 3 || input[1] < kernel || input[2] < kernel) {
    reject_layer_input(type, request, text("[C,H,W] with H and W of at least ", kernel));
  }
  return {
      .output = Shape{input[0], (input[1] - kernel) / stride + 1, (input[2] - kernel) / stride + 1},
      .parameters = {}};
}

ValueId emit_pool(const Op& op, const LayerEmission& layer) {
  return layer.apply(
      op, {layer.inputs.at(0)}, true,
      {{"kernel", layer.options.number("kernel")}, {"stride", layer.options.number("stride")}});
}

LayerDeclaration declare_global_pool(std::string_view type, const LayerRequest& request) {
  const Shape& input = request.inputs.at(0);
  if (input.rank() != 3) reject_layer_input(type, request, "[C,H,W]");
  return {.output = Shape{input[0]}, .parameters = {}};
}

}  // namespace inkgrad
