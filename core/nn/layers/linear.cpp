// Linear (dense, fully connected): [D_in] -> [D_out], Y = X W + b.
#include <array>

#include "core/nn/layer.h"
#include "core/ops/registry.h"
#include "core/tensor/init.h"

namespace inkgrad {

namespace {

const std::array<OptionSpec, 3> kOptions{{
    {.name = "units",
     .label = "Units",
     .help = "How many numbers come out.",
     .kind = OptionKind::kInteger,
     .standard = 10,
     .min = 1,
     .max = 1024,
     .scale = OptionScale::kLog},
    {.name = "bias",
     .label = "Bias",
     .help = "A number added to every unit, learned too.",
     .kind = OptionKind::kBoolean,
     .standard = 1,
     .min = 0,
     .max = 1},
    {.name = "init",
     .label = "Init",
     .help = kInitHelp,
     .kind = OptionKind::kChoice,
     .choices = init_names()},
}};

LayerDeclaration declare(const LayerRequest& request) {
  const Shape& input = request.inputs.at(0);
  if (input.rank() != 1) reject_layer_input("linear", request, "[D] (put a flatten before it)");
  const Index units = request.options.integer("units");
  const Fan fan{input[0], units};
  const Init& init = init_registry().find(request.options.choice("init"));
  LayerDeclaration declared{.output = Shape{units}, .parameters = {}};
  declared.parameters.push_back(
      {"weight", Shape{input[0], units},
       [fan, &init](std::span<Scalar> values, Rng& rng) { init.fill(values, fan, rng); }});
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
