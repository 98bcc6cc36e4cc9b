// The Euclidean norm of numbers, summed in double.
#pragma once

#include <cmath>
#include <span>

#include "core/base/scalar.h"

namespace inkgrad {

inline double sum_of_squares(std::span<const Scalar> numbers) {
  double sum = 0;
  for (const Scalar x : numbers) sum += double(x) * double(x);
  return sum;
}

inline double norm(std::span<const Scalar> numbers) { return std::sqrt(sum_of_squares(numbers)); }

}  // namespace inkgrad
