#include "core/tensor/kernels/maps.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

#include "core/tensor/kernels/vector.h"

namespace inkgrad::kernels {

#ifdef INKGRAD_SCALAR_DOUBLE

void exp_all(const Scalar* x, Scalar* y, Index count) {
  std::transform(x, x + count, y, [](Scalar v) { return std::exp(v); });
}
void tanh_all(const Scalar* x, Scalar* y, Index count) {
  std::transform(x, x + count, y, [](Scalar v) { return std::tanh(v); });
}
void sigmoid_all(const Scalar* x, Scalar* y, Index count) {
  std::transform(x, x + count, y, [](Scalar v) { return 1 / (1 + std::exp(-v)); });
}

#else

namespace {

using Whole = std::int32_t __attribute__((vector_size(sizeof(Vector))));

// where ? yes : no
[[gnu::always_inline]] inline Vector chosen(const Whole& where, const Vector& yes,
                                            const Vector& no) {
  return (Vector)((where & (Whole)yes) | (~where & (Whole)no));
}

// exp(x) = 2^n exp(r), r = x - n ln 2 within half of ln 2: exp(r) = 1 + r + r^2 p(r), where p
// interpolates at Chebyshev's points.
[[gnu::always_inline]] inline Vector exp_of(const Vector& x) {
  constexpr Scalar kLeast = -87.33654F;  // ln of the smallest normal number
  constexpr Scalar kMost = 88.72283F;    // ln of the largest
  const Vector zero{};
  const Vector infinite = zero + INFINITY;
  const Vector low = zero + kLeast;
  const Vector high = zero + kMost;
  const Vector inside = chosen(x < low, low, chosen(x > high, high, x));
  // Adding and taking off 1.5 2^23 leaves the nearest whole number.
  constexpr Scalar kRounding = 12582912.0F;
  const Vector n = (inside * 1.44269504F + kRounding) - kRounding;
  const Vector r = (inside - n * 0.693359375F) + n * 2.12194440e-4F;  // ln 2 in two pieces
  const Vector p =
      ((((1.39269266e-3F * r) + 8.36377387e-3F) * r + 4.16665501e-2F) * r + 1.66665734e-1F) * r +
      0.5F;
  const Vector fraction = p * (r * r) + r + 1.0F;
  // 2^n in two factors: n may be 128. What is NaN stays it, whatever n becomes.
  const Whole power = __builtin_convertvector(chosen(n == n, n, zero), Whole);
  const Whole half = power >> 1;
  const Vector first = (Vector)((half + 127) << 23);
  const Vector second = (Vector)((power - half + 127) << 23);
  const Vector result = fraction * first * second;
  return chosen(x < low, zero, chosen(x > high, infinite, result));
}

// Near 0 a polynomial in x^2, further out 1 - 2 / (exp(2 |x|) + 1).
[[gnu::always_inline]] inline Vector tanh_of(const Vector& x) {
  constexpr Scalar kNear = 0.625F;
  const Whole sign = (Whole)x & static_cast<std::int32_t>(0x80000000U);
  const Vector size = (Vector)((Whole)x ^ sign);
  const Vector u = x * x;
  const Vector p =
      (((-6.09671436e-3F * u + 2.09971792e-2F) * u - 5.38509096e-2F) * u + 1.33327697e-1F) * u -
      3.33333289e-1F;
  const Vector near = p * u * x + x;
  const Vector far = 1.0F - 2.0F / (exp_of(size + size) + 1.0F);
  return chosen(size < kNear, near, (Vector)((Whole)far | sign));
}

[[gnu::always_inline]] inline Vector sigmoid_of(const Vector& x) {
  return 1.0F / (1.0F + exp_of(-x));
}

template <typename Function>
[[gnu::always_inline]] inline void map(const Scalar* x, Scalar* y, Index count, Function&& f) {
  Vector v;
  Index i = 0;
  for (; i + kLanes <= count; i += kLanes) {
    load(v, x + i);
    store(f(v), y + i);
  }
  if (i == count) return;
  std::array<Scalar, std::size_t(kLanes)> rest{};
  std::copy(x + i, x + count, rest.begin());
  load(v, rest.data());
  store(f(v), rest.data());
  std::copy_n(rest.begin(), count - i, y + i);
}

}  // namespace

void exp_all(const Scalar* x, Scalar* y, Index count) {
  map(x, y, count, [](const Vector& v) { return exp_of(v); });
}
void tanh_all(const Scalar* x, Scalar* y, Index count) {
  map(x, y, count, [](const Vector& v) { return tanh_of(v); });
}
void sigmoid_all(const Scalar* x, Scalar* y, Index count) {
  map(x, y, count, [](const Vector& v) { return sigmoid_of(v); });
}

#endif

}  // namespace inkgrad::kernels
