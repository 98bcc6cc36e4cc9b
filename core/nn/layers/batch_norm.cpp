// Batch norm: [D] -> [D] or [C, H, W] -> the same: every unit or channel brought to mean 0 and
// variance 1 over the batch, then scaled and shifted as learned. Frozen, it keeps its running
// statistics and uses them while training too.
#include <array>

#include "core/nn/norm_layer.h"
#include "core/nn/weight_options.h"
#include "core/ops/registry.h"

namespace inkgrad {

namespace {

const std::array<OptionSpec, 3> kOptions{{
    {.name = "momentum",
     .label = "Momentum",
     .help = "How much of each batch goes into the running mean and variance that answers use.",
     .standard = 0.1,
     .min = 0,
     .max = 1},
    epsilon_option(),
    frozen_option(),
}};

LayerDeclaration declare(const LayerRequest& request) {
  const Shape& input = request.inputs.at(0);
  const Shape channels{input[0]};
  return {.output = input,
          .parameters = scale_and_shift(channels),
          .statistics = {{"running_mean", channels, {}}, ones("running_variance", channels)}};
}

ValueId emit(const LayerEmission& layer) {
  return layer.apply(kBatchNorm,
                     {layer.inputs.at(0), layer.parameters.at(0), layer.parameters.at(1),
                      layer.statistics.at(0), layer.statistics.at(1)},
                     true, Attributes(layer.options));
}

}  // namespace

const LayerType kBatchNormLayer{
    .name = "batch_norm",
    .label = "Batch norm",
    .help =
        "Brings every unit or channel to mean 0 and variance 1 over the batch, then scales and "
        "shifts it as learned.",
    .formula = R"(y = \gamma_c \frac{x - \mu_c}{\sqrt{\sigma_c^2 + \epsilon}} + \beta_c)",
    .short_name = "bn",
    .options = kOptions,
    .declare = declare,
    .emit = emit};

}  // namespace inkgrad
