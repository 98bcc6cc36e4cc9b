// value: every number of the gradient is brought into -limit .. limit. Turns the direction too.
#include <algorithm>
#include <array>

#include "core/optim/clipping.h"

namespace inkgrad {

namespace {

constexpr std::array kOptions{OptionSpec{.name = "limit",
                                         .label = "Limit",
                                         .help = "No number of the gradient is larger than this.",
                                         .standard = 0.1,
                                         .min = 1e-5,
                                         .max = 100,
                                         .scale = OptionScale::kLog}};

void clip(const Options& options, double, ParameterStore& store) {
  const auto limit = static_cast<Scalar>(options.number("limit"));
  for (Scalar& g : store.gradients()) g = std::clamp(g, -limit, limit);
}

}  // namespace

const ClippingType kValueClipping{.name = "value",
                                  .label = "By value",
                                  .help = "Cuts off each number of the gradient by itself.",
                                  .formula = R"(g_i \leftarrow \max(-c, \min(c, g_i)))",
                                  .options = kOptions,
                                  .clip = clip};

}  // namespace inkgrad
