// Group norm: [D] -> [D] or [C, H, W] -> the same: one example's channels in groups, each group
// brought to mean 0 and variance 1, then every channel scaled and shifted as learned.
#include <array>

#include "core/base/text.h"
#include "core/nn/norm_layer.h"
#include "core/nn/weight_options.h"
#include "core/ops/registry.h"

namespace inkgrad {

namespace {

const std::array<OptionSpec, 3> kOptions{{
    {.name = "groups",
     .label = "Groups",
     .help = "Into how many groups the channels are divided. As many as channels is instance norm.",
     .kind = OptionKind::kInteger,
     .standard = 4,
     .min = 1,
     .max = 128},
    epsilon_option(),
    frozen_option(),
}};

LayerDeclaration declare(const LayerRequest& request) {
  const Shape& input = request.inputs.at(0);
  const Index groups = request.options.integer("groups");
  if (input[0] % groups != 0) {
    reject_layer_input("group_norm", request,
                       text("with channels that divide into ", groups, " groups"));
  }
  return {.output = input, .parameters = scale_and_shift(Shape{input[0]})};
}

ValueId emit(const LayerEmission& layer) {
  return layer.apply(kGroupNorm,
                     {layer.inputs.at(0), layer.parameters.at(0), layer.parameters.at(1)}, true,
                     Attributes(layer.options));
}

}  // namespace

const LayerType kGroupNormLayer{
    .name = "group_norm",
    .label = "Group norm",
    .help =
        "Brings groups of an example's channels to mean 0 and variance 1: works with batches of "
        "any size, even one.",
    .formula = R"(y = \gamma_c \frac{x - \mu_g}{\sqrt{\sigma_g^2 + \epsilon}} + \beta_c)",
    .short_name = "gn",
    .options = kOptions,
    .declare = declare,
    .emit = emit};

}  // namespace inkgrad
