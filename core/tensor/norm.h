// The Euclidean norm of numbers, summed in double.
#pragma once

#include <cmath>
#include <span>

#include "core/tensor/kernels/sums.h"

namespace inkgrad {

// Not finite exactly when one of the numbers is not.
inline double sum_of_squares(std::span<const Scalar> numbers) {
  return kernels::sum_of_squares(numbers.data(), static_cast<Index>(numbers.size()));
}

inline double norm(std::span<const Scalar> numbers) { return std::sqrt(sum_of_squares(numbers)); }

}  // namespace inkgrad
