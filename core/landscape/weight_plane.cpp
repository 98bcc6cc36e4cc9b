#include "core/landscape/weight_plane.h"

#include <cmath>

#include "core/base/rng.h"
#include "core/nn/units.h"

namespace inkgrad {

void WeightPlane::at(double a, double b, std::span<Scalar> out) const {
  for (std::size_t i = 0; i < out.size(); ++i) {
    out[i] = static_cast<Scalar>(double(origin[i]) + a * double(first[i]) + b * double(second[i]));
  }
}

PlaneShadow shadow_of(const WeightPlane& plane, std::span<const Scalar> point) {
  double along_first = 0;
  double along_second = 0;
  double first_square = 0;
  double second_square = 0;
  for (std::size_t i = 0; i < point.size(); ++i) {
    const double moved = double(point[i]) - double(plane.origin[i]);
    along_first += moved * double(plane.first[i]);
    along_second += moved * double(plane.second[i]);
    first_square += double(plane.first[i]) * double(plane.first[i]);
    second_square += double(plane.second[i]) * double(plane.second[i]);
  }
  PlaneShadow shadow{.a = first_square > 0 ? along_first / first_square : 0,
                     .b = second_square > 0 ? along_second / second_square : 0};
  double square = 0;
  for (std::size_t i = 0; i < point.size(); ++i) {
    const double beside = double(point[i]) - double(plane.origin[i]) -
                          shadow.a * double(plane.first[i]) - shadow.b * double(plane.second[i]);
    square += beside * beside;
  }
  shadow.distance = std::sqrt(square);
  return shadow;
}

std::vector<Scalar> random_direction(const ParameterStore& weights, std::uint64_t seed,
                                     std::uint64_t stream) {
  std::vector<Scalar> direction(weights.values().size(), Scalar(0));
  Rng rng(seed, stream);
  for (const Parameter& p : weights.parameters()) {
    if (p.shape.rank() < 2) continue;
    const std::span<const Scalar> values = weights.value(p).values();
    const auto part = std::span(direction).subspan(static_cast<std::size_t>(p.begin),
                                                   static_cast<std::size_t>(p.count));
    for (Scalar& number : part) number = static_cast<Scalar>(rng.normal());
    for (std::size_t u = 0; u < unit_count(p.shape); ++u) {
      const WeightUnit unit = unit_at(p.shape, u);
      const double drawn = unit_length(part, unit);
      const double wanted = unit_length(values, unit);
      scale_unit(part, unit, drawn > 0 ? wanted / drawn : 0);
    }
  }
  return direction;
}

WeightPlane random_plane(const ParameterStore& weights, std::uint64_t seed) {
  const std::span<const Scalar> values = weights.values();
  return {.origin = {values.begin(), values.end()},
          .first = random_direction(weights, seed, 1),
          .second = random_direction(weights, seed, 2)};
}

}  // namespace inkgrad
