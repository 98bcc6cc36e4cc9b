// adaptive (AGC): the gradient of each unit is at most `limit` times as long as its weights. A unit
// is a filter [unit, C, K, K] or a column [in, unit]; a bias vector counts as one unit, and weights
// shorter than 0.001 as that long. (Brock, De, Smith, Simonyan 2021, section 4.1.)
#include <algorithm>
#include <array>
#include <cmath>

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

// Numbers `first`, `first + stride`, ... of a parameter: the weights of one unit.
struct Unit {
  std::size_t first, stride, count;
};

double length(std::span<const Scalar> numbers, const Unit& unit) {
  double sum = 0;
  for (std::size_t k = 0; k < unit.count; ++k) {
    const auto x = double(numbers[unit.first + k * unit.stride]);
    sum += x * x;
  }
  return std::sqrt(sum);
}

void clip_unit(double limit, std::span<const Scalar> weights, std::span<Scalar> gradient,
               const Unit& unit) {
  const double most = limit * std::max(length(weights, unit), kShortest);
  const double came = length(gradient, unit);
  if (came <= most) return;
  const auto factor = static_cast<Scalar>(most / came);
  for (std::size_t k = 0; k < unit.count; ++k) gradient[unit.first + k * unit.stride] *= factor;
}

void clip(const Options& options, double, ParameterStore& store) {
  const double limit = options.number("limit");
  for (const Parameter& p : store.parameters()) {
    const std::span<const Scalar> weights = store.value(p).values();
    const std::span<Scalar> gradient = store.gradient(p).values();
    const bool columns = p.shape.rank() == 2;
    const auto units = static_cast<std::size_t>(p.shape.rank() == 1 ? 1 : p.shape[columns ? 1 : 0]);
    const std::size_t size = gradient.size() / units;
    for (std::size_t u = 0; u < units; ++u) {
      clip_unit(limit, weights, gradient, columns ? Unit{u, units, size} : Unit{u * size, 1, size});
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
