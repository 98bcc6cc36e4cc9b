// Upsample2d: [C, H, W] -> [C, scale H, scale W]: pixels repeated, or straight lines between them.
#include <array>

#include "core/nn/layer.h"
#include "core/ops/registry.h"

namespace inkgrad {

namespace {

constexpr std::array<std::string_view, 2> kModes{"nearest", "bilinear"};

const std::array<OptionSpec, 2> kOptions{{
    {.name = "scale",
     .label = "Scale",
     .help = "How many times higher and wider the picture becomes.",
     .kind = OptionKind::kInteger,
     .standard = 2,
     .min = 1,
     .max = 8},
    {.name = "mode",
     .label = "Mode",
     .help = "Nearest repeats every pixel; bilinear passes evenly from one to the next.",
     .kind = OptionKind::kChoice,
     .choices = kModes},
}};

LayerDeclaration declare(const LayerRequest& request) {
  const Shape& input = request.inputs.at(0);
  const Index scale = request.options.integer("scale");
  if (input.rank() != 3) reject_layer_input("upsample2d", request, "[C,H,W]");
  return {.output = Shape{input[0], scale * input[1], scale * input[2]}, .parameters = {}};
}

ValueId emit(const LayerEmission& layer) {
  const bool nearest = layer.options.choice("mode") == "nearest";
  return layer.apply(nearest ? kUpsampleNearest2d : kUpsampleBilinear2d, {layer.inputs.at(0)}, true,
                     {{"scale", layer.options.number("scale")}});
}

}  // namespace

const LayerType kUpsample2dLayer{.name = "upsample2d",
                                 .label = "Upsample",
                                 .help = "Makes the picture larger, without weights.",
                                 .formula = R"(y_{c,i,j} = x_{c,\,i/s,\,j/s})",
                                 .short_name = "up",
                                 .options = kOptions,
                                 .declare = declare,
                                 .emit = emit};

}  // namespace inkgrad
