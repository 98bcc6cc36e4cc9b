#include <cmath>

#include "core/base/error.h"
#include "core/landscape/test_surface.h"

namespace inkgrad {

namespace {

constexpr int kLargestSide = 512;

SurfaceBounds bounds_of(const TestSurface& type, const Options& options) {
  if (type.name != kOwnSurface) return type.bounds;
  const double reach = options.number("reach");
  return {-reach, reach, -reach, reach};
}

std::string formula_of(const TestSurface& type, std::string_view formula) {
  if (formula.empty()) return std::string(type.expression);
  if (type.name != kOwnSurface) {
    throw Error(ErrorCode::kInvalidArgument,
                text("surface \"", type.name, "\": expected no formula, got one"));
  }
  return std::string(formula);
}

}  // namespace

Surface::Surface(const TestSurface& type, const Options& options, std::string_view formula)
    : type_(&type),
      formula_(formula_of(type, formula)),
      bounds_(bounds_of(type, options)),
      expression_(formula_) {}

std::vector<Scalar> Surface::grid(int side) const {
  if (side < 2 || side > kLargestSide) {
    throw Error(ErrorCode::kInvalidArgument,
                text("surface, side: expected 2 to ", kLargestSide, ", got ", side));
  }
  std::vector<Scalar> values;
  values.reserve(static_cast<std::size_t>(side) * static_cast<std::size_t>(side));
  const auto between = [side](double low, double high, int i) {
    return std::lerp(low, high, double(i) / double(side - 1));
  };
  for (int row = 0; row < side; ++row) {
    const double y = between(bounds_.bottom, bounds_.top, row);
    for (int column = 0; column < side; ++column) {
      const double x = between(bounds_.left, bounds_.right, column);
      values.push_back(static_cast<Scalar>(value({x, y})));
    }
  }
  return values;
}

}  // namespace inkgrad
