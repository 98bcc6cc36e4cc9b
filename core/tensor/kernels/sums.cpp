#include "core/tensor/kernels/sums.h"

#include <array>

#include "core/tensor/kernels/vector.h"

namespace inkgrad::kernels {

namespace {

using Doubles = double __attribute__((vector_size(kLanes * sizeof(double))));

// Sums that do not wait for one another: an addition takes four steps of the machine.
constexpr std::size_t kChains = 4;
constexpr Index kAtOnce = kLanes * Index(kChains);

template <typename Lanes>
auto total(const std::array<Lanes, kChains>& sums) {
  const Lanes all = (sums[0] + sums[1]) + (sums[2] + sums[3]);
  return (all[0] + all[1]) + (all[2] + all[3]);
}

}  // namespace

Scalar sum(const Scalar* x, Index count) {
  std::array<Vector, kChains> sums{};
  Index i = 0;
  for (; i + kAtOnce <= count; i += kAtOnce) {
    for (std::size_t k = 0; k < kChains; ++k) {
      Vector v;
      load(v, x + i + Index(k) * kLanes);
      sums[k] += v;
    }
  }
  Scalar result = total(sums);
  for (; i < count; ++i) result += x[i];
  return result;
}

double sum_of_squares(const Scalar* x, Index count) {
  std::array<Doubles, kChains> sums{};
  Index i = 0;
  for (; i + kAtOnce <= count; i += kAtOnce) {
    for (std::size_t k = 0; k < kChains; ++k) {
      Vector v;
      load(v, x + i + Index(k) * kLanes);
      const Doubles wide = __builtin_convertvector(v, Doubles);
      sums[k] += wide * wide;
    }
  }
  double result = total(sums);
  for (; i < count; ++i) result += double(x[i]) * double(x[i]);
  return result;
}

}  // namespace inkgrad::kernels
