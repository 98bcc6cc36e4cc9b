#include "core/tensor/kernels/gemm_narrow.h"

#include <algorithm>

namespace inkgrad::kernels {

namespace {

constexpr Index kDepthBlock = 512;
constexpr Index kRowsAtOnce = 8;

// Rows of four numbers; columns past `columns` are zeros.
void pack_four(const Strided& from, Index rows, Index columns, Scalar* packed) {
  for (Index r = 0; r < rows; ++r, packed += kLanes) {
    const Scalar* row = from.data + r * from.row;
    if (columns == kLanes && from.column == 1) {
      std::copy_n(row, kLanes, packed);
      continue;
    }
    for (Index c = 0; c < kLanes; ++c) packed[c] = c < columns ? row[c * from.column] : Scalar(0);
  }
}

void put(Vector& sums, Index columns, Scalar* out, Into into) {
  if (columns == kLanes) {
    if (into == Into::kAccumulate) {
      Vector before;
      load(before, out);
      sums += before;
    }
    store(sums, out);
    return;
  }
  for (Index c = 0; c < columns; ++c) {
    out[c] = (into == Into::kAccumulate ? out[c] : Scalar(0)) + sums[c];
  }
}

template <Index kRows>
void some_rows(Index columns, Index depth, const Strided& a, const Scalar* b, Scalar* c,
               Index c_stride, Into into) {
  std::array<Vector, std::size_t(kRows)> sums{};
  for (Index k = 0; k < depth; ++k) {
    Vector row_of_b;
    load(row_of_b, b + k * kLanes);
    const Scalar* column_of_a = a.data + k * a.column;
    for (Index r = 0; r < kRows; ++r) {
      multiply_add(sums[std::size_t(r)], column_of_a[r * a.row], row_of_b);
    }
  }
  for (Index r = 0; r < kRows; ++r) put(sums[std::size_t(r)], columns, c + r * c_stride, into);
}

}  // namespace

void narrow_product(Index rows, Index columns, Index depth, const Strided& a, const Strided& b,
                    Scalar* c, Index c_stride, Into into) {
  std::array<Scalar, std::size_t(kDepthBlock * kLanes)> packed;
  for (Index k = 0; k < depth; k += kDepthBlock) {
    const Index block = std::min(kDepthBlock, depth - k);
    const Into now = k == 0 ? into : Into::kAccumulate;
    pack_four({b.data + k * b.row, b.row, b.column}, block, columns, packed.data());
    Strided at{a.data + k * a.column, a.row, a.column};
    Scalar* out = c;
    Index r = 0;
    for (; r + kRowsAtOnce <= rows; r += kRowsAtOnce) {
      some_rows<kRowsAtOnce>(columns, block, at, packed.data(), out, c_stride, now);
      at.data += kRowsAtOnce * at.row;
      out += kRowsAtOnce * c_stride;
    }
    for (; r < rows;) {
      const Index count = std::min(kTileRows, rows - r);
      with_rows(count, [&](auto some) {
        some_rows<some()>(columns, block, at, packed.data(), out, c_stride, now);
      });
      r += count;
      at.data += count * at.row;
      out += count * c_stride;
    }
  }
}

}  // namespace inkgrad::kernels
