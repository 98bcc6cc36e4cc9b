// ConvTranspose2d: [C, H, W] -> [channels, H', W'], H' = (H - 1) stride - 2 padding + kernel +
// output padding; one bias a channel. (Zeiler et al. 2010; Dumoulin and Visin 2016.)
#include <algorithm>
#include <array>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/nn/weight_options.h"
#include "core/ops/registry.h"

namespace inkgrad {

namespace {

const std::array<OptionSpec, 9> kOptions{{
    {.name = "channels",
     .label = "Channels",
     .help = "How many pictures come out.",
     .kind = OptionKind::kInteger,
     .standard = 8,
     .min = 1,
     .max = 128,
     .scale = OptionScale::kLog},
    {.name = "kernel",
     .label = "Kernel",
     .help = "Side of the square that every pixel puts into the picture that comes out.",
     .kind = OptionKind::kInteger,
     .standard = 2,
     .min = 1,
     .max = 11,
     .unit = "px"},
    {.name = "stride",
     .label = "Stride",
     .help = "How far apart these squares are: about how many times larger the picture becomes.",
     .kind = OptionKind::kInteger,
     .standard = 2,
     .min = 1,
     .max = 8,
     .unit = "px"},
    {.name = "padding",
     .label = "Padding",
     .help = "Rows and columns cut off around the picture that comes out.",
     .kind = OptionKind::kInteger,
     .standard = 0,
     .min = 0,
     .max = 10,
     .unit = "px"},
    {.name = "output_padding",
     .label = "Output padding",
     .help =
         "Rows and columns more at the end, fewer than the stride: for a size between the others.",
     .kind = OptionKind::kInteger,
     .standard = 0,
     .min = 0,
     .max = 7,
     .unit = "px"},
    bias_option(),
    init_option(),
    init_scale_option(),
    frozen_option(),
}};

// The smallest input that leaves one pixel.
Index least_side(const Options& options) {
  const Index stride = options.integer("stride");
  const Index lacking = 1 + 2 * options.integer("padding") - options.integer("kernel") -
                        options.integer("output_padding");
  return lacking <= 0 ? 1 : (lacking + stride - 1) / stride + 1;
}

void expect_fit(const LayerRequest& request) {
  const Shape& input = request.inputs.at(0);
  const Options& options = request.options;
  const Index stride = options.integer("stride");
  if (input.rank() != 3) reject_layer_input("conv_transpose2d", request, "[C,H,W]");
  if (options.integer("output_padding") >= stride) {
    throw Error(
        ErrorCode::kInvalidArgument,
        text("conv_transpose2d \"", request.name, "\": expected output padding below stride ",
             stride, ", got ", options.integer("output_padding")));
  }
  const Index least = least_side(options);
  if (input[1] < least || input[2] < least) {
    reject_layer_input(
        "conv_transpose2d", request,
        text("with H and W of at least ", least, " (kernel ", options.integer("kernel"),
             ", stride ", stride, ", padding ", options.integer("padding"), ")"));
  }
}

LayerDeclaration declare(const LayerRequest& request) {
  expect_fit(request);
  const Shape& input = request.inputs.at(0);
  const Options& options = request.options;
  const Index kernel = options.integer("kernel");
  const Index stride = options.integer("stride");
  const Index channels = options.integer("channels");
  const auto out_side = [&](Index side) {
    return (side - 1) * stride - 2 * options.integer("padding") + kernel +
           options.integer("output_padding");
  };
  LayerDeclaration declared{.output = Shape{channels, out_side(input[1]), out_side(input[2])},
                            .parameters = {}};
  const Index area = kernel * kernel;
  // Each output is under one in stride^2 of a kernel's weights, and under one at least.
  const Index fan_in = std::max(input[0], input[0] * area / (stride * stride));
  declared.parameters.push_back(weight_parameter(
      options, Shape{input[0], channels, kernel, kernel},
      {.rows = input[0], .columns = channels * area, .fan = {fan_in, channels * area}}));
  if (options.flag("bias")) declared.parameters.push_back({"bias", Shape{channels}, {}});
  return declared;
}

ValueId emit(const LayerEmission& layer) {
  const bool bias = layer.options.flag("bias");
  const ValueId maps =
      layer.apply(kConvTranspose2d, {layer.inputs.at(0), layer.parameters.at(0)}, !bias,
                  {{"stride", layer.options.number("stride")},
                   {"padding", layer.options.number("padding")},
                   {"output_padding", layer.options.number("output_padding")}});
  return bias ? layer.apply(kAddBias, {maps, layer.parameters.at(1)}, true) : maps;
}

}  // namespace

const LayerType kConvTranspose2dLayer{
    .name = "conv_transpose2d",
    .label = "Transposed convolution",
    .help =
        "A convolution backwards: every pixel paints a small learned picture, a larger one "
        "comes out.",
    .formula = R"(y_{o,\,si+u-p,\,sj+v-p} \mathrel{+}= \sum_c w_{c,o,u,v}\, x_{c,i,j})",
    .short_name = "deconv",
    .options = kOptions,
    .declare = declare,
    .emit = emit};

}  // namespace inkgrad
