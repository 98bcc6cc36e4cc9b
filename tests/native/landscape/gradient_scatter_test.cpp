// Gradients of batches on a plane: over an epoch their mean is the gradient itself, and their noise
// is that which is measured apart from any plane.
#include "core/landscape/gradient_scatter.h"

#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "tests/native/landscape/probe_fixture.h"

namespace inkgrad {
namespace {

struct Scatter {
  explicit Scatter(Index batch_size)
      : settings{.batch_size = batch_size, .portion = batch_size, .shuffle = true, .seed = 4},
        plane(random_plane(network.small.store, 3)),
        work(plane,
             {.model = network.small.model,
              .weights = network.small.store,
              .loss = loss,
              .data = network.data,
              .settings = settings},
             network.parallel) {}

  ProbeFixture network;
  LossSettings loss{kSoftmaxCrossEntropyLoss};
  TrainingSettings settings;
  WeightPlane plane;
  GradientScatter work;
};

TEST_CASE("Over an epoch the mean of the batches is the gradient itself", "[landscape][scatter]") {
  // Five examples: batches of 2, 2 and 1.
  Scatter scatter(2);
  CHECK_FALSE(scatter.work.mean().has_value());
  while (scatter.work.advance(1)) {
  }
  CHECK(scatter.work.measured() == 3);
  CHECK(scatter.work.batches() == 3);
  LossProbe probe = scatter.network.probe();
  std::vector<Scalar> gradient(probe.size());
  const std::vector<Scalar> weights(scatter.network.small.store.values().begin(),
                                    scatter.network.small.store.values().end());
  probe.gradient(weights, gradient);
  const PlaneSlope wanted = slope_on(scatter.plane, gradient);
  const PlaneSlope mean = scatter.work.mean().value_or(PlaneSlope{});
  CHECK(std::abs(mean.a - wanted.a) < 1e-6);
  CHECK(std::abs(mean.b - wanted.b) < 1e-6);
  CHECK(scatter.work.slopes().size() == 3);
  CHECK(std::abs(scatter.work.slopes()[0].a - wanted.a) > 1e-4);
  // And that is how steep the loss is along the axes.
  const double h = 1e-2;
  std::vector<Scalar> moved(weights.size());
  scatter.plane.at(h, 0, moved);
  const double above = probe.loss(moved);
  scatter.plane.at(-h, 0, moved);
  CHECK(std::abs((above - probe.loss(moved)) / (2 * h) - wanted.a) < 1e-3);
}

TEST_CASE("Weights in the middle of their own plane are at its origin", "[landscape][scatter]") {
  const Scatter scatter(2);
  CHECK(std::abs(scatter.work.place().a) < 1e-9);
  CHECK(std::abs(scatter.work.place().b) < 1e-9);
  CHECK(scatter.work.place().distance < 1e-6);
}

TEST_CASE("The noise of a scatter is that of its batches", "[landscape][scatter]") {
  Scatter scatter(1);
  scatter.work.advance(1);
  CHECK_FALSE(scatter.work.noise().has_value());
  scatter.work.advance(100);
  const NoiseEstimate apart =
      measure_gradient_noise(scatter.network.small.model, scatter.network.small.store, scatter.loss,
                             scatter.network.data, scatter.settings, 5, scatter.network.parallel);
  const NoiseEstimate noise = scatter.work.noise().value_or(NoiseEstimate{});
  CHECK(noise.batches == 5);
  CHECK(std::abs(noise.noise_scale - apart.noise_scale) <= 1e-5 * apart.noise_scale);
  CHECK(std::abs(noise.gradient_norm - apart.gradient_norm) <= 1e-5 * apart.gradient_norm);
}

TEST_CASE("How much of a gradient lies in a plane, be its directions askew", "[landscape]") {
  const WeightPlane plane{.origin = {0, 0, 0}, .first = {2, 0, 0}, .second = {1, 1, 0}};
  const std::vector<Scalar> gradient{3, 4, 12};
  CHECK(std::abs(square_within(plane, slope_on(plane, gradient)) - 25) < 1e-9);
  const PlaneShadow shadow = shadow_of(plane, std::vector<Scalar>{3, 1, 5});
  CHECK(std::abs(shadow.a - 1) < 1e-9);
  CHECK(std::abs(shadow.b - 1) < 1e-9);
  CHECK(std::abs(shadow.distance - 5) < 1e-9);
}

}  // namespace
}  // namespace inkgrad
