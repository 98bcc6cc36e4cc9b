#include "core/tensor/kernels/sums.h"

#include "core/tensor/kernels/lane_sums.h"

namespace inkgrad::kernels {

namespace {

using Doubles = double __attribute__((vector_size(kLanes * sizeof(double))));

template <typename Lanes>
auto total(const Lanes& lanes) {
  return (lanes[0] + lanes[1]) + (lanes[2] + lanes[3]);
}

}  // namespace

Scalar sum(const Scalar* x, Index count) {
  Vector lanes{};
  Index i = add_lanes(x, count, lanes, [](Vector& sum, const Vector& v) { sum += v; });
  Scalar result = total(lanes);
  for (; i < count; ++i) result += x[i];
  return result;
}

double sum_of_squares(const Scalar* x, Index count) {
  Doubles lanes{};
  Index i = add_lanes(x, count, lanes, [](Doubles& sum, const Vector& v) {
    const Doubles wide = __builtin_convertvector(v, Doubles);
    sum += wide * wide;
  });
  double result = total(lanes);
  for (; i < count; ++i) result += double(x[i]) * double(x[i]);
  return result;
}

}  // namespace inkgrad::kernels
