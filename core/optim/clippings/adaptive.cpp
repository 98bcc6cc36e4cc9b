// adaptive (AGC): the gradient of each unit is at most `limit` times as long as its weights. A unit
// is a filter [unit, C, K, K] or a column [in, unit]; a bias vector counts as one unit, and weights
// shorter than 0.001 as that long. (Brock, De, Smith, Simonyan 2021, section 4.1.)
#include <algorithm>
#include <array>

#include "core/nn/units.h"
#include "core/optim/clipping.h"

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

void clip_unit(double limit, std::span<const Scalar> weights, std::span<Scalar> gradient,
               const WeightUnit& unit) {
  const double most = limit * std::max(unit_length(weights, unit), kShortest);
  const double came = unit_length(gradient, unit);
  if (came > most) scale_unit(gradient, unit, most / came);
}

void clip(const Options& options, double, ParameterStore& store) {
  const double limit = options.number("limit");
  for (const Parameter& p : store.parameters()) {
    const std::span<const Scalar> weights = store.value(p).values();
    const std::span<Scalar> gradient = store.gradient(p).values();
    for (std::size_t u = 0; u < unit_count(p.shape); ++u) {
      clip_unit(limit, weights, gradient, unit_at(p.shape, u));
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
