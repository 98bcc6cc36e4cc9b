#include "core/nn/weight_options.h"

namespace inkgrad {

OptionSpec bias_option() {
  return {.name = "bias",
          .label = "Bias",
          .help = "A number added to every unit or channel, learned too.",
          .kind = OptionKind::kBoolean,
          .standard = 1,
          .min = 0,
          .max = 1};
}

OptionSpec init_option() {
  return {.name = "init",
          .label = "Init",
          .help =
              "How the weights start. He suits relu, Xavier tanh and sigmoid, LeCun selu; "
              "orthogonal keeps lengths. The last four ignore how large the layer is.",
          .kind = OptionKind::kChoice,
          .choices = init_names()};
}

OptionSpec init_scale_option() {
  return {.name = "init_scale",
          .label = "Init scale",
          .help =
              "Every first weight is multiplied by this. For constant it is the weight itself, "
              "for normal the deviation, for uniform the largest.",
          .standard = 1,
          .min = 0,
          .max = 10};
}

OptionSpec frozen_option() {
  return {.name = "frozen",
          .label = "Frozen",
          .help = "Keeps its numbers as they are; everything around it goes on learning.",
          .kind = OptionKind::kBoolean,
          .standard = 0,
          .min = 0,
          .max = 1};
}

DeclaredParameter weight_parameter(const Options& options, const Shape& shape,
                                   const WeightShape& as_matrix) {
  const Init& init = init_registry().find(options.choice("init"));
  const double scale = options.number("init_scale");
  return {"weight", shape,
          [&init, as_matrix, scale](std::span<Scalar> values, Rng& rng) {
            start_weights(init, values, as_matrix, scale, rng);
          },
          as_matrix.fan};
}

}  // namespace inkgrad
