// Minimal filtering against the kernels that go tap by tap, on sizes with and without tiles that
// overlap, lone last groups and channels that fill no tile.
#include "core/tensor/kernels/winograd.h"

#include <array>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <limits>
#include <vector>

#include "core/base/rng.h"
#include "core/tensor/kernels/convolve.h"

namespace inkgrad::kernels {
namespace {

using Numbers = std::vector<Scalar>;

Numbers random_numbers(Index count, Rng& rng) {
  Numbers x(static_cast<std::size_t>(count));
  for (Scalar& one : x) one = static_cast<Scalar>(2 * rng.uniform() - 1);
  return x;
}

// The largest difference, as a share of the largest number; all of it where one is no number.
double difference(const Numbers& a, const Numbers& b) {
  double most = 0;
  double off = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const double apart = std::abs(a[i] - b[i]);
    if (!std::isfinite(apart)) return 1;
    most = std::max(most, double(std::abs(a[i])));
    off = std::max(off, apart);
  }
  return off / most;
}

// What no pass has written.
constexpr Scalar kNaN = std::numeric_limits<Scalar>::quiet_NaN();
constexpr double kRounding = sizeof(Scalar) == sizeof(float) ? 3e-6 : 1e-14;

Numbers padded_image(const Window& w, const Numbers& image) {
  Numbers padded(static_cast<std::size_t>(padded_size(w)));
  pad_image(w, image.data(), padded.data());
  return padded;
}

struct Case {
  Window window;
  Index out_channels;
};

const std::array kCases{
    Case{{16, 28, 28, 3, 1, Padding::even(1)}, 16},  // the last group overlaps
    Case{{8, 14, 14, 3, 1, Padding::even(1)}, 32},   // 7 tiles: 4 and 3
    Case{{9, 10, 8, 3, 1, Padding::even(1)}, 11},    // 5 groups: the last alone
    Case{{24, 12, 18, 3, 1, Padding::even(0)}, 13},  // no zeros
    Case{{8, 4, 9, 3, 1, Padding{2, 1, 0, 2}}, 8},   // uneven zeros
};

void check_convolution(const Case& one, bool turns, Into into) {
  const auto& [w, o] = one;
  Rng rng(11);
  REQUIRE(winograd_fits(w, o));
  const Numbers padded = padded_image(w, random_numbers(w.channels * w.height * w.width, rng));
  const Numbers weights = random_numbers(o * w.patch_size(), rng);
  Numbers packed(static_cast<std::size_t>(packed_weights_size(w, o)));
  (turns ? pack_turned_weights : pack_weights)(w, o, weights.data(), packed.data());
  Numbers transformed(static_cast<std::size_t>(winograd_weights_size(w, o)));
  winograd_weights(w, o, weights.data(), turns ? Turned::kYes : Turned::kNo, transformed.data());
  Numbers expected = random_numbers(o * w.positions(), rng);
  Numbers out = expected;
  Numbers workplace(static_cast<std::size_t>(winograd_workplace_size(w, o)), kNaN);
  convolve(w, o, padded.data(), packed.data(), expected.data(), into);
  winograd_convolve(w, o, padded.data(), transformed.data(), workplace.data(), out.data(), into);
  CHECK(difference(expected, out) < kRounding);
}

TEST_CASE("minimal filtering convolves as taps do", "[tensor][kernels][winograd]") {
  for (const Case& one : kCases) {
    for (const bool turns : {false, true}) {
      for (const Into into : {Into::kOverwrite, Into::kAccumulate}) {
        INFO(one.window.channels << " to " << one.out_channels << (turns ? ", turned" : ""));
        check_convolution(one, turns, into);
      }
    }
  }
}

void check_gradient(const Case& one) {
  const auto& [w, o] = one;
  Rng rng(12);
  Numbers packed_share(static_cast<std::size_t>(packed_weights_size(w, o)));
  Numbers share(static_cast<std::size_t>(winograd_weights_size(w, o)));
  Numbers packed(static_cast<std::size_t>(packed_gradient_size(w, o)));
  Numbers workplace(static_cast<std::size_t>(winograd_gradient_workplace_size(w, o)), kNaN);
  for (int image = 0; image < 2; ++image) {  // shares add up
    const Numbers padded = padded_image(w, random_numbers(w.channels * w.height * w.width, rng));
    const Numbers out_grad = random_numbers(o * w.positions(), rng);
    pack_gradient(w, o, out_grad.data(), packed.data());
    add_weight_gradient(w, o, padded.data(), packed.data(), packed_share.data());
    winograd_add_weight_gradient(w, o, padded.data(), out_grad.data(), workplace.data(),
                                 share.data());
  }
  Numbers expected = random_numbers(o * w.patch_size(), rng);
  Numbers weights = expected;
  unpack_weights(w, o, packed_share.data(), expected.data());
  winograd_unpack_weights(w, o, share.data(), weights.data());
  CHECK(difference(expected, weights) < kRounding);
}

TEST_CASE("minimal filtering gives the weights' gradient that taps do",
          "[tensor][kernels][winograd]") {
  int fitting = 0;
  for (const Case& one : kCases) {
    INFO(one.window.channels << " to " << one.out_channels);
    const bool fits = winograd_fits_gradient(one.window, one.out_channels);
    CHECK(fits == (one.window.channels % 8 == 0));
    if (!fits) continue;
    ++fitting;
    check_gradient(one);
  }
  CHECK(fitting == 4);
}

TEST_CASE("minimal filtering is left to windows that it fits", "[tensor][kernels][winograd]") {
  const Window fits{8, 14, 14, 3, 1, Padding::even(1)};
  CHECK(winograd_fits(fits, 8));
  CHECK_FALSE(winograd_fits(fits, 4));
  CHECK_FALSE(winograd_fits({4, 14, 14, 3, 1, Padding::even(1)}, 8));
  CHECK_FALSE(winograd_fits({8, 14, 14, 5, 1, Padding::even(2)}, 8));
  CHECK_FALSE(winograd_fits({8, 14, 14, 3, 2, Padding::even(1)}, 8));
  CHECK_FALSE(winograd_fits({8, 13, 14, 3, 1, Padding::even(1)}, 8));
  CHECK_FALSE(winograd_fits({8, 6, 6, 3, 1, Padding::even(1)}, 8));
  CHECK_FALSE(winograd_fits({8, 18, 18, 3, 1, Padding::even(1), 2}, 8));
}

}  // namespace
}  // namespace inkgrad::kernels
