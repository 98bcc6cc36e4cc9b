// Sums over many numbers, several at a time: one fixed order, which depends on the count alone.
#pragma once

#include "core/base/scalar.h"

namespace inkgrad::kernels {

Scalar sum(const Scalar* x, Index count);
// In double. Finite exactly when all numbers are: a float's square never overflows a double.
double sum_of_squares(const Scalar* x, Index count);

}  // namespace inkgrad::kernels
