#include "core/tensor/kernels/gemm_tiles.h"

#include <algorithm>

#include "core/tensor/kernels/gemm_narrow.h"
#include "core/tensor/kernels/gemm_tiny.h"
#include "core/tensor/kernels/panel.h"

namespace inkgrad {

namespace kernels {
namespace {

// Depth worked on at once: a panel of B (8 KB in float) stays in the first-level cache.
constexpr Index kDepthBlock = 256;
// Panels of B that one slice of A's rows is multiplied with before the next slice is fetched.
constexpr Index kPanelsAtOnce = 2;
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

// What the compiler may know of the steps: they become fixed offsets of the loads.
enum class Steps { kDenseRows, kPackedPanel, kAny };

template <Steps kSteps, Index kRows>
void one_tile(Index depth, const Strided& a, const Panel& b, const Target& c, Into into) {
  Tile<kRows> tile;
  RowPointers<kRows> rows;
  for (std::size_t r = 0; r < rows.size(); ++r) rows[r] = a.data + Index(r) * a.row;
  const Index step = kSteps == Steps::kDenseRows ? 1 : a.column;
  const Index panel_step = kSteps == Steps::kAny ? b.step : kTileColumns;
  tile.add_run(rows, step, depth, b.data, panel_step);
  store_tile(tile, c, b.columns, into);
}

// By the number of rows. Called by address, so that each stays a function of its own: all of them
// in one function leave an engine too few registers (measured: half as fast).
using OneTile = void (*)(Index, const Strided&, const Panel&, const Target&, Into);
using Tiles = std::array<OneTile, std::size_t(kTileRows)>;
template <Steps kSteps>
constexpr Tiles kTiles{one_tile<kSteps, 1>, one_tile<kSteps, 2>, one_tile<kSteps, 3>,
                       one_tile<kSteps, 4>, one_tile<kSteps, 5>, one_tile<kSteps, 6>};

const Tiles& tiles_for(const Strided& a, bool packed) {
  if (!packed) return kTiles<Steps::kAny>;
  return a.column == 1 ? kTiles<Steps::kDenseRows> : kTiles<Steps::kPackedPanel>;
}

// Some panels side by side, in one block of the depth.
struct Panels {
  std::array<Panel, std::size_t(kPanelsAtOnce)> at;
  Index count = 0;
  bool packed = true;  // all of them
};

// A's four rows stay in the first-level cache while the panels go past them.
void all_rows(Index rows, Index depth, Strided a, const Panels& b, Target c, Into into) {
  const Tiles& tiles = tiles_for(a, b.packed);
  for (Index r = 0; r < rows;) {
    const Index next = rows_of_tile(rows - r);
    const OneTile one_tile = tiles[std::size_t(next - 1)];
    Target tile = c;
    for (Index p = 0; p < b.count; ++p) {
      one_tile(depth, a, b.at[std::size_t(p)], tile, into);
      tile.data += kTileColumns * c.column;
    }
    r += next;
    a.data += next * a.row;
    c.data += next * c.row;
  }
}

void product(Index rows, Index columns, Index depth, const Strided& a, const Strided& b,
             const Target& c, Into into) {
  std::array<Scalar, std::size_t(kPanelsAtOnce * kDepthBlock * kTileColumns)> packed;
  for (Index k = 0; k < depth; k += kDepthBlock) {
    const Index block = std::min(kDepthBlock, depth - k);
    const Into now = k == 0 ? into : Into::kAccumulate;
    const Strided a_block{a.data + k * a.column, a.row, a.column};
    for (Index j = 0; j < columns;) {
      Panels panels;
      const Target left{c.data + j * c.column, c.row, c.column};
      for (; panels.count < kPanelsAtOnce && j < columns; j += kTileColumns, ++panels.count) {
        const Index width = std::min(kTileColumns, columns - j);
        const Strided b_block{b.data + k * b.row + j * b.column, b.row, b.column};
        Panel& panel = panels.at[std::size_t(panels.count)];
        panel = {b_block.data, b.row, width};
        if (b.column != 1 || width < kTileColumns || rows >= kRowsWorthPacking) {
          Scalar* place = packed.data() + panels.count * kDepthBlock * kTileColumns;
          pack_panel(b_block, block, width, place);
          panel = {place, kTileColumns, width};
        } else {
          panels.packed = false;
        }
      }
      all_rows(rows, block, a_block, panels, left, now);
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
  if (kernels::tiny_product(rows, columns, depth, left, right, c, c_stride, into)) return;
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
