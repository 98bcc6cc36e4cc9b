// Sums of many numbers lane by lane, in chains that do not wait for one another: an addition takes
// four steps of the machine.
#pragma once

#include <array>

#include "core/tensor/kernels/vector.h"

namespace inkgrad::kernels {

// Lane l of `lanes` becomes the sum over the i = l mod 4 of whole runs of sixteen numbers;
// add(sum, v) adds four of them. Gives how many numbers those are; what is left over is the
// caller's.
template <typename Lanes, typename Add>
[[gnu::always_inline]] inline Index add_lanes(const Scalar* x, Index count, Lanes& lanes,
                                              Add&& add) {
  constexpr std::size_t kChains = 4;
  constexpr Index kAtOnce = kLanes * Index(kChains);
  std::array<Lanes, kChains> sums{};
  Index i = 0;
  for (; i + kAtOnce <= count; i += kAtOnce) {
    for (std::size_t k = 0; k < kChains; ++k) {
      Vector v;
      load(v, x + i + Index(k) * kLanes);
      add(sums[k], v);
    }
  }
  lanes = (sums[0] + sums[1]) + (sums[2] + sums[3]);
  return i;
}

}  // namespace inkgrad::kernels
