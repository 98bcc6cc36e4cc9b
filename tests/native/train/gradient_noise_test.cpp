// The gradient noise scale, on examples whose gradients are known.
#include "core/train/gradient_noise.h"

#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "core/base/error.h"
#include "tests/native/train/small_network.h"

namespace inkgrad {
namespace {

constexpr double kClose = 1e-5;

// All weights 0: the gradient of example (x, y, t) by w and b is -2 t (x, y, 1).
NoiseEstimate measured(const std::vector<Point>& points, Index batch_size, Index portion,
                       int batches) {
  const SmallNetwork net(R"([{"type":"linear","name":"out","options":{"units":1}}])", 1);
  net.set("out.weight", {0, 0});
  const PointDataset data = points_of(points, 1);
  Parallel parallel;
  return measure_gradient_noise(
      net.model, net.store, LossSettings(kMeanSquaredErrorLoss), data,
      {.batch_size = batch_size, .portion = portion, .shuffle = true, .seed = 4}, batches,
      parallel);
}

TEST_CASE("the noise scale of two known gradients is the one worked out by hand",
          "[train][gradient_noise]") {
  // Gradients (-2, 0, -2) and (0, -2, -2): mean square 8, square of the mean 6. So |G|^2 is
  // 2 * 6 - 8 = 4, their product, and the trace (8 - 6) / (1 - 1/2) = 4.
  const NoiseEstimate noise = measured({{1, 0, 1}, {0, 1, 1}}, 1, 1, 2);
  CHECK(noise.batch_size == 1);
  CHECK(noise.batches == 2);
  CHECK(std::abs(noise.gradient_norm - 2) < kClose);
  CHECK(std::abs(noise.noise_scale - 1) < kClose);
}

TEST_CASE("a batch in portions has the gradient of the whole batch", "[train][gradient_noise]") {
  const std::vector<Point> points{{1, 0, 1}, {0, 1, 1},   {2, 1, 0.5}, {0, 0, 1},   {1, 1, 0.25},
                                  {3, 0, 1}, {0, 2, 0.5}, {1, 2, 1},   {2, 2, 0.5}, {1, 3, 0.5}};
  const NoiseEstimate whole = measured(points, 3, 3, 6);
  const NoiseEstimate portions = measured(points, 3, 2, 6);
  CHECK(whole.gradient_norm > 0);
  CHECK(whole.noise_scale > 0);
  CHECK(std::abs(whole.gradient_norm - portions.gradient_norm) < kClose);
  CHECK(std::abs(whole.noise_scale - portions.noise_scale) < kClose);
}

TEST_CASE("equal examples make no noise, and one batch of all of them neither",
          "[train][gradient_noise]") {
  const NoiseEstimate equal = measured({{1, 0, 1}, {1, 0, 1}, {1, 0, 1}}, 1, 1, 3);
  CHECK(std::abs(equal.gradient_norm - std::sqrt(8.0)) < kClose);
  CHECK(std::abs(equal.noise_scale) < kClose);
  const NoiseEstimate all = measured({{1, 0, 1}, {0, 1, 1}}, 64, 64, 3);
  CHECK(all.batch_size == 2);
  CHECK(std::abs(all.noise_scale) < kClose);
}

TEST_CASE("where the noise drowns the gradient the scale is infinite", "[train][gradient_noise]") {
  // Opposite gradients.
  const NoiseEstimate noise = measured({{1, 0, 1}, {1, 0, -1}}, 1, 1, 2);
  CHECK(noise.gradient_norm == 0);
  CHECK(std::isinf(noise.noise_scale));
  CHECK(estimate_noise(8, 2, 0, 0).noise_scale == 0);
}

TEST_CASE("one batch has no noise to measure", "[train][gradient_noise]") {
  CHECK_THROWS_AS(measured({{1, 0, 1}, {0, 1, 1}}, 1, 1, 1), Error);
  CHECK_THROWS_AS(measured({{1, 0, 1}, {0, 1, 1}}, 1, 1, 1001), Error);
}

}  // namespace
}  // namespace inkgrad
