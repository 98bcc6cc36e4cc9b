#include "core/nn/units.h"

#include <cmath>

namespace inkgrad {

std::size_t unit_count(const Shape& shape) {
  if (shape.rank() < 2) return 1;
  return static_cast<std::size_t>(shape[shape.rank() == 2 ? 1 : 0]);
}

WeightUnit unit_at(const Shape& shape, std::size_t index) {
  const std::size_t units = unit_count(shape);
  const std::size_t size = static_cast<std::size_t>(shape.count()) / units;
  return shape.rank() == 2 ? WeightUnit{index, units, size} : WeightUnit{index * size, 1, size};
}

double unit_length(std::span<const Scalar> numbers, const WeightUnit& unit) {
  double sum = 0;
  for (std::size_t k = 0; k < unit.count; ++k) {
    const auto x = double(numbers[unit.first + k * unit.stride]);
    sum += x * x;
  }
  return std::sqrt(sum);
}

void scale_unit(std::span<Scalar> numbers, const WeightUnit& unit, double factor) {
  const auto by = static_cast<Scalar>(factor);
  for (std::size_t k = 0; k < unit.count; ++k) numbers[unit.first + k * unit.stride] *= by;
}

}  // namespace inkgrad
