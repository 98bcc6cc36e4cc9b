// What the machine can do at most: multiply-adds on sums that never leave the registers.
#pragma once

#include "core/tensor/kernels/tile.h"

namespace inkgrad {

inline constexpr Index kPeakSteps = 20'000;
// Of one call of register_peak(): 4 x 8 sums, a product and a sum each.
inline constexpr double kPeakFlops = 2.0 * 4 * 8 * kPeakSteps;

inline void register_peak() {
  static std::array<Scalar, 16> numbers{};
  kernels::Tile<4> tile;
  kernels::Vector b;
  kernels::load(b, numbers.data());
  Scalar a = numbers[8];
  for (Index i = 0; i < kPeakSteps; ++i) {
    a += Scalar(1);  // or the products could be taken out of the loop
    for (std::size_t r = 0; r < 4; ++r) {
      kernels::multiply_add(tile.left[r], a, b);
      kernels::multiply_add(tile.right[r], a, b);
    }
  }
  for (std::size_t r = 0; r < 4; ++r) numbers[9 + r] += tile.row(r)[r];
}

}  // namespace inkgrad
