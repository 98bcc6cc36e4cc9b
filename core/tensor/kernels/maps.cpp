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
void softplus_all(const Scalar* x, Scalar* y, Index count) {
  std::transform(x, x + count, y, [](Scalar v) {
    const Scalar rest = std::log1p(std::exp(-std::abs(v)));
    return v > 0 ? v + rest : (v == v ? rest : v);
  });
}

#else

namespace {

using Whole = std::int32_t __attribute__((vector_size(sizeof(Vector))));

// where ? yes : no
[[gnu::always_inline]] inline Vector chosen(const Whole& where, const Vector& yes,
                                            const Vector& no) {
  return (Vector)((where & (Whole)yes) | (~where & (Whole)no));
}

// Adding and taking off 1.5 2^23 leaves the nearest whole number.
constexpr Scalar kRounding = 12582912.0F;

// x - n ln 2, with ln 2 in two pieces.
[[gnu::always_inline]] inline Vector remainder_of(const Vector& x, const Vector& n) {
  return (x - n * 0.693359375F) + n * 2.12194440e-4F;
}

// p(r) of exp(r) = 1 + r + r^2 p(r) for r within half of ln 2: interpolates at Chebyshev's points.
[[gnu::always_inline]] inline Vector curve_of_exp(const Vector& r) {
  return ((((1.39269266e-3F * r) + 8.36377387e-3F) * r + 4.16665501e-2F) * r + 1.66665734e-1F) * r +
         0.5F;
}

// exp(x) = 2^n exp(r), r = x - n ln 2.
[[gnu::always_inline]] inline Vector exp_of(const Vector& x) {
  constexpr Scalar kLeast = -87.33654F;  // ln of the smallest normal number
  constexpr Scalar kMost = 88.72283F;    // ln of the largest
  const Vector zero{};
  const Vector infinite = zero + INFINITY;
  const Vector low = zero + kLeast;
  const Vector high = zero + kMost;
  const Vector inside = chosen(x < low, low, chosen(x > high, high, x));
  const Vector n = (inside * 1.44269504F + kRounding) - kRounding;
  const Vector r = remainder_of(inside, n);
  const Vector fraction = curve_of_exp(r) * (r * r) + r + 1.0F;
  // 2^n in two factors: n may be 128. What is NaN stays it, whatever n becomes.
  const Whole power = __builtin_convertvector(chosen(n == n, n, zero), Whole);
  const Whole half = power >> 1;
  const Vector first = (Vector)((half + 127) << 23);
  const Vector second = (Vector)((power - half + 127) << 23);
  const Vector result = fraction * first * second;
  return chosen(x < low, zero, chosen(x > high, infinite, result));
}

// tanh |x| = m / (m + 2), m = exp(2 |x|) - 1 = 2^n (exp(r) - 1) + (2^n - 1), which loses nothing
// near 0, where n = 0.
[[gnu::always_inline]] inline Vector tanh_of(const Vector& x) {
  constexpr Scalar kOne = 9.1F;  // from here on it rounds to 1
  const Whole sign = (Whole)x & static_cast<std::int32_t>(0x80000000U);
  const Vector size = (Vector)((Whole)x ^ sign);
  const Vector inside = chosen(size > kOne, Vector{} + kOne, size);
  const Vector twice = inside + inside;
  const Vector shifted = twice * 1.44269504F + kRounding;
  const Vector r = remainder_of(twice, shifted - kRounding);
  const Vector grown = curve_of_exp(r) * (r * r) + r;
  // The last bits of `shifted` are n: moved into the exponent's place.
  const Vector power = (Vector)(((Whole)shifted << 23) + (127 << 23));
  const Vector m = grown * power + (power - 1.0F);
  const Vector result = m / (m + 2.0F);
  return (Vector)((Whole)result | sign);
}

[[gnu::always_inline]] inline Vector sigmoid_of(const Vector& x) {
  return 1.0F / (1.0F + exp_of(-x));
}

// log(1 + z) = 2 artanh(s), s = z / (2 + z), for z = exp(-|x|) from 0 to 1: s is at most 1/3.
[[gnu::always_inline]] inline Vector softplus_of(const Vector& x) {
  const Vector zero{};
  const Vector z = exp_of(chosen(x > zero, -x, x));
  const Vector s = z / (2.0F + z);
  const Vector u = s * s;
  const Vector p =
      (((((u * (1.0F / 13) + 1.0F / 11) * u + 1.0F / 9) * u + 1.0F / 7) * u + 1.0F / 5) * u +
       1.0F / 3) *
      u;
  const Vector twice = s + s;
  return chosen(x > zero, x, zero) + (twice * p + twice);
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
void softplus_all(const Scalar* x, Scalar* y, Index count) {
  map(x, y, count, [](const Vector& v) { return softplus_of(v); });
}

#endif

}  // namespace inkgrad::kernels
