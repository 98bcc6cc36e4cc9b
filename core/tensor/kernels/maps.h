// Functions of many numbers at once. Relative error against the exact value, over all floats:
// at most 2e-7 (3.4 units of 2^-24) each, 3e-7 for softplus, tested; results below the smallest
// normal number are 0. NaN stays NaN. In double they are the standard library's.
#pragma once

#include "core/base/scalar.h"

namespace inkgrad::kernels {

// y may be x.
void exp_all(const Scalar* x, Scalar* y, Index count);
void tanh_all(const Scalar* x, Scalar* y, Index count);
// 1 / (1 + exp(-x))
void sigmoid_all(const Scalar* x, Scalar* y, Index count);
// log(1 + exp(x)), by the equal max(x, 0) + log(1 + exp(-|x|)), which cannot overflow
void softplus_all(const Scalar* x, Scalar* y, Index count);

}  // namespace inkgrad::kernels
