// The matrix product by register tiles of 4 x 8: what WebAssembly runs, where Eigen has no SIMD of
// its own (measured: three times as fast). Written with the compilers' portable vectors, so that
// native tests run the very same code.
#pragma once

#include "core/tensor/gemm.h"

namespace inkgrad {

// As gemm() in gemm.h, on one thread. Takes no memory but the stack.
void gemm_tiles(Index rows, Index columns, Index depth, MatrixView a, MatrixView b, Scalar* c,
                Index c_stride, Into into);

}  // namespace inkgrad
