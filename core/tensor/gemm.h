// Matrix product, the one kernel behind dense and convolution layers.
#pragma once

#include "core/base/parallel.h"
#include "core/tensor/into.h"

namespace inkgrad {

enum class Transpose { kNo, kYes };

// A matrix in row-major memory: element (r, c) is data[r * stride + c].
struct MatrixView {
  const Scalar* data;
  Index stride;
  Transpose transpose = Transpose::kNo;  // read it as its transpose
};

// C[rows, columns] (+)= A[rows, depth] B[depth, columns], sizes after transposing. Each element of
// C is one sum in a fixed order.
void gemm(Index rows, Index columns, Index depth, MatrixView a, MatrixView b, Scalar* c,
          Index c_stride, Into into);

// The same with C's larger side cut into kParts fixed parts, one task each.
void gemm(Parallel& parallel, Index rows, Index columns, Index depth, MatrixView a, MatrixView b,
          Scalar* c, Index c_stride, Into into);

// Three loops, as the definition reads: what the fast one is tested against.
void gemm_naive(Index rows, Index columns, Index depth, MatrixView a, MatrixView b, Scalar* c,
                Index c_stride, Into into);

}  // namespace inkgrad
