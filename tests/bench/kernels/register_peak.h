// What the machine can do at most: multiply-adds on sums that never leave the registers.
#pragma once

#include "core/tensor/kernels/tile.h"

namespace inkgrad {

inline constexpr Index kPeakSteps = 20'000;
// Of one call of register_peak(): a tile of sums, a product and a sum each.
inline constexpr double kPeakFlops =
    2.0 * double(kernels::kTileRows * kernels::kTileColumns) * double(kPeakSteps);

// sum = sum * a + b: a product that never changes would be taken out of the loop.
inline void step(kernels::Vector& sum, kernels::Vector a, kernels::Vector b) {
  kernels::multiply_add(b, sum, a);
  sum = b;
}

// A function of its own: in a large one an engine would run out of registers. Every sum starts at a
// number of its own: a compiler takes equal ones together.
[[gnu::noinline]] inline void register_peak() {
  constexpr Index kRows = kernels::kTileRows;
  static std::array<Scalar, (2 * kRows + 2) * kernels::kLanes> numbers{};
  const auto place = [](Index i) { return numbers.data() + i * kernels::kLanes; };
  kernels::Tile<kernels::kTileRows> tile;
  kernels::Vector b;
  kernels::Vector a;
  kernels::load(b, place(2 * kRows));
  kernels::load(a, place(2 * kRows + 1));
  for (Index r = 0; r < kRows; ++r) {
    kernels::load(tile.left[std::size_t(r)], place(2 * r));
    kernels::load(tile.right[std::size_t(r)], place(2 * r + 1));
  }
  INKGRAD_ROLLED
  for (Index i = 0; i < kPeakSteps; ++i) {
    for (std::size_t r = 0; r < std::size_t(kRows); ++r) {
      step(tile.left[r], a, b);
      step(tile.right[r], a, b);
    }
  }
  for (Index r = 0; r < kRows; ++r) {
    kernels::store(tile.left[std::size_t(r)], place(2 * r));
    kernels::store(tile.right[std::size_t(r)], place(2 * r + 1));
  }
}

}  // namespace inkgrad
