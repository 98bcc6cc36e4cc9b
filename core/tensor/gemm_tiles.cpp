#include "core/tensor/gemm_tiles.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace inkgrad {

namespace {

constexpr Index kTileRows = 4;
constexpr Index kLanes = 4;
constexpr Index kTileColumns = 2 * kLanes;
// Depth worked on at once: a panel of B (8 KB in float) stays in the first-level cache.
constexpr Index kDepthBlock = 256;

using Vector = Scalar __attribute__((vector_size(kLanes * sizeof(Scalar))));

// Element (r, c) is data[r * row + c * column].
struct Strided {
  const Scalar* data;
  Index row;
  Index column;
};
struct Target {
  Scalar* data;
  Index row;
  Index column;
};

void load(Vector& vector, const Scalar* from) { std::memcpy(&vector, from, sizeof vector); }

// One tile of C: kRows x `columns` (at most 8), from kRows rows of A and a panel of B whose row k
// is the eight numbers at b + k * b_stride.
template <Index kRows>
void tile(Index depth, const Strided& a, const Scalar* b, Index b_stride, const Target& c,
          Index columns, Into into) {
  std::array<Vector, kRows> left{};
  std::array<Vector, kRows> right{};
  for (Index k = 0; k < depth; ++k) {
    Vector b_left;
    Vector b_right;
    load(b_left, b + k * b_stride);
    load(b_right, b + k * b_stride + kLanes);
    const Scalar* a_column = a.data + k * a.column;
    for (Index r = 0; r < kRows; ++r) {
      const Scalar factor = a_column[r * a.row];
      left[static_cast<std::size_t>(r)] += factor * b_left;
      right[static_cast<std::size_t>(r)] += factor * b_right;
    }
  }
  for (Index r = 0; r < kRows; ++r) {
    std::array<Scalar, kTileColumns> sums;
    std::memcpy(sums.data(), &left[static_cast<std::size_t>(r)], sizeof(Vector));
    std::memcpy(sums.data() + kLanes, &right[static_cast<std::size_t>(r)], sizeof(Vector));
    Scalar* out = c.data + r * c.row;
    for (Index j = 0; j < columns; ++j) {
      Scalar& cell = out[j * c.column];
      cell = (into == Into::kAccumulate ? cell : Scalar(0)) + sums[static_cast<std::size_t>(j)];
    }
  }
}

// All rows of one panel of eight columns.
void panel(Index rows, Index depth, Strided a, const Scalar* b, Index b_stride, Target c,
           Index columns, Into into) {
  Index r = 0;
  for (; r + kTileRows <= rows; r += kTileRows) {
    tile<kTileRows>(depth, a, b, b_stride, c, columns, into);
    a.data += kTileRows * a.row;
    c.data += kTileRows * c.row;
  }
  switch (rows - r) {
    case 3:
      return tile<3>(depth, a, b, b_stride, c, columns, into);
    case 2:
      return tile<2>(depth, a, b, b_stride, c, columns, into);
    case 1:
      return tile<1>(depth, a, b, b_stride, c, columns, into);
    default:
      return;
  }
}

// Rows of eight numbers one after another; columns past the edge are zeros.
void pack(const Strided& b, Index depth, Index columns, Scalar* packed) {
  for (Index k = 0; k < depth; ++k) {
    for (Index j = 0; j < kTileColumns; ++j) {
      *packed++ = j < columns ? b.data[k * b.row + j * b.column] : Scalar(0);
    }
  }
}

void product(Index rows, Index columns, Index depth, Strided a, Strided b, Target c, Into into) {
  std::array<Scalar, kDepthBlock * kTileColumns> packed;
  for (Index k = 0; k < depth; k += kDepthBlock) {
    const Index block = std::min(kDepthBlock, depth - k);
    const Into now = k == 0 ? into : Into::kAccumulate;
    const Strided a_block{a.data + k * a.column, a.row, a.column};
    for (Index j = 0; j < columns; j += kTileColumns) {
      const Index width = std::min(kTileColumns, columns - j);
      const Strided b_block{b.data + k * b.row + j * b.column, b.row, b.column};
      const Target c_block{c.data + j * c.column, c.row, c.column};
      if (b.column == 1 && width == kTileColumns) {  // already as the tile wants it
        panel(rows, block, a_block, b_block.data, b.row, c_block, width, now);
      } else {
        pack(b_block, block, width, packed.data());
        panel(rows, block, a_block, packed.data(), kTileColumns, c_block, width, now);
      }
    }
  }
}

Strided strided(const MatrixView& m) {
  return m.transpose == Transpose::kYes ? Strided{m.data, 1, m.stride}
                                        : Strided{m.data, m.stride, 1};
}

}  // namespace

void gemm_tiles(Index rows, Index columns, Index depth, MatrixView a, MatrixView b, Scalar* c,
                Index c_stride, Into into) {
  const Strided left = strided(a);
  const Strided right = strided(b);
  if (right.column != 1 && rows < columns) {
    // C^T = B^T A^T: packs the smaller matrix, and reads the larger one as it lies.
    const Strided left_t{left.data, left.column, left.row};
    const Strided right_t{right.data, right.column, right.row};
    product(columns, rows, depth, right_t, left_t, {c, 1, c_stride}, into);
  } else {
    product(rows, columns, depth, left, right, {c, c_stride, 1}, into);
  }
}

}  // namespace inkgrad
