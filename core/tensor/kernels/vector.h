// Four numbers at a time, in the compilers' portable vectors: one source for WebAssembly SIMD, with
// and without fused multiply-add, and for native tests. Vectors go by reference: as arguments by
// value their registers would depend on the machine.
#pragma once

#include <cstring>

#include "core/base/scalar.h"

#ifdef __wasm_relaxed_simd__
#include <wasm_simd128.h>
#endif

namespace inkgrad::kernels {

inline constexpr Index kLanes = 4;
using Vector = Scalar __attribute__((vector_size(kLanes * sizeof(Scalar))));

// Any address will do.
[[gnu::always_inline]] inline void load(Vector& vector, const Scalar* from) {
  std::memcpy(&vector, from, sizeof vector);
}
[[gnu::always_inline]] inline void store(const Vector& vector, Scalar* to) {
  std::memcpy(to, &vector, sizeof vector);
}

// sum += a b, rounded once where the build has fused multiply-add, else twice.

[[gnu::always_inline]] inline void multiply_add(Vector& sum, const Vector& a, const Vector& b) {
#if defined(__wasm_relaxed_simd__) && !defined(INKGRAD_SCALAR_DOUBLE)
  sum = wasm_f32x4_relaxed_madd(a, b, sum);
#else
  sum += a * b;
#endif
}

[[gnu::always_inline]] inline void multiply_add(Vector& sum, Scalar a, const Vector& b) {
#if defined(__wasm_relaxed_simd__) && !defined(INKGRAD_SCALAR_DOUBLE)
  sum = wasm_f32x4_relaxed_madd(wasm_f32x4_splat(a), b, sum);
#else
  sum += a * b;
#endif
}

// Rows become columns.
[[gnu::always_inline]] inline void transpose(Vector& a, Vector& b, Vector& c, Vector& d) {
  const Vector ab_low = __builtin_shufflevector(a, b, 0, 4, 1, 5);
  const Vector ab_high = __builtin_shufflevector(a, b, 2, 6, 3, 7);
  const Vector cd_low = __builtin_shufflevector(c, d, 0, 4, 1, 5);
  const Vector cd_high = __builtin_shufflevector(c, d, 2, 6, 3, 7);
  a = __builtin_shufflevector(ab_low, cd_low, 0, 1, 4, 5);
  b = __builtin_shufflevector(ab_low, cd_low, 2, 3, 6, 7);
  c = __builtin_shufflevector(ab_high, cd_high, 0, 1, 4, 5);
  d = __builtin_shufflevector(ab_high, cd_high, 2, 3, 6, 7);
}

}  // namespace inkgrad::kernels
