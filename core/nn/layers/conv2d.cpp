// Conv2d: [C, H, W] -> [channels, H', W'], square kernels, zero padding, one bias a channel.
#include <array>

#include "core/base/text.h"
#include "core/nn/weight_options.h"
#include "core/ops/registry.h"

namespace inkgrad {

namespace {

const std::array<OptionSpec, 8> kOptions{{
    {.name = "channels",
     .label = "Channels",
     .help = "How many filters, each giving one picture.",
     .kind = OptionKind::kInteger,
     .standard = 8,
     .min = 1,
     .max = 128,
     .scale = OptionScale::kLog},
    {.name = "kernel",
     .label = "Kernel",
     .help = "Side of the square window of a filter.",
     .kind = OptionKind::kInteger,
     .standard = 3,
     .min = 1,
     .max = 11,
     .unit = "px"},
    {.name = "stride",
     .label = "Stride",
     .help = "How far the window moves from place to place.",
     .kind = OptionKind::kInteger,
     .standard = 1,
     .min = 1,
     .max = 8,
     .unit = "px"},
    {.name = "padding",
     .label = "Padding",
     .help = "Rows and columns of zeros put around the picture. (Kernel - 1) / 2 keeps its size.",
     .kind = OptionKind::kInteger,
     .standard = 1,
     .min = 0,
     .max = 10,
     .unit = "px"},
    bias_option(),
    init_option(),
    init_scale_option(),
    frozen_option(),
}};

LayerDeclaration declare(const LayerRequest& request) {
  const Shape& input = request.inputs.at(0);
  const Options& options = request.options;
  const Index kernel = options.integer("kernel");
  const Index padding = options.integer("padding");
  const Index stride = options.integer("stride");
  if (input.rank() != 3) reject_layer_input("conv2d", request, "[C,H,W]");
  const Index room = kernel - 2 * padding;
  if (input[1] < room || input[2] < room) {
    reject_layer_input(
        "conv2d", request,
        text("with H and W of at least ", room, " (kernel ", kernel, ", padding ", padding, ")"));
  }
  const auto out_side = [&](Index side) { return (side + 2 * padding - kernel) / stride + 1; };
  const Index channels = options.integer("channels");
  const Index area = kernel * kernel;
  LayerDeclaration declared{.output = Shape{channels, out_side(input[1]), out_side(input[2])},
                            .parameters = {}};
  declared.parameters.push_back(weight_parameter(
      options, Shape{channels, input[0], kernel, kernel},
      {.rows = channels, .columns = input[0] * area, .fan = {input[0] * area, channels * area}}));
  if (options.flag("bias")) declared.parameters.push_back({"bias", Shape{channels}, {}});
  return declared;
}

ValueId emit(const LayerEmission& layer) {
  const bool bias = layer.options.flag("bias");
  const ValueId maps = layer.apply(
      kConv2d, {layer.inputs.at(0), layer.parameters.at(0)}, !bias,
      {{"stride", layer.options.number("stride")}, {"padding", layer.options.number("padding")}});
  return bias ? layer.apply(kAddBias, {maps, layer.parameters.at(1)}, true) : maps;
}

}  // namespace

const LayerType kConv2dLayer{
    .name = "conv2d",
    .label = "Convolution",
    .help = "Slides small filters over the picture: the same weights look everywhere.",
    .formula = R"(y_{o,i,j} = b_o + \sum_{c,u,v} w_{o,c,u,v}\, x_{c,\,si+u-p,\,sj+v-p})",
    .short_name = "conv",
    .options = kOptions,
    .declare = declare,
    .emit = emit};

}  // namespace inkgrad
