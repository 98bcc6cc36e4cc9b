// Linear (dense, fully connected): [D_in] -> [D_out], Y = X W + b.
#include <array>

#include "core/nn/weight_options.h"
#include "core/ops/registry.h"

namespace inkgrad {

namespace {

const std::array<OptionSpec, 5> kOptions{{
    {.name = "units",
     .label = "Units",
     .help = "How many numbers come out.",
     .kind = OptionKind::kInteger,
     .standard = 10,
     .min = 1,
     .max = 1024,
     .scale = OptionScale::kLog},
    bias_option(),
    init_option(),
    init_scale_option(),
    frozen_option(),
}};

LayerDeclaration declare(const LayerRequest& request) {
  const Shape& input = request.inputs.at(0);
  if (input.rank() != 1) reject_layer_input("linear", request, "[D] (put a flatten before it)");
  const Index units = request.options.integer("units");
  LayerDeclaration declared{.output = Shape{units}, .parameters = {}};
  declared.parameters.push_back(
      weight_parameter(request.options, Shape{input[0], units},
                       {.rows = input[0], .columns = units, .fan = {input[0], units}}));
  if (request.options.flag("bias")) declared.parameters.push_back({"bias", Shape{units}, {}});
  return declared;
}

ValueId emit(const LayerEmission& layer) {
  const bool bias = layer.options.flag("bias");
  const ValueId product = layer.apply(kMatmul, {layer.inputs.at(0), layer.parameters.at(0)}, !bias);
  return bias ? layer.apply(kAddBias, {product, layer.parameters.at(1)}, true) : product;
}

}  // namespace

const LayerType kLinearLayer{.name = "linear",
                             .label = "Dense",
                             .help = "Every output is a weighted sum of all inputs.",
                             .formula = "Y = X W + b",
                             .short_name = "linear",
                             .options = kOptions,
                             .declare = declare,
                             .emit = emit};

}  // namespace inkgrad
