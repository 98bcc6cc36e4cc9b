// The convolution kernels' share of what the machine can do at most, measured in the same run, on
// the layers of the benchmark's networks. Prints JSON.
#include <cstdio>
#include <vector>

#include "core/tensor/kernels/convolve.h"
#include "core/tensor/kernels/winograd.h"
#include "tests/bench/kernels/cpu_time.h"
#include "tests/bench/kernels/register_peak.h"

namespace inkgrad {
namespace {

using Numbers = std::vector<Scalar>;
Numbers numbers(Index count) { return Numbers(std::size_t(count), Scalar(0.5)); }

struct Case {
  const char* name;
  Window w;
  Index out_channels;
};

// What minimal filtering does in the same time, counted in the taps' operations: above 1 is
// possible.
void measure_winograd(const Case& one, const Numbers& image, Numbers& padded, Numbers& out) {
  const auto& [name, w, o] = one;
  const double flops = 2.0 * double(o) * double(w.patch_size()) * double(w.positions());
  const Numbers weights = numbers(kernels::winograd_weights_size(w, o));
  Numbers share = numbers(kernels::winograd_weights_size(w, o));
  Numbers work = numbers(kernels::winograd_workplace_size(w, o));
  Numbers gradient_work = numbers(kernels::winograd_gradient_workplace_size(w, o));
  const double forward = times_as_fast(register_peak, [&] {
    kernels::pad_image(w, image.data(), padded.data());
    kernels::winograd_convolve(w, o, padded.data(), weights.data(), work.data(), out.data(),
                               Into::kOverwrite);
  });
  const double backward = times_as_fast(register_peak, [&] {
    kernels::pad_image(w, image.data(), padded.data());
    kernels::winograd_add_weight_gradient(w, o, padded.data(), out.data(), gradient_work.data(),
                                          share.data());
  });
  std::printf(", \"forward filtered\": %.2f, \"weights filtered\": %.2f",
              flops / kPeakFlops * forward, flops / kPeakFlops * backward);
}

void measure(const Case& one) {
  const auto& [name, w, o] = one;
  const double flops = 2.0 * double(o) * double(w.patch_size()) * double(w.positions());
  const Numbers image = numbers(w.channels * w.height * w.width);
  const Numbers weights = numbers(o * w.patch_size());
  Numbers padded = numbers(kernels::padded_size(w));
  Numbers packed = numbers(kernels::packed_weights_size(w, o));
  Numbers gradient = numbers(kernels::packed_gradient_size(w, o));
  Numbers out = numbers(o * w.positions());
  Numbers share = numbers(kernels::packed_weights_size(w, o));
  kernels::pack_weights(w, o, weights.data(), packed.data());
  const double forward = times_as_fast(register_peak, [&] {
    kernels::pad_image(w, image.data(), padded.data());
    kernels::convolve(w, o, padded.data(), packed.data(), out.data(), Into::kOverwrite);
  });
  const double backward = times_as_fast(register_peak, [&] {
    kernels::pad_image(w, image.data(), padded.data());
    kernels::pack_gradient(w, o, out.data(), gradient.data());
    kernels::add_weight_gradient(w, o, padded.data(), gradient.data(), share.data());
  });
  std::printf(",\n \"%s\": {\"forward\": %.2f, \"weights\": %.2f", name,
              flops / kPeakFlops * forward, flops / kPeakFlops * backward);
  if (kernels::winograd_fits_gradient(w, o)) measure_winograd(one, image, padded, out);
  std::printf("}");
}

}  // namespace
}  // namespace inkgrad

int main() {
  using inkgrad::Padding;
  const double seconds = inkgrad::seconds_a_call(0.2, inkgrad::register_peak);
  std::printf("{\"register peak, GFLOP/s\": %.1f", inkgrad::kPeakFlops / seconds / 1e9);
  for (const inkgrad::Case& one : {
           inkgrad::Case{"1x28x28, 5x5x8", {1, 28, 28, 5, 1, Padding::even(2)}, 8},
           {"8x14x14, 5x5x16", {8, 14, 14, 5, 1, Padding::even(2)}, 16},
           {"1x28x28, 3x3x16", {1, 28, 28, 3, 1, Padding::even(1)}, 16},
           {"16x28x28, 3x3x16", {16, 28, 28, 3, 1, Padding::even(1)}, 16},
           {"32x14x14, 3x3x32", {32, 14, 14, 3, 1, Padding::even(1)}, 32},
       }) {
    inkgrad::measure(one);
  }
  std::printf("}\n");
}
