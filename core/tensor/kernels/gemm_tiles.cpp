#include "core/tensor/kernels/gemm_tiles.h"

#include <algorithm>

#include "core/tensor/kernels/gemm_narrow.h"
#include "core/tensor/kernels/panel.h"

namespace inkgrad {

namespace kernels {
namespace {

// Depth worked on at once: a panel of B (8 KB in float) stays in the first-level cache.
constexpr Index kDepthBlock = 256;
// A panel read by fewer rows than these is not worth copying when it lies in rows already.
constexpr Index kRowsWorthPacking = 12;

struct Target {
  Scalar* data;
  Index row;
  Index column;
};

struct Panel {
  const Scalar* data;
  Index step;     // from one row of eight to the next
  Index columns;  // of them, how many count
};

template <Index kRows>
void store_tile(const Tile<kRows>& tile, const Target& c, Index columns, Into into) {
  for (std::size_t r = 0; r < std::size_t(kRows); ++r) {
    Scalar* out = c.data + Index(r) * c.row;
    if (columns == kTileColumns && c.column == 1) {
      Vector left = tile.left[r];
      Vector right = tile.right[r];
      if (into == Into::kAccumulate) {
        Vector before;
        load(before, out);
        left += before;
        load(before, out + kLanes);
        right += before;
      }
      store(left, out);
      store(right, out + kLanes);
      continue;
    }
    const auto sums = tile.row(r);
    for (Index j = 0; j < columns; ++j) {
      Scalar& cell = out[j * c.column];
      cell = (into == Into::kAccumulate ? cell : Scalar(0)) + sums[std::size_t(j)];
    }
  }
}

template <Index kRows>
void one_tile(Index depth, const Strided& a, const Panel& b, const Target& c, Into into) {
  Tile<kRows> tile;
  RowPointers<kRows> rows;
  for (std::size_t r = 0; r < rows.size(); ++r) rows[r] = a.data + Index(r) * a.row;
  // Steps known to the compiler become fixed offsets of the loads.
  if (a.column == 1 && b.step == kTileColumns) {
    tile.add_run(rows, 1, depth, b.data, kTileColumns);
  } else if (b.step == kTileColumns) {
    tile.add_run(rows, a.column, depth, b.data, kTileColumns);
  } else {
    tile.add_run(rows, a.column, depth, b.data, b.step);
  }
  store_tile(tile, c, b.columns, into);
}

// All rows of one panel.
void all_rows(Index rows, Index depth, Strided a, const Panel& b, Target c, Into into) {
  for (Index r = 0; r < rows; r += kTileRows) {
    with_rows(std::min(kTileRows, rows - r),
              [&](auto count) { one_tile<count()>(depth, a, b, c, into); });
    a.data += kTileRows * a.row;
    c.data += kTileRows * c.row;
  }
}

void product(Index rows, Index columns, Index depth, const Strided& a, const Strided& b,
             const Target& c, Into into) {
  std::array<Scalar, std::size_t(kDepthBlock * kTileColumns)> packed;
  for (Index k = 0; k < depth; k += kDepthBlock) {
    const Index block = std::min(kDepthBlock, depth - k);
    const Into now = k == 0 ? into : Into::kAccumulate;
    const Strided a_block{a.data + k * a.column, a.row, a.column};
    for (Index j = 0; j < columns; j += kTileColumns) {
      const Index width = std::min(kTileColumns, columns - j);
      const Strided b_block{b.data + k * b.row + j * b.column, b.row, b.column};
      Panel panel{b_block.data, b.row, width};
      if (b.column != 1 || width < kTileColumns || rows >= kRowsWorthPacking) {
        pack_panel(b_block, block, width, packed.data());
        panel = {packed.data(), kTileColumns, width};
      }
      all_rows(rows, block, a_block, panel, {c.data + j * c.column, c.row, c.column}, now);
    }
  }
}

Strided strided(const MatrixView& m) {
  return m.transpose == Transpose::kYes ? Strided{m.data, 1, m.stride}
                                        : Strided{m.data, m.stride, 1};
}

}  // namespace
}  // namespace kernels

void gemm_tiles(Index rows, Index columns, Index depth, MatrixView a, MatrixView b, Scalar* c,
                Index c_stride, Into into) {
  using kernels::Strided;
  const Strided left = kernels::strided(a);
  const Strided right = kernels::strided(b);
  if (columns <= kernels::kLanes) {
    kernels::narrow_product(rows, columns, depth, left, right, c, c_stride, into);
  } else if (right.column != 1 && rows < kernels::kRowsWorthPacking && rows < columns) {
    // C^T = B^T A^T: packs the smaller matrix, and reads the larger one as it lies.
    const Strided left_t{left.data, left.column, left.row};
    const Strided right_t{right.data, right.column, right.row};
    kernels::product(columns, rows, depth, right_t, left_t, {c, 1, c_stride}, into);
  } else {
    kernels::product(rows, columns, depth, left, right, {c, c_stride, 1}, into);
  }
}

}  // namespace inkgrad
