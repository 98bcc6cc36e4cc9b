// Activation: any shape -> the same, one of the elementwise functions.
#include <array>

#include "core/nn/layer.h"
#include "core/ops/registry.h"

namespace inkgrad {

namespace {

constexpr std::array<std::string_view, 4> kFunctions{"relu", "leaky_relu", "sigmoid", "tanh"};

const std::array<OptionSpec, 2> kOptions{{
    {.name = "function",
     .label = "Function",
     .help = "Without a curved function between them, layers would melt into a single one.",
     .kind = OptionKind::kChoice,
     .choices = kFunctions},
    {.name = "negative_slope",
     .label = "Negative slope",
     .help = "For leaky relu: how steep it is below zero.",
     .standard = 0.01,
     .min = 0,
     .max = 1},
}};

LayerDeclaration declare(const LayerRequest& request) {
  return {.output = request.inputs.at(0), .parameters = {}};
}

ValueId emit(const LayerEmission& layer) {
  // The choice names the op.
  return layer.apply(op_registry().find(layer.options.choice("function")), {layer.inputs.at(0)},
                     true, {{"negative_slope", layer.options.number("negative_slope")}});
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
