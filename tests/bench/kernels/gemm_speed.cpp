// The matrix product's share of what the machine can do at most, measured in the same run.
// Prints JSON.
#include <array>
#include <cstdio>
#include <vector>

#include "core/tensor/kernels/gemm_tiles.h"
#include "tests/bench/kernels/cpu_time.h"
#include "tests/bench/kernels/register_peak.h"

namespace inkgrad {
namespace {

double share_of_peak(Index m, Index n, Index k, Transpose flip_a, Transpose flip_b) {
  std::vector<Scalar> a(std::size_t(m * k), Scalar(0.5));
  std::vector<Scalar> b(std::size_t(k * n), Scalar(0.25));
  std::vector<Scalar> c(std::size_t(m * n));
  const MatrixView left{a.data(), flip_a == Transpose::kYes ? m : k, flip_a};
  const MatrixView right{b.data(), flip_b == Transpose::kYes ? k : n, flip_b};
  const double flops = 2.0 * double(m) * double(n) * double(k);
  return flops / kPeakFlops * times_as_fast(register_peak, [&] {
           gemm_tiles(m, n, k, left, right, c.data(), n, Into::kOverwrite);
         });
}

}  // namespace
}  // namespace inkgrad

int main() {
  using inkgrad::Index;
  using enum inkgrad::Transpose;
  struct Case {
    const char* name;
    Index m, n, k;
    inkgrad::Transpose a, b;
  };
  const std::array cases{
      Case{"64x128x784", 64, 128, 784, kNo, kNo},   Case{"784x128x64 At", 784, 128, 64, kYes, kNo},
      Case{"64x128x64 Bt", 64, 128, 64, kNo, kYes}, Case{"64x10x784", 64, 10, 784, kNo, kNo},
      Case{"1x128x784", 1, 128, 784, kNo, kNo},     Case{"192^3", 192, 192, 192, kNo, kNo},
      Case{"384^3", 384, 384, 384, kNo, kNo},       Case{"768^3", 768, 768, 768, kNo, kNo},
  };
  const double seconds = inkgrad::seconds_a_call(0.2, inkgrad::register_peak);
  std::printf("{\"register peak, GFLOP/s\": %.1f", inkgrad::kPeakFlops / seconds / 1e9);
  for (const Case& one : cases) {
    std::printf(",\n \"%s\": %.2f", one.name,
                inkgrad::share_of_peak(one.m, one.n, one.k, one.a, one.b));
  }
  std::printf("}\n");
}
