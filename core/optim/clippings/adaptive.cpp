// adaptive (AGC): the gradient of each unit is at most `limit` times as long as its weights. A unit
// is a row of the weights (a filter, a neuron); a bias vector counts as one unit, and weights
// shorter than 0.001 as that long. (Brock, De, Smith, Simonyan 2021, section 4.1.)
#include <algorithm>
#include <array>

#include "core/optim/clipping.h"
#include "core/tensor/norm.h"

namespace inkgrad {

namespace {

constexpr double kShortest = 1e-3;

constexpr std::array kOptions{
    OptionSpec{.name = "limit",
               .label = "Limit",
               .help = "How long a unit's gradient may be, as a share of its weights.",
               .standard = 0.1,
               .min = 1e-3,
               .max = 10,
               .scale = OptionScale::kLog}};

void clip_unit(double limit, std::span<const Scalar> weights, std::span<Scalar> gradient) {
  const double most = limit * std::max(norm(weights), kShortest);
  const double length = norm(gradient);
  if (length <= most) return;
  const auto factor = static_cast<Scalar>(most / length);
  for (Scalar& g : gradient) g *= factor;
}

void clip(const Options& options, double, ParameterStore& store) {
  const double limit = options.number("limit");
  for (const Parameter& p : store.parameters()) {
    const std::span<const Scalar> weights = store.value(p).values();
    const std::span<Scalar> gradient = store.gradient(p).values();
    const Index units = p.shape.rank() > 1 ? p.shape[0] : 1;
    const auto size = static_cast<std::size_t>(p.count / units);
    for (std::size_t at = 0; at < gradient.size(); at += size) {
      clip_unit(limit, weights.subspan(at, size), gradient.subspan(at, size));
    }
  }
}

}  // namespace

const ClippingType kAdaptiveClipping{
    .name = "adaptive",
    .label = "Adaptive",
    .help = "Measures each unit's gradient against the size of its own weights.",
    .formula = R"(g_u \leftarrow g_u \cdot \min(1, c \lVert w_u \rVert / \lVert g_u \rVert))",
    .options = kOptions,
    .clip = clip};

}  // namespace inkgrad
