// The weights of single units within a parameter: a filter of [unit, C, K, K], a column of [in,
// unit]; a list (biases) is one unit.
#pragma once

#include <span>

#include "core/tensor/shape.h"

namespace inkgrad {

// Numbers `first`, `first + stride`, ... of the parameter.
struct WeightUnit {
  std::size_t first, stride, count;
};

std::size_t unit_count(const Shape& shape);
WeightUnit unit_at(const Shape& shape, std::size_t index);
// Euclidean.
double unit_length(std::span<const Scalar> numbers, const WeightUnit& unit);
void scale_unit(std::span<Scalar> numbers, const WeightUnit& unit, double factor);

}  // namespace inkgrad
