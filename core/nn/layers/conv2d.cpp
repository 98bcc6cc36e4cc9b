// Conv2d: [C, H, W] -> [channels, H', W'], square kernels, zero padding, one bias a channel.
// (Yu and Koltun 2016 for dilation, Chollet 2017 and Howard et al. 2017 for groups of one channel.)
#include <array>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/nn/weight_options.h"
#include "core/ops/conv2d.h"
#include "core/ops/registry.h"
#include "core/tensor/window.h"

namespace inkgrad {

namespace {

constexpr std::array<std::string_view, 3> kPaddingModes{"number", "same", "valid"};

const std::array<OptionSpec, 11> kOptions{{
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
    {.name = "padding_mode",
     .label = "Padding is",
     .help = "A number: as much as Padding says. Same: what keeps the picture's size (at stride s, "
             "size / s rounded up), an odd row of zeros at the end. Valid: none.",
     .kind = OptionKind::kChoice,
     .choices = kPaddingModes},
    {.name = "dilation",
     .label = "Dilation",
     .help = "Pixels from one weight of the window to the next: 2 or more spread it with gaps.",
     .kind = OptionKind::kInteger,
     .standard = 1,
     .min = 1,
     .max = 8,
     .unit = "px"},
    {.name = "groups",
     .label = "Groups",
     .help =
         "Channels in that many groups, each with filters of its own that see no other group. As "
         "many as channels come in is called depthwise.",
     .kind = OptionKind::kInteger,
     .standard = 1,
     .min = 1,
     .max = 128,
     .scale = OptionScale::kLog},
    bias_option(),
    init_option(),
    init_scale_option(),
    frozen_option(),
}};

// Over all channels of a picture [C, H, W].
Window window(const Options& options, Index channels, Index height, Index width) {
  Window window{.channels = channels,
                .height = height,
                .width = width,
                .kernel = options.integer("kernel"),
                .stride = options.integer("stride"),
                .dilation = options.integer("dilation")};
  const std::string_view mode = options.choice("padding_mode");
  if (mode == "same") window.padding = same_padding(window);
  if (mode == "number") window.padding = Padding::even(options.integer("padding"));
  return window;
}

void expect_room(const LayerRequest& request, const Window& window) {
  if (window.fits()) return;
  const Index padding = window.padding.top;
  const std::string dilation = window.dilation > 1 ? text("dilation ", window.dilation, ", ") : "";
  reject_layer_input("conv2d", request,
                     text("with H and W of at least ", window.reach() - 2 * padding, " (kernel ",
                          window.kernel, ", ", dilation, "padding ", padding, ")"));
}

void expect_groups(const LayerRequest& request, Index groups, Index channels) {
  if (request.inputs.at(0)[0] % groups != 0) {
    reject_layer_input("conv2d", request, text("[C,H,W] with C a multiple of groups ", groups));
  }
  if (channels % groups != 0) {
    throw Error(ErrorCode::kShapeMismatch,
                text("conv2d \"", request.name, "\": expected channels to be a multiple of groups ",
                     groups, ", got ", channels));
  }
}

LayerDeclaration declare(const LayerRequest& request) {
  const Shape& input = request.inputs.at(0);
  const Options& options = request.options;
  if (input.rank() != 3) reject_layer_input("conv2d", request, "[C,H,W]");
  const Window win = window(options, input[0], input[1], input[2]);
  const Index channels = options.integer("channels");
  const Index groups = options.integer("groups");
  expect_room(request, win);
  expect_groups(request, groups, channels);
  const Index seen = input[0] / groups;  // channels that a filter sees
  const Index area = win.kernel * win.kernel;
  LayerDeclaration declared{.output = Shape{channels, win.out_height(), win.out_width()},
                            .parameters = {}};
  declared.parameters.push_back(weight_parameter(
      options, Shape{channels, seen, win.kernel, win.kernel},
      {.rows = channels, .columns = seen * area, .fan = {seen * area, channels / groups * area}}));
  if (options.flag("bias")) declared.parameters.push_back({"bias", Shape{channels}, {}});
  return declared;
}

ValueId emit(const LayerEmission& layer) {
  const bool bias = layer.options.flag("bias");
  const ValueId x = layer.inputs.at(0);
  const Shape& shape = layer.tape.value(x).data.shape();
  const Window win = window(layer.options, shape[1], shape[2], shape[3]);
  const ValueId maps = layer.apply(kConv2d, {x, layer.parameters.at(0)}, !bias,
                                   conv2d_attributes(win, layer.options.integer("groups")));
  return bias ? layer.apply(kAddBias, {maps, layer.parameters.at(1)}, true) : maps;
}

}  // namespace

const LayerType kConv2dLayer{
    .name = "conv2d",
    .label = "Convolution",
    .help = "Slides small filters over the picture: the same weights look everywhere.",
    .formula = R"(y_{o,i,j} = b_o + \sum_{c,u,v} w_{o,c,u,v}\, x_{c,\,si+du-p,\,sj+dv-p})",
    .short_name = "conv",
    .options = kOptions,
    .declare = declare,
    .emit = emit};

}  // namespace inkgrad
