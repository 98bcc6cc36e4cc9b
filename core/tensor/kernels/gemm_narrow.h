// The matrix product where C has at most four columns: networks of a few units on many examples.
#pragma once

#include "core/tensor/gemm.h"
#include "core/tensor/kernels/panel.h"

namespace inkgrad::kernels {

// C[rows, columns] (+)= A B, C's rows `c_stride` apart. Takes no memory but the stack.
void narrow_product(Index rows, Index columns, Index depth, const Strided& a, const Strided& b,
                    Scalar* c, Index c_stride, Into into);

}  // namespace inkgrad::kernels
