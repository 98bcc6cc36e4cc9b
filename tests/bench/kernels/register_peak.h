// What the machine can do at most: multiply-adds on sums that never leave the registers.
#pragma once

#include "core/tensor/kernels/tile.h"

namespace inkgrad {

inline constexpr Index kPeakSteps = 20'000;
// Of one call of register_peak(): a tile of sums, a product and a sum each.
inline constexpr double kPeakFlops =
    2.0 * double(kernels::kTileRows * kernels::kTileColumns) * double(kPeakSteps);

// A function of its own: in a large one an engine would run out of registers.
[[gnu::noinline]] inline void register_peak() {
  static std::array<Scalar, 16> numbers{};
  kernels::Tile<kernels::kTileRows> tile;
  kernels::Vector b;
  kernels::Vector a;
  kernels::load(b, numbers.data());
  kernels::load(a, numbers.data() + kernels::kLanes);
  INKGRAD_ROLLED
  for (Index i = 0; i < kPeakSteps; ++i) {
    for (std::size_t r = 0; r < std::size_t(kernels::kTileRows); ++r) {
      kernels::multiply_add(tile.left[r], a, b);
      kernels::multiply_add(tile.right[r], a, b);
    }
  }
  for (std::size_t r = 0; r < std::size_t(kernels::kTileRows); ++r) {
    numbers[8 + r] += tile.row(r)[r];
  }
}

}  // namespace inkgrad
