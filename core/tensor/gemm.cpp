#include "core/tensor/gemm.h"

namespace inkgrad {

namespace {
// Below this many multiply-adds a task costs more to hand out than to do.
constexpr Index kWorthSharing = 64 * 1024;
}  // namespace

void gemm(Parallel& parallel, Index rows, Index columns, Index depth, MatrixView a, MatrixView b,
          Scalar* c, Index c_stride, Into into) {
  if (rows * columns * depth < kWorthSharing) {
    gemm(rows, columns, depth, a, b, c, c_stride, into);
    return;
  }
  constexpr Index kGrain = 8;  // whole register tiles
  // Each task copies the panels of B that it reads: by columns every one is copied but once.
  const bool by_rows = columns < kParts * kGrain && rows >= columns;
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
