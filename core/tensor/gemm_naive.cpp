#include "core/tensor/gemm.h"

namespace inkgrad {

namespace {
Scalar element(const MatrixView& m, Index row, Index column) {
  return m.transpose == Transpose::kYes ? m.data[column * m.stride + row]
                                        : m.data[row * m.stride + column];
}
}  // namespace

void gemm_naive(Index rows, Index columns, Index depth, MatrixView a, MatrixView b, Scalar* c,
                Index c_stride, Into into) {
  for (Index i = 0; i < rows; ++i) {
    for (Index j = 0; j < columns; ++j) {
      Scalar sum = into == Into::kAccumulate ? c[i * c_stride + j] : Scalar(0);
      for (Index k = 0; k < depth; ++k) sum += element(a, i, k) * element(b, k, j);
      c[i * c_stride + j] = sum;
    }
  }
}

}  // namespace inkgrad
