// Layer norm: any shape -> the same: all numbers of one example together brought to mean 0 and
// variance 1, then each scaled and shifted as learned.
#include <array>

#include "core/nn/norm_layer.h"
#include "core/nn/weight_options.h"
#include "core/ops/registry.h"

namespace inkgrad {

namespace {

const std::array<OptionSpec, 2> kOptions{{epsilon_option(), frozen_option()}};

LayerDeclaration declare(const LayerRequest& request) {
  const Shape& input = request.inputs.at(0);
  return {.output = input, .parameters = scale_and_shift(input)};
}

ValueId emit(const LayerEmission& layer) {
  return layer.apply(kLayerNorm,
                     {layer.inputs.at(0), layer.parameters.at(0), layer.parameters.at(1)}, true,
                     Attributes(layer.options));
}

}  // namespace

const LayerType kLayerNormLayer{
    .name = "layer_norm",
    .label = "Layer norm",
    .help =
        "Brings all numbers of one example together to mean 0 and variance 1: the other examples "
        "of the batch do not matter.",
    .formula = R"(y_i = \gamma_i \frac{x_i - \mu}{\sqrt{\sigma^2 + \epsilon}} + \beta_i)",
    .short_name = "ln",
    .options = kOptions,
    .declare = declare,
    .emit = emit};

}  // namespace inkgrad
