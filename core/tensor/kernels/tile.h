// The register tile that every product of the core is made of: up to 6 rows by 8 columns of sums.
// Each row multiplies numbers read one by one, the columns come eight at a time from a panel.
// Twelve sums, two vectors of the panel, a factor and a spare are the sixteen registers of a
// processor.
#pragma once

#include <algorithm>
#include <array>

#include "core/tensor/kernels/vector.h"

// The loop after it stays rolled: of an unrolled one compilers move the loads together, and an
// engine runs out of registers (measured: half as fast).
#ifdef __clang__
#define INKGRAD_ROLLED _Pragma("clang loop unroll(disable)")
#else
#define INKGRAD_ROLLED
#endif

namespace inkgrad::kernels {

inline constexpr Index kTileRows = 6;
inline constexpr Index kTileColumns = 2 * kLanes;

// Where each row of a tile reads.
template <Index kRows>
using RowPointers = std::array<const Scalar*, std::size_t(kRows)>;

template <Index kRows>
struct Tile {
  std::array<Vector, std::size_t(kRows)> left{};
  std::array<Vector, std::size_t(kRows)> right{};

  // Row r takes the number at a[r] + a_offset times the eight at b.
  [[gnu::always_inline]] void add(const RowPointers<kRows>& a, Index a_offset, const Scalar* b) {
    Vector b_left;
    Vector b_right;
    load(b_left, b);
    load(b_right, b + kLanes);
    for (std::size_t r = 0; r < std::size_t(kRows); ++r) {
      const Scalar factor = a[r][a_offset];
      multiply_add(left[r], factor, b_left);
      multiply_add(right[r], factor, b_right);
    }
  }

  // `length` of them, `step` apart in the rows and `b_step` in the panel.
  [[gnu::always_inline]] void add_run(const RowPointers<kRows>& a, Index step, Index length,
                                      const Scalar* b, Index b_step) {
    RowPointers<kRows> at = a;
    INKGRAD_ROLLED
    for (Index k = 0; k < length; ++k) {
      add(at, 0, b);
      for (const Scalar*& row : at) row += step;
      b += b_step;
    }
  }

  // Row r's eight sums are added to the numbers at out + r * step.
  [[gnu::always_inline]] void add_to(Scalar* out, Index step) const {
    for (std::size_t r = 0; r < std::size_t(kRows); ++r, out += step) {
      Vector before;
      load(before, out);
      store(left[r] + before, out);
      load(before, out + kLanes);
      store(right[r] + before, out + kLanes);
    }
  }

  // The eight sums of row r.
  [[gnu::always_inline]] std::array<Scalar, std::size_t(kTileColumns)> row(std::size_t r) const {
    std::array<Scalar, std::size_t(kTileColumns)> sums;
    store(left[r], sums.data());
    store(right[r], sums.data() + kLanes);
    return sums;
  }
};

// Rows of the next tile when so many are left: whole tiles first, no last one too small to hide how
// long an addition takes.
inline Index rows_of_tile(Index left) {
  if (left == 7 || left == 8) return 4;
  return std::min(left, kTileRows);
}

// How many tiles rows_of_tile() makes whole.
inline Index whole_tiles(Index rows) {
  const Index left = rows % kTileRows;
  return rows / kTileRows - (left == 1 || left == 2 ? 1 : 0);
}

// Calls body(std::integral_constant<Index, rows>) for 1 to 6 rows.
template <typename Body>
[[gnu::always_inline]] inline void with_rows(Index rows, Body&& body) {
  switch (rows) {
    case 6:
      return body(std::integral_constant<Index, 6>{});
    case 5:
      return body(std::integral_constant<Index, 5>{});
    case 4:
      return body(std::integral_constant<Index, 4>{});
    case 3:
      return body(std::integral_constant<Index, 3>{});
    case 2:
      return body(std::integral_constant<Index, 2>{});
    default:
      return body(std::integral_constant<Index, 1>{});
  }
}

}  // namespace inkgrad::kernels
