#include "core/tensor/gemm.h"

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

// Below this many multiply-adds a task costs more to hand out than to do.
constexpr Index kWorthSharing = 64 * 1024;

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

void gemm(Parallel& parallel, Index rows, Index columns, Index depth, MatrixView a, MatrixView b,
          Scalar* c, Index c_stride, Into into) {
  if (rows * columns * depth < kWorthSharing) {
    gemm(rows, columns, depth, a, b, c, c_stride, into);
    return;
  }
  constexpr Index kGrain = 8;  // whole register tiles
  const bool by_rows = rows >= columns;
  parallel.run(kParts, [&](Index part) {
    const Range range = part_of(by_rows ? rows : columns, part, kParts, kGrain);
    if (range.size() == 0) return;
    if (by_rows) {
      MatrixView rows_of_a = a;
      rows_of_a.data += range.begin * (a.transpose == Transpose::kYes ? 1 : a.stride);
      gemm(range.size(), columns, depth, rows_of_a, b, c + range.begin * c_stride, c_stride, into);
    } else {
      MatrixView columns_of_b = b;
      columns_of_b.data += range.begin * (b.transpose == Transpose::kYes ? b.stride : 1);
      gemm(rows, range.size(), depth, a, columns_of_b, c + range.begin, c_stride, into);
    }
  });
}

}  // namespace inkgrad
