// Dropout: any shape -> the same: while training some numbers, or whole channels, are left out.
#include <array>

#include "core/nn/layer.h"
#include "core/ops/registry.h"

namespace inkgrad {

namespace {

const std::array<OptionSpec, 2> kOptions{{
    {.name = "rate",
     .label = "Rate",
     .help = "The share of numbers left out of each batch.",
     .standard = 0.25,
     .min = 0,
     .max = 0.95},
    {.name = "whole_channels",
     .label = "Whole channels",
     .help = "Leaves out whole pictures instead of single numbers: spatial dropout, which suits "
             "convolutions.",
     .kind = OptionKind::kBoolean,
     .standard = 0,
     .min = 0,
     .max = 1},
}};

LayerDeclaration declare(const LayerRequest& request) {
  return {.output = request.inputs.at(0), .parameters = {}};
}

ValueId emit(const LayerEmission& layer) {
  return layer.apply(kDropout, {layer.inputs.at(0)}, true, Attributes(layer.options));
}

}  // namespace

const LayerType kDropoutLayer{
    .name = "dropout",
    .label = "Dropout",
    .help =
        "While training, leaves numbers out by chance, so that no unit can lean on another. "
        "Answers use them all.",
    .formula = R"(y = \frac{m}{1 - p}\, x, \quad P(m = 0) = p)",
    .short_name = "drop",
    .options = kOptions,
    .declare = declare,
    .emit = emit};

}  // namespace inkgrad
