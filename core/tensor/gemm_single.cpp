// gemm on one thread: Eigen on native machines, register tiles on WebAssembly.
#include "core/tensor/gemm.h"

#ifdef __wasm__

#include "core/tensor/kernels/gemm_tiles.h"

namespace inkgrad {

void gemm(Index rows, Index columns, Index depth, MatrixView a, MatrixView b, Scalar* c,
          Index c_stride, Into into) {
  gemm_tiles(rows, columns, depth, a, b, c, c_stride, into);
}

}  // namespace inkgrad

#else

#include "core/tensor/eigen_map.h"

namespace inkgrad {

namespace {

ConstMatrixMap as_stored(const MatrixView& m, Index rows, Index columns) {
  if (m.transpose == Transpose::kYes) std::swap(rows, columns);
  return {m.data, rows, columns, Eigen::OuterStride<>(m.stride)};
}

template <typename A, typename B>
void product(const A& a, const B& b, MatrixMap c, Into into) {
  if (into == Into::kAccumulate) {
    c.noalias() += a * b;
  } else {
    c.noalias() = a * b;
  }
}

}  // namespace

void gemm(Index rows, Index columns, Index depth, MatrixView a, MatrixView b, Scalar* c,
          Index c_stride, Into into) {
  const MatrixMap out(c, rows, columns, Eigen::OuterStride<>(c_stride));
  const ConstMatrixMap left = as_stored(a, rows, depth);
  const ConstMatrixMap right = as_stored(b, depth, columns);
  const bool flip_a = a.transpose == Transpose::kYes;
  const bool flip_b = b.transpose == Transpose::kYes;
  if (flip_a && flip_b) {
    product(left.transpose(), right.transpose(), out, into);
  } else if (flip_a) {
    product(left.transpose(), right, out, into);
  } else if (flip_b) {
    product(left, right.transpose(), out, into);
  } else {
    product(left, right, out, into);
  }
}

}  // namespace inkgrad

#endif
