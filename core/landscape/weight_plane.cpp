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

namespace {

double dot(std::span<const Scalar> a, std::span<const Scalar> b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += double(a[i]) * double(b[i]);
  return sum;
}

// Coordinates of the point of the plane whose inner products with the two directions are these.
PlaneSlope solved(const WeightPlane& plane, const PlaneSlope& products) {
  const double aa = dot(plane.first, plane.first);
  const double bb = dot(plane.second, plane.second);
  const double ab = dot(plane.first, plane.second);
  const double area = aa * bb - ab * ab;
  // Along one line there is no second coordinate.
  if (area <= 1e-9 * aa * bb) {
    if (aa > 0) return {.a = products.a / aa, .b = 0};
    return {.a = 0, .b = bb > 0 ? products.b / bb : 0};
  }
  return {.a = (products.a * bb - products.b * ab) / area,
          .b = (products.b * aa - products.a * ab) / area};
}

}  // namespace

PlaneSlope slope_on(const WeightPlane& plane, std::span<const Scalar> gradient) {
  return {.a = dot(gradient, plane.first), .b = dot(gradient, plane.second)};
}

double square_within(const WeightPlane& plane, const PlaneSlope& slope) {
  const PlaneSlope at = solved(plane, slope);
  return at.a * slope.a + at.b * slope.b;
}

PlaneShadow shadow_of(const WeightPlane& plane, std::span<const Scalar> point) {
  PlaneSlope products;
  for (std::size_t i = 0; i < point.size(); ++i) {
    const double moved = double(point[i]) - double(plane.origin[i]);
    products.a += moved * double(plane.first[i]);
    products.b += moved * double(plane.second[i]);
  }
  const PlaneSlope at = solved(plane, products);
  PlaneShadow shadow{.a = at.a, .b = at.b};
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
