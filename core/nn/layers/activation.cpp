// Activation: any shape -> the same, one of the elementwise functions. prelu learns a slope of its
// own ("slope" [1]); softmax takes [C] only, since it weighs the numbers against one another.
#include <algorithm>
#include <array>

#include "core/nn/layer.h"
#include "core/ops/registry.h"

namespace inkgrad {

namespace {

// Each is the name of its op.
constexpr std::array<std::string_view, 13> kFunctions{
    "relu", "leaky_relu", "sigmoid",   "tanh",     "elu",   "selu",   "gelu",
    "silu", "softplus",   "hard_tanh", "identity", "prelu", "softmax"};
constexpr Scalar kPreluStart = 0.25;  // He et al. 2015

const std::array<OptionSpec, 3> kOptions{{
    {.name = "function",
     .label = "Function",
     .help = "Without a curved function between them, layers would melt into a single one.",
     .kind = OptionKind::kChoice,
     .choices = kFunctions},
    {.name = "negative_slope",
     .label = "Negative slope",
     .help = "For leaky relu: how steep it is below zero. Prelu learns it, from 0.25.",
     .standard = 0.01,
     .min = 0,
     .max = 1},
    {.name = "alpha",
     .label = "Alpha",
     .help = "For elu: far below zero it comes to rest at minus this.",
     .standard = 1,
     .min = 0,
     .max = 5},
}};

const Op& op_of(const Options& options) { return op_registry().find(options.choice("function")); }

LayerDeclaration declare(const LayerRequest& request) {
  const Shape& input = request.inputs.at(0);
  const std::string_view function = request.options.choice("function");
  LayerDeclaration declared{.output = input, .parameters = {}};
  if (function == kSoftmax.name && input.rank() != 1) {
    reject_layer_input("activation", request, "[C] (softmax needs a flatten before it)");
  }
  if (function == kPrelu.name) {
    declared.parameters.push_back({"slope", Shape{1}, [](std::span<Scalar> values, Rng&) {
                                     std::ranges::fill(values, kPreluStart);
                                   }});
  }
  return declared;
}

ValueId emit(const LayerEmission& layer) {
  const Op& op = op_of(layer.options);
  const ValueId x = layer.inputs.at(0);
  if (!layer.parameters.empty()) return layer.apply(op, {x, layer.parameters.at(0)}, true);
  return layer.apply(op, {x}, true, Attributes(layer.options));
}

}  // namespace

const LayerType kActivationLayer{.name = "activation",
                                 .label = "Activation",
                                 .help = "Bends every number by the same curve.",
                                 .formula = "y = f(x)",
                                 .short_name = "act",
                                 .options = kOptions,
                                 .declare = declare,
                                 .emit = emit};

}  // namespace inkgrad
