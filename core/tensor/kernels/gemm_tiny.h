// Products of dense matrices with one, two or four columns, as the layers of tiny nets have them:
// four rows at a time, one in each lane.
#pragma once

#include "core/tensor/gemm.h"
#include "core/tensor/kernels/panel.h"

namespace inkgrad::kernels {

// C = A B for a tall A, or for an A that is the transpose of a tall one. False, and nothing done,
// when the sizes are not of this kind.
bool tiny_product(Index rows, Index columns, Index depth, const Strided& a, const Strided& b,
                  Scalar* c, Index c_stride, Into into);

}  // namespace inkgrad::kernels
