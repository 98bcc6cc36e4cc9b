// The matrix product by register tiles: what WebAssembly runs, where Eigen has no SIMD of its own.
#pragma once

#include "core/tensor/gemm.h"

namespace inkgrad {

// As gemm() in gemm.h, on one thread. Takes no memory but the stack.
void gemm_tiles(Index rows, Index columns, Index depth, MatrixView a, MatrixView b, Scalar* c,
                Index c_stride, Into into);

}  // namespace inkgrad
