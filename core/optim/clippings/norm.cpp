// norm: a gradient longer than the limit is shortened to it and keeps its direction. (Pascanu,
// Mikolov, Bengio 2013.)
#include <array>

#include "core/optim/clipping.h"

namespace inkgrad {

namespace {

constexpr std::array kOptions{
    OptionSpec{.name = "limit",
               .label = "Limit",
               .help = "The gradient of all parameters together is no longer than this.",
               .standard = 1,
               .min = 1e-4,
               .max = 1000,
               .scale = OptionScale::kLog}};

void clip(const Options& options, double length, ParameterStore& store) {
  const double limit = options.number("limit");
  if (length <= limit) return;
  const auto factor = static_cast<Scalar>(limit / length);
  for (Scalar& g : store.gradients()) g *= factor;
}

}  // namespace

const ClippingType kNormClipping{.name = "norm",
                                 .label = "By length",
                                 .help = "Shortens the whole gradient; its direction stays.",
                                 .formula = R"(g \leftarrow g \cdot \min(1, c / \lVert g \rVert))",
                                 .options = kOptions,
                                 .clip = clip};

}  // namespace inkgrad
